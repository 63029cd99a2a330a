import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a command and resolves to its exit code; by default it reads nothing and prints as it goes. It ends
 * with this process: an install left behind would work on the same folder as the next one.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const stdio = ['ignore', 'inherit', 'inherit'];
    const { endWith = 'SIGTERM', ...rest } = options;
    const child = spawn(command, args, { cwd: root, stdio, ...rest });
    const stop = () => child.kill(endWith);
    const end = (code) => {
      process.off('exit', stop);
      resolve(code);
    };
    process.on('exit', stop);
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** A tool of the project's own, run by this same Node. */
export const tool = (path, args, options) =>
  run(process.execPath, [`${root}node_modules/${path}`, ...args], options);
