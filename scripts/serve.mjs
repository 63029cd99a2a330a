import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/**
 * Serves dist (or another folder) with Vite's preview server, as a static host would: /slug leads to /slug/,
 * and what is not there is 404.html. Resolves to { address, close }; port 0 takes any free one. `isolated`: with the headers by which a page
 * may share memory with its workers; a host that sends none is like one without. `compressed`: as every host sends it; the tests, which load
 * over a thousand pages from the same machine, do without.
 */
export async function serve({
  port,
  base = '/',
  folder = join(root, 'dist'),
  isolated = true,
  compressed = true,
}) {
  const { preview } = await import('vite');
  const server = await preview({
    root,
    base,
    configFile: false,
    appType: 'mpa',
    logLevel: 'silent',
    build: { outDir: folder },
    plugins: [asAHostDoes(folder, isolated, compressed)],
    preview: { port, strictPort: true, host: 'localhost' },
  });
  return {
    address: `http://localhost:${server.httpServer.address().port}${base}`,
    close: () => server.close(),
  };
}

/** Everything is of one origin, so nothing is kept out by them. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const asAHostDoes = (dist, isolated, compressed) => ({
  name: 'unfolded:host',
  configurePreviewServer(server) {
    if (isolated)
      server.middlewares.use((_, response, next) => {
        for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
        next();
      });
    if (!compressed)
      server.middlewares.use((request, _, next) => {
        delete request.headers['accept-encoding'];
        next();
      });
    // Comes after the files: what arrives here is a page that exists (rewritten to .html), or nothing.
    return () => server.middlewares.use(pagesOf(dist));
  },
});

const pagesOf = (dist) => (request, response, next) => {
  const path = request.url.replace(/[?#].*/, '');
  if (path.endsWith('.html') && existsSync(join(dist, path))) return next();
  if (!path.includes('..') && existsSync(join(dist, path, 'index.html'))) {
    const asked = new URL(request.originalUrl, 'http://localhost');
    response.writeHead(301, { Location: `${asked.pathname}/${asked.search}` });
    return response.end();
  }
  response.writeHead(404, { 'Content-Type': 'text/html' });
  response.end(readFileSync(join(dist, '404.html')));
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4173' },
      uncompressed: { type: 'boolean', default: false },
    },
  });
  const { address } = await serve({ port: Number(values.port), compressed: !values.uncompressed });
  console.log(address);
}
