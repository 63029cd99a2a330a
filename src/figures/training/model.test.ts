import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOverDistance } from '../../engine/derived/through-time.ts';
import { runs } from '../../engine/testing/runs.ts';
import { Trace } from '../../engine/trace.ts';
import { isSetting, type Settings } from '../../lab/settings.ts';
import { startingPoint } from '../../training/checkpoint.ts';
import { emptyHistory, withUpdate } from '../../training/history.ts';
import { flowOf, networkAt } from './flow.ts';
import { MOST_MOMENTS, noMoments, upTo, withMoment, type Moments } from './moments.ts';
import { apart, endOfCurve, FLOW, HEAD, pointsOf, yOn } from './scale.ts';
import { axisEnd, coarse, examinedBy, isChance, lossBy } from './score.ts';
import { keyOf, paceOf, raceOf, settingsOf, setupsOf, USUAL } from './setup.ts';
import { listed, ofHundred, updatesInWords } from '../parts/counts.ts';

const text = {
  task: fc.constantFrom('recall', 'copy', 'pen', 'temporal-order', 'adding', 'nothing'),
  lag: fc.nat(999).map(String),
  seed: fc.nat(99).map(String),
  units: fc.constantFrom('4', '8', '16', '32', '7'),
  optimiser: fc.constantFrom('sgd', 'momentum', 'adam'),
  rate: fc.constantFrom('0', '0.003', '0.000001', '99', '1'),
  keep: fc.constantFrom('-99', '-2', '0', '1.25', '99'),
  clip: fc.constantFrom('0', '1', '0.5', '999999'),
};
const anySettings = fc.record(text, { requiredKeys: [] });

describe('the loss by a moment', () => {
  const after = (losses: readonly number[]) =>
    losses.reduce((history, loss) => withUpdate(history, loss, 0.5), emptyHistory);

  it('is the mean of the updates just before it', () => {
    const history = after(Array.from({ length: 200 }, (_, k) => k + 1));
    expect(lossBy(history, 1)).toBe(1);
    expect(lossBy(history, 30)).toBe(20.5); // 11 … 30
    expect(lossBy(history, 0)).toBeNull();
    expect(lossBy(emptyHistory, 0)).toBeNull();
  });

  it('is what the run itself says of its present', () => {
    const history = after(Array.from({ length: 1001 }, (_, k) => k + 1));
    expect(lossBy(history, 1001)).toBe(history.recent!.loss);
  });

  it('is as fine as the history still is', () => {
    const history = after(Array.from({ length: 40 * 512 }, (_, k) => k + 1));
    const by = lossBy(history, 10_000)!;
    expect(Math.abs(by - 10_000)).toBeLessThanOrEqual(history.stride);
  });
});

describe('what is set', () => {
  it('is a race that can be begun, whatever it is, and comes back from its setups', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        const setups = setupsOf(raceOf(settings as Settings));
        expect(setups.map(({ cells }) => cells)).toEqual([['rnn'], ['lstm'], ['gru']]);
        for (const setup of setups)
          expect(startingPoint(setup).weights.every(Number.isFinite)).toBe(true);
        const again = settingsOf(setups)!;
        for (const [name, value] of Object.entries(again))
          expect(isSetting(name, value)).toBe(true);
        expect(setupsOf(raceOf(again))).toEqual(setups);
      }),
      runs(60),
    );
  });

  it('is the usual race where nothing is set', () => {
    expect(raceOf({})).toEqual(USUAL);
    expect([{}, { pace: 'full' }, { pace: '2' }, { pace: '7' }].map(paceOf)).toEqual([20, null, 2, 20]); // prettier-ignore
  });

  it('is not read out of runs that are no such race', () => {
    const [rnn, lstm, gru] = setupsOf(USUAL);
    expect(settingsOf([])).toBeNull();
    expect(settingsOf([rnn!, lstm!])).toBeNull();
    expect(settingsOf([lstm!, rnn!, gru!])).toBeNull();
    expect(settingsOf([rnn!, lstm!, { ...gru!, seed: 2 }])).toBeNull();
    expect(settingsOf([rnn!, lstm!, gru!].map((one) => ({ ...one, hidden: 5 })))).toBeNull();
    expect(settingsOf([rnn!, lstm!, gru!].map((one) => ({ ...one, task: { name: 'adding' } })))).toBeNull(); // prettier-ignore
  });

  it('has a key that does not hang on the order of fields', () => {
    const turned = setupsOf(USUAL).map((one) => Object.fromEntries(Object.entries(one).reverse()));
    expect(keyOf(turned as never)).toBe(keyOf(setupsOf(USUAL)));
    expect(keyOf(setupsOf({ ...USUAL, seed: 2 }))).not.toBe(keyOf(setupsOf(USUAL)));
  });
});

