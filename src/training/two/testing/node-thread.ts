/** Starts a true second thread under Node, for tests and the bench. */
import { Worker } from 'node:worker_threads';
import type { Thread } from '../thread.ts';

/** Node 20 reads TypeScript in a thread only once it was told to there. */
const entry = `
  import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(new URL('./node-second.ts', import.meta.url).href)});
  });`;

export interface NodeThread extends Thread {
  end(): void;
  /** From here on it keeps no process alive. */
  release(): void;
}

export function nodeThread(): NodeThread {
  const worker = new Worker(entry, { eval: true });
  const thread: NodeThread = {
    postMessage: (order, transfer) => worker.postMessage(order, transfer as ArrayBuffer[]),
    onmessage: null,
    onerror: null,
    end: () => void worker.terminate(),
    release: () => worker.unref(),
  };
  worker.on('message', (data) => thread.onmessage?.({ data }));
  worker.on('error', (error) => thread.onerror?.(error));
  return thread;
}
