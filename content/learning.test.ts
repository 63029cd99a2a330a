import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../src/engine/parse.ts';
import { entryOf, withEntry } from '../src/engine/experiment.ts';
import { Trace } from '../src/engine/trace.ts';
import { descend, type Path } from '../src/figures/loss-surface/descent.ts';
import { setupOf, type Start } from '../src/figures/loss-surface/setup.ts';
import { surfaceOf } from '../src/figures/loss-surface/surface.ts';
import { bandPlace, thrownAt } from '../src/figures/loss-surface/model.ts';
import { isInView } from '../src/figures/loss-surface/view.ts';
import { updated } from '../src/training/one-update.ts';
import {
  atLarge,
  atTheWall,
  beginner,
  beyondTheWall,
  cliff,
  firstUpdate,
  halves,
  keptOf,
  mistakes,
  overCliff,
  overRules,
  promiseOf,
  SMALL,
  USUAL,
} from './learning.ts';

/** The ways that a figure shows in its first frame. */
function waysOf(start: Start, experiment: typeof cliff, updates?: number) {
  const { pair, runs, updates: usual, view } = setupOf({}, start, experiment);
  const surface = surfaceOf(experiment, pair);
  const from = pair.map((entry) => entryOf(experiment, entry)) as unknown as [number, number];
  const ways = runs.map(({ optimiser }) => descend(surface, from, optimiser, updates ?? usual)!);
  return { ways, view, surface };
}

const last = ({ steps }: Path) => steps.at(-1)!;

it('the cliff is an experiment, with numbers of two decimals', () => {
  expect(parseExperiment(JSON.stringify(cliff))).toEqual(cliff);
  for (const number of JSON.stringify(cliff)
    .match(/-?\d+(\.\d+)?/g)!
    .map(Number))
    expect(number).toBe(Number(number.toFixed(2)));
});

describe('over the cliff', () => {
  const { ways, view, surface } = waysOf(overCliff, cliff);
  const [plain, clipped] = ways as [Path, Path];
  const norms = plain.steps.map(({ norm }) => norm);
  const at = norms.indexOf(Math.max(...norms));

  it('the loss falls before the wall, all the way', () => {
    const losses = plain.steps.slice(0, at + 1).map(({ loss }) => loss);
    expect(at).toBeGreaterThan(15);
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
    expect(losses.at(-1)!).toBeLessThan(0.2);
  });

  it('the largest gradient is hundreds of times the median of those before it', () => {
    const before = norms.slice(0, at).toSorted((a, b) => a - b);
    expect(norms[at]! / before[before.length >> 1]!).toBeGreaterThan(100);
  });

  it('without clipping one update leads far out of the picture, and nothing leads back', () => {
    expect(thrownAt(plain, 60, view)).toBe(at + 1);
    const { ways } = waysOf(overCliff, cliff, 1000);
    for (const { place, loss } of ways[0]!.steps.slice(at + 1)) {
      expect(isInView(view, place)).toBe(false);
      expect(loss).toBeGreaterThan(5);
    }
  });

  it('with clipping the loss comes close to the lowest that this readout can have', () => {
    const lowest = Math.log1p(2 * Math.exp(-3));
    expect(last(clipped).loss - lowest).toBeLessThan(0.05);
    expect(clipped.steps.every(({ place }) => isInView(view, place))).toBe(true);
    expect(clipped.steps.some((step) => step.clipped)).toBe(true);
  });

  it('the wall: at the brink a few hundredths of b_h are the difference between 0.1 and more than 5', () => {
    const [w, b] = plain.steps[at]!.place;
    expect(surface.lossAt([w, b])).toBeLessThan(0.2);
    expect(surface.lossAt([w, b - 0.02])).toBeGreaterThan(5);
  });

  it('there is a place of rest above the brink and none below it, as the comment says', () => {
    const [w, b] = plain.steps[at]!.place;
    const state = (bias: number) => {
      const edited = {
        ...cliff,
        layers: [{ ...cliff.layers[0]!, parameters: { W_xh: [[2]], W_hh: [[w]], b_h: [bias] } }],
      };
      return new Trace(edited).value('1.h@50')![0]!;
    };
    expect(state(b + 0.05)).toBeGreaterThan(0.6);
    expect(state(b - 0.05)).toBeLessThan(-0.9);
  });
});

describe('three rules from one start', () => {
  const { ways, view } = waysOf(overRules, beginner);
  const [sgd, momentum, adam] = ways as [Path, Path, Path];

  it('all of them come down to the same valley, inside the picture', () => {
    for (const way of ways) {
      expect(last(way).loss).toBeLessThan(3.65);
      expect(way.steps.every(({ place }) => isInView(view, place))).toBe(true);
    }
  });

  it('they take different ways: momentum goes beyond, Adam begins by as much in both weights', () => {
    const lowest = (way: Path) => Math.min(...way.steps.map(({ place }) => place[1]));
    expect(lowest(momentum)).toBeLessThan(lowest(sgd) - 0.2);
    const [dx, dy] = adam.steps[0]!.update;
    expect(Math.abs(dx)).toBeCloseTo(0.1, 6);
    expect(Math.abs(dy)).toBeCloseTo(0.1, 6);
  });
});

