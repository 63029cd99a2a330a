import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../src/engine/parse.ts';
import { withScaled, withSteps, type Experiment } from '../src/engine/experiment.ts';
import { numberAt, Trace, traceOf } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import { chapters } from './chapters.ts';
import { triangleOfEntry } from '../src/engine/derived/triangle.ts';
import * as one from './a-loop-in-the-network.ts';
import { errorOfSum, largerAtFirst, mistakes, start } from './error-flows-back.ts';
import penL from './experiments/pen-L.json';
import * as five from './one-weight-many-uses.ts';
import { experimentOf, seven } from './pen.ts';
import * as two from './the-forward-pass.ts';
import * as three from './the-first-error.ts';
import * as six from './trust-but-check.ts';
import * as seventh from './vanishing-and-exploding.ts';

const here = new URL('.', import.meta.url);
const experiments = readdirSync(new URL('experiments/', here)).filter((file) =>
  file.endsWith('.json'),
);

describe.each(experiments)('the experiment %s', (file) => {
  const text = readFileSync(new URL(`experiments/${file}`, here), 'utf8');

  it('is an experiment: chapters trust it without reading it again', () => {
    expect(() => parseExperiment(text)).not.toThrow();
  });

  it('has weights of two decimals, for pencil and paper', () => {
    const numbers = text.match(/-?\d+(\.\d+)?(e-?\d+)?/g)!.map(Number);
    for (const number of numbers) expect(number).toBe(Number(number.toFixed(2)));
  });
});

describe('the running example', () => {
  const [seven, zed] = ['7', 'Z'].map((name) =>
    traceOf(parseExperiment(readFileSync(new URL(`experiments/pen-${name}.json`, here), 'utf8'))),
  );

  it('is undecided between 7 and Z while they begin alike, and decided when the pen has turned', () => {
    for (const t of [1, 2]) {
      const z = seven!.value(`readout.z@${t}`)!;
      expect(z).toEqual(zed!.value(`readout.z@${t}`));
      expect(Math.abs(z[1]! - z[2]!)).toBeLessThan(0.15);
    }
    expect(seven!.value('readout.z@6')![1]).toBeGreaterThan(0.9);
    expect(zed!.value('readout.z@6')![2]).toBeGreaterThan(0.9);
  });
});

/** Every exercise: where it stands, what it asks, and the steps at which a mistake may coincide with the answer. */
const exercises = [
  {
    chapter: 1,
    start: seven,
    answer: one.countNumbers,
    mistakes: one.countMistakes,
    alike: [],
  },
  { chapter: 2, start: seven, answer: two.sumInside, mistakes: two.mistakes, alike: [1] },
  { chapter: 3, start: seven, answer: three.errorOfScore, mistakes: three.mistakes, alike: [] },
  { chapter: 4, start, answer: errorOfSum, mistakes, alike: [6] },
  { chapter: 5, start: seven, answer: five.addend, mistakes: five.mistakes, alike: [] },
  { chapter: 6, start: seven, answer: six.centralSlope, mistakes: six.mistakes, alike: [] },
  { chapter: 7, start: seventh.long, answer: seventh.rate, mistakes: seventh.mistakes, alike: [] },
];

describe.each(exercises)('the exercise of chapter $chapter', (exercise) => {
  const trace = traceOf(exercise.start);

  it('recognises mistakes that differ from the answer, at every step but where they coincide', () => {
    for (let t = 1; t <= trace.steps; t++) {
      if (exercise.alike.includes(t)) continue;
      exercise.mistakes.forEach(({ gives, says }) =>
        expect(
          Math.abs(gives(trace, t) - exercise.answer(trace, t)),
          `t = ${t}: ${says}`,
        ).toBeGreaterThan(1e-4),
      );
    }
  });

  it('says a sentence to each', () => {
    for (const { says } of exercise.mistakes) expect(says).toMatch(/^[A-Z].*\.$/);
  });
});

describe('what the exercises ask for is what the engine says', () => {
  const trace = traceOf(seven);

  it('chapter 1: the numbers in the tables of weights', () => {
    const { layers, readout } = seven;
    const tables = [...layers.map(({ parameters }) => parameters), readout.parameters];
    const numbers = tables.flatMap((parameters) => Object.values(parameters).flat(2));
    expect(one.countNumbers(trace)).toBe(numbers.length);
  });

  it('chapter 5: what step 3 adds to W_hh, row 1 column 2', () =>
    expect(five.addend(trace)).toBe(numberAt(trace.gradientByStep('1', 'W_hh', 3)!, [0, 1])));

  it('chapter 6: the slope between the two losses, which is the gradient to three decimals', () =>
    expect(Math.abs(six.centralSlope(trace) - six.gradient(trace))).toBeLessThan(1e-3));
});

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
