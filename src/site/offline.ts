import { toRoot } from './path.ts';

/**
 * Registers the service worker and tells it what this page has loaded so far, so that the page opens
 * without a network from its first visit on; `data-offline` on <html> says that it does. Where this fails,
 * the book is simply online only.
 */
export async function keepOffline(path: string) {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(`${toRoot(path)}sw.js`, { updateViaCache: 'none' });
    const { active } = await navigator.serviceWorker.ready;
    await document.fonts.ready;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      document.documentElement.dataset.offline = '';
      port1.close();
    };
    active?.postMessage({ visited: path, loaded }, [port2]);
  } catch {
    // Private windows and locked-down browsers refuse; nothing is lost.
  }
}
