/** Fetches and compiles the program, once for all learners of a thread. */
import type { Build } from './program.ts';

const addresses: Readonly<Record<Build, () => URL>> = {
  relaxed: () => new URL('./built/relaxed.wasm', import.meta.url),
  simd: () => new URL('./built/simd.wasm', import.meta.url),
};
const modules = new Map<Build, Promise<WebAssembly.Module>>();

/** Rejects where the file cannot be had or is none; the next call tries again. */
export function moduleOf(build: Build): Promise<WebAssembly.Module> {
  let module = modules.get(build);
  if (!module) {
    module = bytesOf(addresses[build]()).then((bytes) => WebAssembly.compile(bytes));
    module.catch(() => modules.delete(build));
    modules.set(build, module);
  }
  return module;
}

async function bytesOf(address: URL): Promise<BufferSource> {
  if (address.protocol === 'file:') {
    // Under Node, where nothing can be fetched from a disk. The name is kept from the bundler, which has no such module.
    const name = 'node:fs/promises';
    const { readFile } = (await import(
      /* @vite-ignore */ name
    )) as typeof import('node:fs/promises');
    return readFile(address);
  }
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname} answered ${response.status}.`);
  return response.arrayBuffer();
}
