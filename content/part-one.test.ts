/** What the prose of chapters 1 to 7 says of the numbers, and that the chapters stand in their order. */
import { describe, expect, it } from 'vitest';
import { triangleOfEntry } from '../src/engine/derived/triangle.ts';
import { withScaled, withSteps, type Experiment } from '../src/engine/experiment.ts';
import { Trace, traceOf } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import * as one from './a-loop-in-the-network.ts';
import { chapters } from './chapters.ts';
import { largerAtFirst } from './error-flows-back.ts';
import penL from './experiments/pen-L.json';
import * as five from './one-weight-many-uses.ts';
import { experimentOf, seven } from './pen.ts';
import * as three from './the-first-error.ts';
import * as two from './the-forward-pass.ts';
import * as six from './trust-but-check.ts';
import * as seventh from './vanishing-and-exploding.ts';

describe('what the prose says of the numbers', () => {
  const trace = traceOf(seven);

  it('chapter 1: after two moves Z and 7 are alike; a move down says L at first, 7 after two moves to the right', () => {
    expect(one.undecided).toBe(1);
    const first = traceOf(experimentOf(penL)).value('readout.z@1')!;
    expect(first[0]).toBeGreaterThan(0.7);
    expect(trace.value('readout.z@3')![1]).toBeGreaterThan(0.7);
  });

  it('chapter 2: adding to all scores changes nothing', () => expect(two.shifted).toBe(2));

  it('chapter 3: a label is felt at its own step alone; the first two losses are most of the whole', () => {
    expect(three.changed).toBe(1);
    const [l1, l2] = trace.losses as number[];
    expect(l1! + l2!).toBeGreaterThan(trace.loss / 2);
    const falls = trace.losses.slice(1).map((loss, k) => trace.losses[k]! - loss!);
    expect(Math.max(...falls)).toBe(falls[1]);
  });

  it('chapter 4: the future sends more at t = 1', () => expect(largerAtFirst).toBe(1));

  it('chapter 5: the first column of W_hh is empty, that of W_xh is the largest; truncation leaves little out', () => {
    expect(five.firstColumn).toBe(2);
    expect(triangleOfEntry(trace, '1', 'W_hh', [1, 0]).columns[0]).toBe(0);
    expect(Array.from(triangleOfEntry(trace, '1', 'W_xh', [1, 1]).columns.slice(0, 2))).toEqual([
      0, 0,
    ]);
    const small = traceOf(five.small);
    const product =
      five.errorOfLast(small) *
      five.slopeAt(3)(small) *
      five.weight(small) *
      five.slopeAt(2)(small) *
      five.read(small);
    expect(product).toBeCloseTo(five.cell(3, 2)(small), 12);
    expect(five.truncated(2)(trace) / five.whole(trace)).toBeGreaterThan(0.8);
    expect(five.truncated(6)(trace)).toBeCloseTo(five.whole(trace), 12);
    expect(five.biasWhole(trace) * five.biasTruncated(trace)).toBeLessThan(0);
  });

  it('chapter 6: a smaller ε is worse beyond 10⁻⁵; one side costs digits', () => {
    expect(six.smallerIsBetter).toBe(2);
    expect(six.relativeError(-5)(trace)).toBeLessThan(1e-7);
    expect(six.oneSided(-5)(trace)).toBeGreaterThan(1000 * six.relativeError(-5)(trace));
    expect(six.relativeError(-1)(trace) / six.relativeError(-2)(trace)).toBeCloseTo(100, -1);
  });
});

describe('what chapter 7 says of its three networks', () => {
  const rateOf = (start: Experiment, factor: number, steps = 60) =>
    seventh.rate(new Trace(withSteps(withScaled(start, '1', ['W_hh'], factor, start), steps)));

  it('doubled weights make the trained one vanish faster, smaller ones slower', () => {
    expect(seventh.doubled).toBe(2);
    expect(rateOf(seventh.long, 0.8)).toBeGreaterThan(1.5 * rateOf(seventh.long, 1));
  });

  it('the rotation keeps the size, shrinks it at 0.9, lets it explode at 1.1, in the early steps at 1.5', () => {
    expect(rateOf(seventh.turning, 1)).toBeCloseTo(1, 3);
    expect(rateOf(seventh.turning, 0.9)).toBeCloseTo(0.9, 3);
    expect(rateOf(seventh.turning, 1.1)).toBeGreaterThan(1.05);
    const trace = new Trace(withScaled(seventh.turning, '1', ['W_hh'], 1.5, seventh.turning));
    const size = (t: number) => norm(trace.errorByLoss(60, `1.h@${t}`)!);
    expect(size(60) / size(30)).toBeLessThan(2);
    expect(size(30) / size(60)).toBeLessThan(2);
    expect(size(1) / size(30)).toBeGreaterThan(1000);
  });

  it('the unsettled one vanishes at scale 1 and explodes at 2.5, over 300 steps too', () => {
    expect(rateOf(seventh.wild, 1)).toBeLessThan(1);
    expect(seventh.wildRate).toBeGreaterThan(1.05);
    expect(rateOf(seventh.wild, 2.5, 300)).toBeGreaterThan(1.05);
  });
});

describe('the chapters', () => {
  it('stand in the order of their numbers, each with an address of its own', () => {
    const numbers = chapters.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(chapters.map(({ slug }) => slug)).size).toBe(chapters.length);
  });
});
