// node scripts/cli.mjs NAME …: runs src/cli/NAME.ts. Its stdout is the program's alone.
import { root, run } from './run.mjs';
import { setup } from './setup.mjs';

const [name, ...args] = process.argv.slice(2);
try {
  await setup();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// File names mean what they mean where the command was typed; npm itself moves to the project's root.
const typedIn = process.env.npm_lifecycle_event === name && process.env.INIT_CWD;
process.exitCode = await run(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), `${root}src/cli/${name}.ts`, ...args],
  { stdio: 'inherit', cwd: typedIn || process.cwd() },
);
