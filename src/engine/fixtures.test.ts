/**
 * Every number of every fixture (PyTorch, float64) against the trace as JSON. The only oracle that sees a wrong forward
 * definition as other people use the word: the order of the gates, where the GRU resets.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Experiment } from './experiment.ts';
import { parseExperiment } from './parse.ts';
import { apart } from './testing/compare.ts';
import { TOLERANCE } from './testing/matchers.ts';
import { traceToJson } from './trace-json.ts';
import { Trace } from './trace.ts';

const folder = new URL('./fixtures/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const worst = { apart: 0, where: 'nowhere', numbers: 0 };

interface Difference {
  readonly where: string;
  readonly got: unknown;
  readonly want: unknown;
}

/** Both trees at once: numbers by the rule, anything else by identity, keys missing or too many by name. */
function* differences(got: unknown, want: unknown, where: string): Generator<Difference> {
  if (typeof want === 'number' && typeof got === 'number') {
    worst.numbers++;
    const distance = apart(got, want);
    if (distance > worst.apart) Object.assign(worst, { apart: distance, where });
    if (!(distance <= TOLERANCE)) yield { where, got, want };
  } else if (isTree(want) && isTree(got)) {
    for (const key of new Set([...Object.keys(want), ...Object.keys(got)])) {
      if (!Object.hasOwn(want, key) && isExtra(where, key)) continue;
      yield* differences(got[key], want[key], `${where}.${key}`);
    }
  } else if (got !== want) yield { where, got, want };
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The fixtures list ∂L_s/∂h for the forward directions only. */
function isExtra(where: string, key: string): boolean {
  return /\.errorsByLoss$/.test(where) && key.endsWith('b');
}

describe.each(files)('fixture %s', (file) => {
  const { experiment, expected } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
    experiment: Experiment;
    expected: unknown;
  };
  const name = file.replace('.json', '');

  it('is reproduced, number by number', () => {
    const got = traceToJson(new Trace(experiment));
    expect([...differences(got, expected, name)]).toEqual([]);
  });

  it('is reproduced from its text, read as a reader’s file is', () => {
    const parsed = parseExperiment(JSON.stringify(experiment));
    expect(parsed).toEqual(experiment);
    const got = JSON.parse(JSON.stringify(traceToJson(new Trace(parsed))));
    expect([...differences(got, expected, name)]).toEqual([]);
  });
});

it('covers every cell', () => {
  expect(files.length).toBeGreaterThanOrEqual(11);
});

afterAll(() => {
  const { numbers, apart: most, where } = worst;
  console.info(
    `fixtures: ${numbers} numbers; the worst is off by ${most.toExponential(1)}, ${where}`,
  );
});
