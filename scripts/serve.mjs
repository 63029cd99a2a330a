import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/**
 * Serves dist (or another folder) with Vite's preview server, as a static host would: /slug leads to /slug/,
 * and what is not there is 404.html. Resolves to { address, close }; port 0 takes any free one.
 */
export async function serve({ port, base = '/', folder = join(root, 'dist') }) {
  const { preview } = await import('vite');
  const server = await preview({
    root,
    base,
    configFile: false,
    appType: 'mpa',
    logLevel: 'silent',
    build: { outDir: folder },
    plugins: [asAHostDoes(folder)],
    preview: { port, strictPort: true, host: 'localhost' },
  });
  return {
    address: `http://localhost:${server.httpServer.address().port}${base}`,
    close: () => server.close(),
  };
}

const asAHostDoes = (dist) => ({
  name: 'unfolded:host',
  configurePreviewServer: (server) => () => {
    // Comes after the files: what arrives here is a page that exists (rewritten to .html), or nothing.
    server.middlewares.use((request, response, next) => {
      const path = request.url.replace(/[?#].*/, '');
      if (path.endsWith('.html') && existsSync(join(dist, path))) return next();
      if (!path.includes('..') && existsSync(join(dist, path, 'index.html'))) {
        const asked = new URL(request.originalUrl, 'http://localhost');
        response.writeHead(301, { Location: `${asked.pathname}/${asked.search}` });
        return response.end();
      }
      response.writeHead(404, { 'Content-Type': 'text/html' });
      response.end(readFileSync(join(dist, '404.html')));
    });
  },
});

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } });
  console.log((await serve({ port: Number(values.port) })).address);
}
