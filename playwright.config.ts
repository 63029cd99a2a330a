import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from './scripts/browser.mjs';

// Chosen once, by the main process, and inherited by the workers: two runs side by side do not meet.
process.env.E2E_PORT ??= String(20000 + (process.pid % 20000));
const port = process.env.E2E_PORT;

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}/`,
    // Only the tests of offline reading want it; elsewhere it would stand between the test and the server.
    serviceWorkers: 'block',
    launchOptions: { executablePath: findBrowser(), args: browserArgs },
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --uncompressed`,
    url: `http://localhost:${port}/`,
    stdout: 'ignore',
  },
});
