// npm test: every check there is, one after the other, and one line at the end.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { kernels } from './kernels.mjs';
import { root, tool } from './run.mjs';
import { setup } from './setup.mjs';

const results = `${root}.cache/results`;
const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];

function count({ passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

/** One step: its name, its time, what it counts. A step that fails without saying so counts as one failure. */
async function step(name, work) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  let counts;
  try {
    counts = await work();
  } catch (error) {
    console.error(error.message);
    counts = { failed: 1 };
  }
  count(counts);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (counts.failed) broken.push(name);
  console.log(`── ${name}: ${counts.failed ? 'FAILED' : 'passed'} in ${seconds} s`);
  return !counts.failed;
}

const check = async (exitCode) => ((await exitCode) === 0 ? { passed: 1 } : { failed: 1 });

/** Counts from a JSON report; a run that failed although no test did (a file that does not load) is one failure. */
async function tests(exitCode, report, read) {
  const code = await exitCode;
  const counts = read(JSON.parse(readFileSync(report, 'utf8')));
  if (code !== 0 && !counts.failed) counts.failed = 1;
  return counts;
}

const unitReport = `${results}/unit.json`;
const unit = () =>
  tests(
    tool('vitest/vitest.mjs', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ]),
    unitReport,
    (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  );

const pagesReport = `${results}/pages.json`;
const pages = async () => {
  const env = {
    ...process.env,
    PLAYWRIGHT_CHROMIUM_PATH: await ensureBrowser(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: pagesReport,
  };
  return tests(
    tool('@playwright/test/cli.js', ['test', '--reporter=list,json'], { env }),
    pagesReport,
    ({ stats }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    }),
  );
};

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
try {
  await setup();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

await step('training step, compiled', async () => {
  await kernels();
  return { passed: 1 };
});
// These three say nothing unless something is wrong, and leave a core idle each.
await Promise.all([
  step('types', () => check(tool('typescript/bin/tsc', ['--noEmit']))),
  step('lint', () => check(tool('eslint/bin/eslint.js', ['.']))),
  step('format', () =>
    check(tool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.'])),
  ),
]);
await step('unit tests', unit);
const built = await step('build', () => check(build()));
if (built) await step('pages in a browser', pages);
else console.log('\n── pages in a browser: not run, for there is nothing built');

if (broken.length) console.log(`\nFailed: ${broken.join(', ')}`);
const skipped = total.skipped ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed ? 1 : 0;
