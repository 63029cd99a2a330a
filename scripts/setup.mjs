import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root, run } from './run.mjs';

const stamp = `${root}node_modules/.unfolded-lock`;
const busy = `${root}.cache/setup-by`;

/**
 * Installs the dependencies if the lock file is not the one they were installed from. Speaks on stderr only:
 * stdout belongs to whatever is run next.
 */
export async function setup() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new Error(`Node 20 or newer is needed; this is ${process.versions.node}.`);
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (read(stamp) === lock) return;
  await alone(async () => {
    if (read(stamp) !== lock) await install();
    writeFileSync(stamp, lock);
  });
}

async function install() {
  console.error('Installing the dependencies (npm ci) …');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32', // npm is a script there
    endWith: 'SIGKILL', // npm goes on installing after a gentler signal
    // The browser for the tests is found by browser.mjs.
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  if (code !== 0)
    throw new Error(`"npm ci" failed (exit code ${code}): its message above says why.`);
}

/** Two commands started at once must not install over each other: the second waits for the first. */
async function alone(work) {
  mkdirSync(`${root}.cache`, { recursive: true });
  while (!take()) await new Promise((resolve) => setTimeout(resolve, 300));
  const release = () => rmSync(busy, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take() {
  try {
    writeFileSync(busy, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const owner = Number(read(busy));
    if (owner && !isAlive(owner)) rmSync(busy, { force: true }); // left by a process that was killed
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await setup();
