/** The criterion, the course of a trial, thinned curves and medians. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../engine/testing/runs.ts';
import type { Setup } from '../checkpoint.ts';
import { moduleOf } from '../kernels/module.ts';
import { defaults } from '../optimiser.ts';
import type { MakeLearner } from '../run.ts';
import { createSimdLearner } from '../simd.ts';
import { MOST_RIGHTS, withLook, type Curve } from './curve.ts';
import { CRITERION, isFew } from './criterion.ts';
import { Judge } from './judge.ts';
import type { RunResult } from './results.ts';
import { summaryOf } from './summary.ts';
import { carryOut, runningPupil, type Moment, type Pupil } from './trial.ts';

/** WebAssembly's SIMD without the relaxed instructions rounds alike on every machine. */
const simd: MakeLearner = async (shape) => createSimdLearner(shape, await moduleOf('simd'), 'simd');

const setup: Setup = {
  task: { name: 'temporal-order', parameters: { T: 10 } },
  cells: ['gru'],
  hidden: 8,
  start: { recurrent: 'uniform', gain: 1, keep: 1 },
  optimiser: { rule: 'adam', rate: 0.003, ...defaults, clip: 1 },
  rows: 20,
  seed: 11,
};

const trial = { setup, most: 1000 };
const judged = () => Judge.of(setup, simd);

describe('the criterion', () => {
  it('is fewer than one in a hundred', () => {
    expect(isFew({ labelled: 2560, right: 2560 - 25 })).toBe(true);
    expect(isFew({ labelled: 2560, right: 2560 - 26 })).toBe(false);
    expect(isFew({ labelled: 100, right: 99 })).toBe(false);
    expect(isFew({ labelled: 100, right: 100 })).toBe(true);
  });

  it('is asked on 2,560 sequences that are not those of a look', async () => {
    const judge = await judged();
    const { weights } = (await (await runningPupil(setup, simd)).reach(100))!;
    const [look, test] = [judge.look(weights), judge.test(weights)];
    expect(look.labelled).toBe(CRITERION.looked);
    expect(test.labelled).toBe(CRITERION.tested);
    expect(look.loss).not.toBe(test.loss);
    expect(judge.test(weights)).toEqual(test);
    expect(test.accuracy).toBe(test.right / test.labelled);
  });

  it('counts numbers within the tolerance of their task', async () => {
    const adding: Setup = { ...setup, task: { name: 'adding', parameters: { T: 4 } } };
    const judge = await Judge.of(adding, simd);
    const { weights } = (await (await runningPupil(adding, simd)).reach(0))!;
    const { right, labelled } = judge.test(weights);
    // Untrained, as good as always saying one number: right with probability 1 − 0.96² at most.
    expect(labelled).toBe(2560);
    expect(right / labelled).toBeLessThan(0.12);
  });
});

describe('a trial', () => {
  it('ends at the first look whose test is passed, the same whenever it is carried out', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(async () => carryOut(trial, await runningPupil(setup, simd), await judged())),
    );
    expect(one).toEqual(two);
    // Of this build of the learner, on any machine.
    expect(one).toMatchObject({ solved: true, updates: SOLVED_AT, sequences: 20 * SOLVED_AT });
    expect(one!.curve.rights).toHaveLength(SOLVED_AT / CRITERION.every + 1);
    const before = (await (await runningPupil(setup, simd)).reach(SOLVED_AT - CRITERION.every))!;
    const judge = await judged();
    expect(isFew(judge.look(before.weights)) && isFew(judge.test(before.weights))).toBe(false);
  });

  it('ends at the most updates where it is not solved, and says what was missed', async () => {
    const short = { setup, most: 100 };
    const heard: number[] = [];
    const verdict = await carryOut(short, await runningPupil(setup, simd), await judged(), (at) =>
      heard.push(at),
    );
    expect(verdict).toMatchObject({ solved: false, updates: 100, labels: 2560, stopped: null });
    expect(verdict!.missed).toBeGreaterThan(25);
    expect(heard).toEqual([0, 100]);
  });

  it('goes on after a look that went well where the test does not', async () => {
    const judge = await judged();
    // On a hundred sequences all may be right where of 2,560 too many are missed.
    judge.look = () => ({ loss: 0, labelled: 100, right: 100, accuracy: 1 });
    const verdict = await carryOut(trial, await runningPupil(setup, simd), judge);
    expect(verdict).toMatchObject({ solved: true, updates: SOLVED_AT });
  });

  it('that leaves the numbers ends there, with the sentence', async () => {
    const wild: Setup = {
      ...setup,
      task: { name: 'adding', parameters: { T: 4 } },
      optimiser: { ...setup.optimiser, rule: 'sgd', rate: 100, clip: null },
    };
    const judge = await Judge.of(wild, simd);
    const verdict = await carryOut(
      { setup: wild, most: 1000 },
      await runningPupil(wild, simd),
      judge,
    );
    expect(verdict!.solved).toBe(false);
    expect(verdict!.stopped).toMatch(/left the numbers at update \d+/);
    expect(verdict!.stopped).toContain(`at update ${verdict!.updates + 1}:`);
  });

  it('whose pupil is told to end has no verdict', async () => {
    const pupil: Pupil = { reach: () => Promise.resolve<Moment | null>(null) };
    expect(await carryOut(trial, pupil, await judged())).toBeNull();
  });
});

/** Found by carrying it out once; the same for as long as neither task, start nor learner changes. */
const SOLVED_AT = 200;

describe('a curve', () => {
  it('has few points, evenly apart, each of the look that it stands for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (looks) => {
        let curve: Curve = { every: 100, rights: [] };
        for (let look = 0; look < looks; look++) curve = withLook(curve, look, 100, look / 1000);
        expect(curve.rights.length).toBeLessThanOrEqual(MOST_RIGHTS);
        expect(curve.rights.length).toBeGreaterThan(Math.min(looks, MOST_RIGHTS / 2) - 1);
        curve.rights.forEach((right, k) => expect(right).toBe((k * curve.every) / 100 / 1000));
        expect((curve.rights.length * curve.every) / 100).toBeGreaterThanOrEqual(looks);
      }),
      runs(100),
    );
  });
});

describe('a summary', () => {
  const run = (updates: number, missed: number, solved: boolean): RunResult => ({
    seed: updates,
    solved,
    updates,
    sequences: 20 * updates,
    loss: 0,
    missed,
    labels: 1000,
    stopped: null,
    curve: { every: 100, rights: [] },
    seconds: 1,
  });

  it('has the middle one of those that solved it, and the nearest of those that did not', () => {
    const all = [run(900, 3, true), run(100, 0, true), run(300, 1, true)];
    expect(summaryOf(all)).toMatchObject({ solved: 3, of: 3, nearest: null });
    expect(summaryOf(all).middle!.updates).toBe(300);
    const mixed = [...all, run(1000, 700, false), run(999, 400, false), run(200, 2, true)];
    expect(summaryOf(mixed)).toMatchObject({ solved: 4, of: 6 });
    expect(summaryOf(mixed).middle!.updates).toBe(300);
    expect(summaryOf(mixed).nearest!.missed).toBe(400);
    expect(summaryOf([run(5, 700, false)]).middle).toBeNull();
  });
});
