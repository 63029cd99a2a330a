/** What the prose of chapter 11 says of the race: networks are trained here, for each claim and seed. */
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../src/engine/experiment.ts';
import { Trace } from '../src/engine/trace.ts';
import { networkAt } from '../src/figures/training/flow.ts';
import { raceOf, setupsOf } from '../src/figures/training/setup.ts';
import { createLearner } from '../src/training/create.ts';
import { Run } from '../src/training/run.ts';

describe('the race, with the first three seeds', () => {
  const T = raceOf({}).lag!;
  const sizeAt = (experiment: Experiment, t: number) =>
    Math.hypot(...new Trace(experiment).error(`1.h@${t}`)!);

  /** The size of the error at the first step and at the last, and the loss on unseen sequences, every 25 updates. */
  async function courseOf(cell: string, seed: number, updates: number) {
    const setup = setupsOf({ ...raceOf({}), seed }).find(({ cells }) => cells[0] === cell)!;
    const run = await Run.begin(setup, createLearner);
    const moment = () => {
      const network = networkAt(setup, run.checkpoint().weights, run.count);
      const { loss, accuracy } = run.examine();
      return { first: sizeAt(network, 1), last: sizeAt(network, T), loss, accuracy };
    };
    const course = [moment()];
    while (run.count < updates) if (run.advance() && run.count % 25 === 0) course.push(moment());
    return course;
  }

  it.each([
    ['lstm', 1, 10],
    ['lstm', 2, 10],
    ['lstm', 3, 10],
    ['gru', 1, 100],
    ['gru', 2, 100],
    ['gru', 3, 100],
  ])(
    '%s, seed %i: the error at the first step grows %i times and more before the loss has fallen to an eighth, and shrinks after',
    async (cell, seed, times) => {
      const course = await courseOf(cell, seed, 400);
      const peak = course.reduce((a, b) => (b.first > a.first ? b : a));
      expect(peak.first / course[0]!.first).toBeGreaterThan(times);
      expect(peak.loss).toBeGreaterThan(Math.LN2 / 8);
      const end = course.at(-1)!;
      expect(end.accuracy).toBe(1);
      expect(end.loss).toBeLessThan(0.02);
      expect(end.first).toBeLessThan(peak.first / 20);
      // While the way opens, the loss stands at a coin's.
      expect(course.slice(1, 4).every(({ loss }) => Math.abs(loss - Math.LN2) < 0.03)).toBe(true);
    },
  );

  it('in the LSTM of the first seed the error falls more steeply at the end than it did at the start', async () => {
    const course = await courseOf('lstm', 1, 800);
    const steepness = ({ first, last }: { first: number; last: number }) => first / last;
    expect(steepness(course.at(-1)!)).toBeLessThan(steepness(course[0]!) / 2);
  });

  it('with a rate of 0.01 the plain network learns with each of six seeds, and the LSTM does not with three of them', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6])
      for (const setup of setupsOf({ ...raceOf({}), rate: 0.01, seed })) {
        const run = await Run.begin(setup, createLearner);
        const deaf = setup.cells[0] === 'lstm' && [2, 4, 5].includes(seed);
        let right = false;
        while (!right && run.count < (deaf ? 3000 : 2000))
          if (run.advance() && run.count % 50 === 0) right = run.examine().accuracy > 0.97;
        expect([seed, setup.cells[0], right]).toEqual([seed, setup.cells[0], !deaf]);
      }
  }, 60_000);

  it('with a lag of 10 all three learn within 300 updates, with each of six seeds', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6])
      for (const setup of setupsOf({ ...raceOf({}), lag: 10, seed })) {
        const run = await Run.begin(setup, createLearner);
        while (run.count < 300) run.advance();
        expect(run.examine().accuracy).toBeGreaterThan(0.97);
      }
  }, 60_000);

  it('in the plain network what reaches the first step stays a millionth and less, and it answers like a coin', async () => {
    for (const seed of [1, 2, 3]) {
      const course = await courseOf('rnn', seed, 600);
      expect(Math.max(...course.map(({ first, last }) => first / last))).toBeLessThan(1e-6);
      expect(course.at(-1)!.loss).toBeGreaterThan(0.68);
    }
  });
});
