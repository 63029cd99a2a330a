// npm run experiments [-- name]: sets up, then runs experiments/<name>.ts; without a name the long-lag tests, whose stdout is the results alone.
import { kernels } from './kernels.mjs';
import { root, run } from './run.mjs';
import { setup } from './setup.mjs';

const names = ['long-lag', 'handwriting', 'phones', 'spelling'];
const [first, ...rest] = process.argv.slice(2);
const [name, options] = names.includes(first) ? [first, rest] : [names[0], process.argv.slice(2)];

try {
  await setup();
  await kernels();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.exitCode = await run(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), `${root}experiments/${name}.ts`, ...options],
  { stdio: 'inherit' },
);
