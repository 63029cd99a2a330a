/** How much the fast step weighs as it is served: the program, and what a page needs to run it besides the plain learner. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** The compressed bytes of all that an entry reaches, minified: its script, and the files that this fetches. */
async function weigh(entry: string): Promise<{ script: number; files: readonly number[] }> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'silent',
    root: folder,
    build: {
      write: false,
      assetsInlineLimit: 0,
      rolldownOptions: { input: folder + entry, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const bytes = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length;
  const [script, ...files] = output.map((one) =>
    bytes(one.type === 'chunk' ? one.code : one.source),
  );
  return { script: script!, files };
}

it('is at most 12 kB compressed, module and loader', async () => {
  const plain = await weigh('plain.ts');
  const both = await weigh('create.ts');
  // Two programs, of which a page fetches one.
  expect(both.files).toHaveLength(2);
  expect(plain.files).toHaveLength(0);
  const loader = both.script - plain.script;
  expect(loader + Math.max(...both.files)).toBeLessThanOrEqual(12_000);
});
