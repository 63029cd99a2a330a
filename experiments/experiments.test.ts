/** The file of results is of the tests as they stand here; the script's quick form runs, and twice the same. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Results, TestResults } from '../src/training/trials/results.ts';
import { FIRST_SEED, SEEDS, TESTS } from './tests.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { tests } = JSON.parse(
  readFileSync(at('../content/results/long-lag.json'), 'utf8'),
) as Results;

describe('the file of results', () => {
  it('is of these tests, networks and seeds: one that was changed is to be carried out again', () => {
    const settings = tests.map(({ id, task, networks }) => ({
      id,
      task,
      networks: networks.map(({ id: name, setup, most }) => ({ id: name, setup, most })),
    }));
    expect(settings).toEqual(TESTS);
    const seeds = Array.from({ length: SEEDS }, (_, k) => FIRST_SEED + k);
    for (const { networks } of tests)
      for (const { runs } of networks) expect(runs.map(({ seed }) => seed)).toEqual(seeds);
  });
});

describe('the script', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', at('long-lag.ts'), ...args], {
      cwd: at('..'),
      encoding: 'utf8',
    });

  it('in its quick form prints the same results each time, all but the seconds', () => {
    const [one, two] = [1, 2].map(() => {
      const results = JSON.parse(run('--quick', '--seeds', '1').stdout) as TestResults;
      return results.networks.map(({ runs }) => runs.map((each) => ({ ...each, seconds: 0 })));
    });
    expect(one).toEqual(two);
    expect(one!.flat().every(({ solved }) => solved)).toBe(true);
  });

  it('refuses what it does not know in a sentence', () => {
    expect(run('--only', 'parity')).toMatchObject({ status: 1, stdout: '' });
    expect(run('--only', 'parity').stderr).toContain('No test begins with "parity"; there are');
    expect(run('--seeds', 'many').stderr).toContain('--seeds must be a whole number from 1');
  });
});
