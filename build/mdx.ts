import { compile } from '@mdx-js/mdx';
import remarkMath from 'remark-math';
import type { Plugin } from 'vite';
import { cite } from './cite.ts';
import { code } from './code.ts';
import { formulas } from './formulas.ts';
import { headings } from './headings.ts';

/** What MDX throws: a point, or the stretch of text that is wrong. */
interface Located extends Error {
  reason?: string;
  place?: Point | { start: Point };
}

interface Point {
  line: number;
  column: number;
}

const start: Point = { line: 1, column: 1 };

/** Chapters: MDX with formulas set at build time. A mistake in one stops the build with its file and line. */
export function mdx(): Plugin {
  return {
    name: 'unfolded:mdx',
    enforce: 'pre',
    transform: {
      filter: { id: /\.mdx$/ },
      async handler(source, id) {
        const { name, config } = this.environment;
        // The pages are written by the server's build; the browser's finds the formulas in them.
        const withHtml = name !== 'client' || config.command !== 'build';
        try {
          const { value } = await compile(
            { value: source, path: id },
            {
              remarkPlugins: [remarkMath, [formulas, { withHtml }], cite],
              rehypePlugins: [headings, code],
            },
          );
          return { code: String(value), map: null, moduleType: 'js' };
        } catch (cause) {
          const { reason, message, place } = cause as Located;
          const { line, column } = (place && 'start' in place ? place.start : place) ?? start;
          return this.error({
            message: `${id}:${line}:${column}: ${reason ?? message}`,
            id,
            loc: { file: id, line, column },
          });
        }
      },
    },
  };
}