it.each([overRules, overCliff])('the bands rise, and the first frame is within them', (start) => {
  const experiment = start === overCliff ? cliff : beginner;
  const { levels } = start;
  expect([...levels]).toEqual([...levels].toSorted((a, b) => a - b));
  for (const { steps } of waysOf(start, experiment).ways)
    for (const { loss } of steps.slice(0, 20)) {
      expect(bandPlace(levels, loss)).toBeGreaterThan(-1);
      expect(bandPlace(levels, loss)).toBeLessThan(levels.length);
    }
});

describe('one update, as the chapter tells it', () => {
  it('is of nineteen weights', () => {
    expect(firstUpdate(USUAL).gradient).toHaveLength(19);
  });

  it('with a small rate gives what was promised, with the usual one some three fifths; with a large one the loss rises', () => {
    expect(keptOf(SMALL)).toBeGreaterThan(99.8);
    expect(keptOf(USUAL)).toBeGreaterThan(55);
    expect(keptOf(USUAL)).toBeLessThan(65);
    expect(atLarge()).toBe(2);
  });

  it('helps the L, which was worse off, at the cost of the 7; and the errors go the same way', () => {
    const { before, after } = firstUpdate(USUAL);
    const atLabel = (trace: Trace, t: number) =>
      trace.value(`readout.z@${t}`)![halves.targets[t - 1]!]!;
    const size = (trace: Trace, t: number) => Math.hypot(...trace.error(`1.h@${t}`)!);
    for (const t of [1, 2, 3]) {
      expect(atLabel(before, t)).toBeLessThan(
        Math.min(...[4, 5, 6].map((s) => atLabel(before, s))),
      );
      expect(atLabel(after, t)).toBeGreaterThan(atLabel(before, t));
      expect(size(after, t)).toBeLessThan(size(before, t));
    }
    for (const t of [4, 5, 6]) {
      expect(atLabel(after, t)).toBeLessThan(atLabel(before, t));
      expect(size(after, t)).toBeGreaterThan(size(before, t));
    }
  });

  it('no mistake of the exercise gives the right answer', () => {
    const trace = new Trace(halves);
    for (const { gives } of mistakes)
      expect(Math.abs(gives(trace, 1) - promiseOf(trace))).toBeGreaterThan(0.1);
  });
});

it('after ten more updates every z at its label is better, and some errors have grown; after a hundred more all are small', () => {
  const from = new Trace(updated(halves, 'gradient', USUAL, 1).experiment);
  const ten = new Trace(updated(halves, 'gradient', USUAL, 11).experiment);
  const end = new Trace(updated(halves, 'gradient', USUAL, 111).experiment);
  const steps = [1, 2, 3, 4, 5, 6];
  const z = (trace: Trace, t: number) => trace.value(`readout.z@${t}`)![halves.targets[t - 1]!]!;
  const size = (trace: Trace, t: number) => Math.hypot(...trace.error(`1.h@${t}`)!);
  for (const t of steps) expect(z(ten, t)).toBeGreaterThan(z(from, t));
  expect(steps.some((t) => size(ten, t) > size(from, t))).toBe(true);
  for (const t of steps) expect(size(end, t)).toBeLessThan(size(from, t) / 4);
});

it('a hundredth to the left the plain way gets by, and comes to the lowest loss', () => {
  const other = withEntry(cliff, { layer: '1', parameter: 'W_hh', index: [0, 0] }, 2.69);
  expect(last(waysOf(overCliff, other).ways[0]!).loss - Math.log1p(2 * Math.exp(-3))).toBeLessThan(
    0.001,
  );
});

it('of 121 starts round that one the plain way ends beyond the wall from several times as many as the clipped one', () => {
  const [plain, clipped] = beyondTheWall();
  expect(plain!).toBeGreaterThan(4 * clipped!);
});

it('the gradient at the wall is nearly eighty times the one before', () => {
  const norms = waysOf(overCliff, cliff).ways[0]!.steps.map(({ norm }) => norm);
  const at = norms.indexOf(Math.max(...norms));
  expect(Math.round(norms[at]! / norms[at - 1]!)).toBe(79);
});

it('the wall is met after twenty gentle updates and more, with a gradient several hundred times those before', () => {
  const { update, times, loss, lossAfter } = atTheWall();
  expect(update).toBeGreaterThan(20);
  expect(times).toBeGreaterThan(300);
  expect(times).toBeLessThan(900);
  expect([loss < 0.2, lossAfter > 5]).toEqual([true, true]);
});