describe('the race’s own past', () => {
  const at = (count: number) => ({ count, weights: [] });
  const after = (counts: readonly number[]) => counts.reduce<Moments>((all, count) => withMoment(all, at(count)), noMoments); // prettier-ignore

  it('is bounded, in order, begins at the start and reaches nearly to the end, however it is reported', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 600 });
    fc.assert(
      fc.property(gaps, (all) => {
        const counts = [0];
        for (const gap of all) counts.push(counts.at(-1)! + gap);
        const { kept, every } = after(counts);
        expect(kept.length).toBeLessThanOrEqual(MOST_MOMENTS);
        expect(kept[0]!.count).toBe(0);
        kept.slice(1).forEach(({ count }, k) => expect(count - kept[k]!.count).toBeGreaterThanOrEqual(every)); // prettier-ignore
        expect(counts.at(-1)! - kept.at(-1)!.count).toBeLessThan(every + 90);
      }),
      runs(100),
    );
  });

  it('does not go on past a race that was taken back', () => {
    expect(upTo(after([0, 10, 20, 30]), 20).kept.map(({ count }) => count)).toEqual([0, 10, 20]);
    const all = after([0, 10]);
    expect(upTo(all, 15)).toBe(all);
  });
});

describe('the error on its way back', () => {
  it('is the engine’s, of the float32 weights', () => {
    for (const setup of setupsOf({ ...USUAL, lag: 12 })) {
      const { weights } = startingPoint(setup);
      const experiment = networkAt(setup, weights, 3);
      expect(experiment.inputs).toHaveLength(12);
      expect(experiment.title).toContain('after 3 updates');
      const { error } = errorOverDistance(new Trace(experiment), '1', undefined, null);
      const flow = flowOf(setup, weights);
      expect(flow.sizes).toEqual(error);
      expect([flow.atLoss, flow.first]).toEqual([error[0], error[11]]);
      expect(flow.factor).toBeCloseTo(10 ** ((error[11]! - error[0]!) / 11), 12);
    }
  });

  it('is none where numbers were left', () => {
    const [setup] = setupsOf(USUAL);
    const weights = startingPoint(setup!).weights.fill(Infinity);
    expect(flowOf(setup!, weights)).toEqual({
      ...{ sizes: new Float64Array(0), atLoss: NaN, first: NaN, factor: null },
    });
  });
});

describe('how it stands', () => {
  it('is read off the last examination by then', () => {
    const examined = [0, 50, 100].map((count) => ({ count, loss: 1, accuracy: count / 100 }));
    const history = { ...emptyHistory, examined };
    expect([0, 49, 50, 99, 1000].map((count) => examinedBy(history, count)?.count)).toEqual([0, 0, 50, 50, 100]); // prettier-ignore
    expect(examinedBy(emptyHistory, 5)).toBeNull();
  });

  it('is as by chance within two standard deviations', () => {
    const chance = { loss: 1, accuracy: 0.5 };
    const is = (accuracy: number) => isChance({ loss: 1, accuracy }, chance);
    expect([0.39, 0.41, 0.5, 0.59, 0.61].map(is)).toEqual([false, true, true, true, false]);
  });

  it('says 100 only of all', () => {
    expect([0, 0.5, 0.994, 0.999, 1].map(ofHundred)).toEqual(['0', '50', '99', '99', '100']);
    expect([0, 1, 1240].map(updatesInWords)).toEqual(['0 updates', '1 update', '1,240 updates']);
    expect([['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['a', 'a and b', 'a, b and c']); // prettier-ignore
  });
});

describe('the axes', () => {
  it('end at a round number of updates that is not below the count', () => {
    expect([0, 100, 101, 500, 501, 1000, 10_001].map(axisEnd)).toEqual([100, 100, 200, 500, 1000, 1000, 20_000]); // prettier-ignore
  });

  it('hold a curve to the frame, and end it where it has no number', () => {
    const points = pointsOf(FLOW, [[0, 0], [0.5, -20], [1, NaN]]); // prettier-ignore
    expect(points).toHaveLength(2);
    const end = endOfCurve(FLOW, points)!;
    expect(end.y).toBe(HEAD + FLOW.height);
    expect(end.x).toBeCloseTo(500 * (15 / 20), 1);
    expect(yOn(FLOW, FLOW.top)).toBe(HEAD);
    expect(endOfCurve(FLOW, [])).toBeNull();
  });

  it('keep names apart, in their order, above the floor', () => {
    const heights = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(heights, (all) => {
        const placed = apart(all, 100);
        const order = [0, 1, 2].sort((a, b) => all[a]! - all[b]!);
        expect(Math.max(...placed)).toBeLessThanOrEqual(100);
        for (const k of [0, 1])
          expect(placed[order[k + 1]!]! - placed[order[k]!]!).toBeGreaterThanOrEqual(14);
      }),
      runs(100),
    );
  });

  it('show means of neighbours where there are many', () => {
    expect(coarse([1, 2, 3], 3)).toEqual({ width: 1, means: [1, 2, 3] });
    expect(coarse([1, 3, 5, 7, 9], 2)).toEqual({ width: 3, means: [3] });
    expect(coarse([], 5)).toEqual({ width: 1, means: [] });
  });
});
