// npm run experiments: sets up, then runs experiments/long-lag.ts. Its stdout is the results alone.
import { kernels } from './kernels.mjs';
import { root, run } from './run.mjs';
import { setup } from './setup.mjs';

try {
  await setup();
  await kernels();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.exitCode = await run(
  process.execPath,
  [
    '--import',
    import.meta.resolve('tsx'),
    `${root}experiments/long-lag.ts`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
