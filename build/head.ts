import { policy } from './policy.ts';
import type { PageFiles } from './files.ts';

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** What a page's head holds before the entry's own scripts: the policy first, since it governs the rest. */
export const head = (page: { title: string; description: string }) => `${policy}
    <title>${escape(page.title)}</title>
    <meta name="description" content="${escape(page.description)}" />
    <meta property="og:title" content="${escape(page.title)}" />
    <meta property="og:description" content="${escape(page.description)}" />`;

/** Links that spare the reader a round trip: the page's chunk, its style sheets, and the fonts of its text. */
export const links = ({ scripts, styles }: PageFiles, fonts: string[]) =>
  [
    ...fonts.map(
      (file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${file}">`,
    ),
    ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="./${file}">`),
    ...styles.map((file) => `<link rel="stylesheet" crossorigin href="./${file}">`),
  ].join('\n    ');
