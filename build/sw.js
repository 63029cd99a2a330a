// The service worker: every page opens offline once visited. The build fills in the two constants.
//
// Pages come from the network first and hashed files from the cache first, so a page always meets the files
// it was built with, and a new deploy needs no reload. The cache before this one is kept for pages still open.

const version = 'VERSION';
/** For each page (its path below the root): the files it needs. */
const pages = { PAGES: [] };

const root = new URL('./', self.location.href).href;
const family = `unfolded ${root} `; // other copies of the book may share this origin
const name = family + version;
const shell = ['', 'theme.js', 'favicon.svg', 'manifest.webmanifest'];
const address = (path) => new URL(path.replace(/^\//, ''), root).href;
const isHashed = (url) => url.startsWith(root + 'assets/');

async function ourCaches() {
  return (await caches.keys()).filter((key) => key.startsWith(family)).reverse();
}

/** The newest copy kept, or undefined. */
async function kept(url) {
  for (const key of await ourCaches()) {
    const response = await (await caches.open(key)).match(url);
    if (response) return response;
  }
}

/** Puts each address into this version's cache, once. A single failure spoils nothing else. */
async function keep(urls) {
  const cache = await caches.open(name);
  await Promise.allSettled(
    urls.map(async (url) => {
      if (await cache.match(url)) return;
      const old = isHashed(url) && (await kept(url));
      if (old) await cache.put(url, old);
      else await cache.add(new Request(url, { cache: isHashed(url) ? 'default' : 'no-cache' }));
    }),
  );
}

const keepPage = (path) => keep([path, ...(pages[path] ?? [])].map(address));

async function install() {
  const visited = [];
  for (const path of Object.keys(pages)) if (await kept(address(path))) visited.push(path);
  await keep(shell.map(address));
  await Promise.all(['/', ...visited].map(keepPage));
  await self.skipWaiting();
}

async function activate() {
  for (const key of (await ourCaches()).slice(2)) await caches.delete(key);
  await self.clients.claim();
}

async function fromCacheFirst(request) {
  const old = await kept(request.url);
  if (old) return old;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(name)).put(request.url, response.clone());
  return response;
}

async function fromNetworkFirst(request) {
  const url = request.url.replace(/[?#].*/, '');
  try {
    const response = await fetch(request);
    if (response.ok && !response.redirected)
      await (await caches.open(name)).put(url, response.clone());
    return response;
  } catch (error) {
    const old = await kept(url);
    if (old) return old;
    if (request.mode === 'navigate') return unread();
    throw error;
  }
}

const unread = () =>
  new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width"><title>Not yet on this device</title>
<link rel="icon" href="${root}favicon.svg"><h1>Not yet on this device</h1>
<p>There is no network, and this page has not been opened here before. <a href="${root}">Contents</a></p></html>`,
    { status: 503, headers: { 'Content-Type': 'text/html' } },
  );

/**
 * With the headers by which a page may share memory with its workers, for hosts that send none: from the second visit on it is so. Everything
 * is of one origin, so nothing is kept out by them. A redirection is left as it is: the browser follows it itself.
 */
function isolated(response) {
  if (response.status === 0 || response.redirected) return response;
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  return new Response(response.body, { status, statusText, headers });
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(root)) return;
  const response = isHashed(request.url) ? fromCacheFirst(request) : fromNetworkFirst(request);
  event.respondWith(response.then(isolated));
});

self.addEventListener('message', (event) => {
  const { visited, loaded = [] } = event.data ?? {};
  if (typeof visited !== 'string') return;
  const done = Promise.all([keepPage(visited), keep(loaded.filter(isHashed))]);
  event.waitUntil(done.then(() => event.ports[0]?.postMessage('kept')));
});
