/** The command line as it is typed: three runs of npm, each a second or two. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseExperiment } from '../engine/parse.ts';
import { traceToJson } from '../engine/trace-json.ts';
import { Trace } from '../engine/trace.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = new URL('../engine/fixtures/lstm-initial-state.json', import.meta.url);
const PATIENCE = 60_000;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'unfolded-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

function trace(...files: string[]): Promise<Result> {
  return new Promise((resolve) => {
    const args = ['run', '--silent', 'trace', '--', ...files];
    const windows = process.platform === 'win32'; // npm is a script there
    const options = { cwd: root, shell: windows, maxBuffer: 1e8 };
    execFile('npm', args, options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe.concurrent('npm run --silent trace', () => {
  it(
    'prints the trace of an experiment as JSON, and nothing else',
    { timeout: PATIENCE },
    async ({ expect }) => {
      const { experiment } = JSON.parse(readFileSync(fixture, 'utf8')) as { experiment: unknown };
      const text = JSON.stringify(experiment);
      // A byte order mark, as some editors write it, is no part of the JSON.
      const { code, stdout } = await trace(file('good.json', `\uFEFF${text}`));
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toEqual(traceToJson(new Trace(parseExperiment(text))));
    },
  );

  it(
    'says of a bad file what is wrong, on standard error alone',
    { timeout: PATIENCE },
    async ({ expect }) => {
      const result = await trace(file('bad.json', '{"version": 3}'));
      expect(result.stdout).toBe('');
      expect(result.stderr).toContain('version: found 3, but it should be 1');
      expect(result.stderr).not.toMatch(/\n\s+at /); // no stack
      expect(result.code).toBe(1);
    },
  );

  it('says so where there is no file', { timeout: PATIENCE }, async ({ expect }) => {
    const result = await trace(join(folder, 'none.json'));
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain('none.json cannot be read: ENOENT.');
    expect(result.code).toBe(1);
  });
});

it('the folder of the test is outside the project', () => {
  expect(folder.startsWith(root)).toBe(false);
});
