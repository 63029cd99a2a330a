import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { kernels } from './kernels.mjs';
import { root, tool } from './run.mjs';

const inputs = [
  'build',
  'content',
  'public',
  'scripts/kernels.ts',
  'src',
  'index.html',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
];
/** Made from the other inputs by the build itself. */
const printed = ['src/training/kernels/built', 'src/training/kernels/assembly/generated'];
const stamp = join(root, '.cache/built-from');

/** Builds dist. With `ifStale`, only when an input has changed since the last build. */
export async function build({ ifStale = false } = {}) {
  const now = hashOfInputs();
  const built = existsSync(join(root, 'dist/sw.js')) && existsSync(stamp);
  if (ifStale && built && readFileSync(stamp, 'utf8') === now) return 0;
  rmSync(stamp, { force: true });
  await kernels();
  const code = await tool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  if (code !== 0) return code;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  return 0;
}

function hashOfInputs() {
  const hash = createHash('sha256');
  for (const input of inputs)
    for (const file of filesIn(input)) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesIn(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  if (printed.includes(path)) return [];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await build();
