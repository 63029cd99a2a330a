/** What chapter 13 says of the results that are shipped with it. */
import { describe, expect, it } from 'vitest';
import { longLag } from './results/long-lag.ts';
import { measuredHandwriting } from './real-sequences.ts';

const solved = (test: string, network: string) =>
  longLag.tests
    .find(({ id }) => id === test)!
    .networks.find(({ id }) => id === network)!
    .runs.filter((run) => run.solved).length;
const missed = (test: string) =>
  longLag.tests
    .find(({ id }) => id === test)!
    .networks.map(({ id, runs }) => ({
      id,
      least: Math.min(...runs.map((run) => run.missed / run.labels)),
    }));

describe('the published tests, repeated', () => {
  const tests = longLag.tests.map(({ id }) => id);

  it('are four, with three seeds each', () => {
    expect(tests).toHaveLength(4);
    for (const { networks } of longLag.tests)
      for (const { runs } of networks) expect(runs).toHaveLength(3);
  });

  it('the plain network solves none', () => {
    expect(tests.map((test) => solved(test, 'rnn'))).toEqual([0, 0, 0, 0]);
  });

  it('started orthogonally it solves the shorter order test always, the longer once, the sum never, and copies best', () => {
    expect(solved('temporal-order-50', 'rnn-orthogonal')).toBe(3);
    expect(solved('temporal-order-100', 'rnn-orthogonal')).toBe(1);
    expect(solved('adding-100', 'rnn-orthogonal')).toBe(0);
    const copies = missed('copy-30').toSorted((a, b) => a.least - b.least);
    expect(copies[0]!.id).toBe('rnn-orthogonal');
  });

  it('the LSTM: what a forget bias of 1 and of 5 come to', () => {
    expect(solved('temporal-order-100', 'lstm')).toBe(0);
    expect(solved('adding-100', 'lstm')).toBe(2);
    expect(solved('temporal-order-100', 'lstm-open')).toBe(2);
    expect(solved('adding-100', 'lstm-open')).toBe(0);
  });

  it('the GRU solves both order tests and the sum; nothing solves copying', () => {
    for (const test of ['temporal-order-50', 'temporal-order-100', 'adding-100'])
      expect(solved(test, 'gru')).toBe(3);
    for (const { runs } of longLag.tests.find(({ id }) => id === 'copy-30')!.networks)
      expect(runs.some((run) => run.solved)).toBe(false);
  });
});

it('held-out drawings: as many right with each of three seeds, and a wide spread over the families', () => {
  const { split, leftOut } = measuredHandwriting;
  expect(split.runs.map(({ right, of }) => [right, of])).toEqual(
    Array.from({ length: 3 }, () => [split.runs[0]!.right, 30]),
  );
  const shares = leftOut.runs.map(({ right, of }) => right / of);
  expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThanOrEqual(0.25);
});
