// npm start: installs, builds and serves the book. `npm start -- --port N` for another port.
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { serve } from './serve.mjs';
import { setup } from './setup.mjs';

const defaultPort = 4173;

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function wantedPort() {
  let port;
  try {
    ({ port = String(defaultPort) } = parseArgs({ options: { port: { type: 'string' } } }).values);
  } catch {
    fail('The only option is --port N, as in: npm start -- --port 8080');
  }
  const number = Number(port);
  if (!/^\d+$/.test(port) || number < 1 || number > 65535)
    fail(`--port takes a whole number from 1 to 65535, not "${port}".`);
  return number;
}

/** The wanted port, or else the nearest one after it that is free. */
async function serveFrom(first) {
  for (let port = first; port <= Math.min(first + 20, 65535); port++) {
    try {
      return await serve({ port });
    } catch (error) {
      if (/in use/i.test(error.message)) console.error(`Port ${port} is taken; trying the next.`);
      else if (error.code === 'EACCES')
        fail(`Port ${port} is not open to this user; try one above 1023.`);
      else throw error;
    }
  }
  return fail(`No port free from ${first} on; name another with --port N.`);
}

process.on('SIGINT', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));

const port = wantedPort();
try {
  await setup();
} catch (error) {
  fail(error.message);
}
if ((await build({ ifStale: true })) !== 0) fail('The build failed: its message above says where.');
const { address } = await serveFrom(port);
console.log(`Unfolded is at ${address} (Ctrl-C stops it)`);
