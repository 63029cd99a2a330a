import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Manifest, Plugin } from 'vite';
import { checkBudget } from './budget.ts';
import { filesOf } from './files.ts';
import { head, links } from './head.ts';
import { checkLinks } from './links.ts';
import { notFound } from './not-found.ts';
import { writeServiceWorker } from './offline.ts';

type Server = typeof import('../src/site/server.tsx');

const serverOut = '.cache/server';
/** The font that the first lines of every page are set in. */
const firstFonts = /^source-serif-4-latin-opsz-normal-/;

/** One `vite build`: the client, then the same pages as a server module, then each page as a file. */
export function prerender(): Plugin {
  return {
    name: 'unfolded:prerender',
    apply: 'build',
    config: () => ({
      builder: {},
      environments: {
        client: { build: { manifest: true } },
        ssr: {
          build: {
            ssr: 'src/site/server.tsx',
            outDir: serverOut,
            emptyOutDir: true,
            copyPublicDir: false,
          },
        },
      },
    }),
    async buildApp(builder) {
      await builder.build(builder.environments.client);
      await builder.build(builder.environments.ssr);
      const { root, base, build } = builder.config;
      const dist = resolve(root, build.outDir);
      const server = pathToFileURL(resolve(root, serverOut, 'server.js')).href;
      await writePages(dist, (await import(server)) as Server);
      writeFileSync(join(dist, '404.html'), notFound(base.startsWith('/') ? base : '/'));
    },
  };
}

async function writePages(dist: string, { pages, render, toRoot }: Server) {
  const template = readFileSync(join(dist, 'index.html'), 'utf8');
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest;
  rmSync(join(dist, '.vite'), { recursive: true });
  const fonts = readdirSync(join(dist, 'assets'))
    .filter((file) => firstFonts.test(file))
    .map((file) => `assets/${file}`);

  const written = new Map<string, string>();
  const needed = new Map<string, string[]>();
  for (const page of pages) {
    const files = filesOf(page.source, manifest, dist);
    const fill: Record<string, string> = {
      '<!--head-->': head(page),
      '<!--page-->': await render(page),
      'data-page="/"': `data-page="${page.path}"`,
    };
    const html = template
      // The entry's own files, which the build addresses from the root, and the page's, in the same way.
      .replace('</head>', `  ${links(files, fonts)}\n  </head>`)
      .replaceAll('="./', `="${toRoot(page.path) || './'}`)
      // One pass, by a function: prose may hold "$&", or a text that looks like a place to fill.
      .replace(/<!--head-->|<!--page-->|data-page="\/"/g, (place) => fill[place]);
    const file = join(dist, page.path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
    written.set(page.path, html);
    needed.set(page.path, [...files.all, ...fonts]);
  }
  checkLinks(written);
  checkBudget(dist, written);
  writeServiceWorker(dist, needed);
}
