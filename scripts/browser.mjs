import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { root, run, tool } from './run.mjs';

/**
 * What a whole Chromium does in every window it opens for a test, unseen: two pages of suggestions below an address bar
 * that nobody types in, more work than opening a chapter. Of two such lists it reads the last, so Playwright's own is
 * repeated here; e2e/browser.spec.ts says when that has grown.
 */
const switchedOff = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'AimEnabled'],
  ...['TcpPortRandomizationWin', 'OptimizationHints', 'NetworkTimeServiceQuerying'],
  ...['PreconnectToSearch', 'msForceBrowserSignIn', 'msEdgeUpdateLaunchServicesPreferredVersion'],
];

/** No traffic of the browser's own; and root may not use its sandbox. */
export const browserArgs = [
  `--disable-features=${switchedOff.join(',')}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const systemNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chromium that is on this machine already, or undefined. */
export function findBrowser() {
  const named = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`PLAYWRIGHT_CHROMIUM_PATH names ${named}, and there is no such file.`);
  }
  return [playwrightsOwn(), ...inPath(), ...elsewhere].find((file) => file && existsSync(file));
}

/** The same, and if there is none, tries to get one: first Playwright's, then Debian's. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  console.error("No Chromium found; trying Playwright's download …");
  await tool('@playwright/test/cli.js', ['install', 'chromium'], { stdio: ['ignore', 2, 2] });
  const downloaded = findBrowser();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    console.error('Installing Debian’s chromium (apt-get) …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { stdio: ['ignore', 2, 2], env };
    await run('apt-get', ['update', '-qq'], options);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  }
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error(
    'The end-to-end tests need Chromium or Chrome. Install one (on Debian: apt-get install chromium), ' +
      'or name one in PLAYWRIGHT_CHROMIUM_PATH.',
  );
}

function playwrightsOwn() {
  try {
    return createRequire(`${root}package.json`)('@playwright/test').chromium.executablePath();
  } catch {
    return undefined; // dependencies not installed, or no build of it for this system
  }
}

const inPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => systemNames.map((name) => join(folder, name)));
