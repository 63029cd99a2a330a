// Compiles the training step (kernels.ts) where it is older than what it is made of.
import { pathToFileURL } from 'node:url';
import { root, run } from './run.mjs';

/** Prints on stderr alone. Throws a sentence where it cannot be compiled. */
export async function kernels() {
  const tsx = import.meta.resolve('tsx');
  const code = await run(process.execPath, ['--import', tsx, `${root}scripts/kernels.ts`], {
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0)
    throw new Error('The training step could not be compiled: the message above says why.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await kernels();
