/** The exercises of all chapters that have one: what is right, and what is a mistake. */
import { describe, expect, it } from 'vitest';
import { highwaysOf, partOf } from '../src/engine/derived/highways.ts';
import { numberAt } from '../src/engine/table.ts';
import { traceOf } from '../src/engine/trace.ts';
import * as eight from './a-cell-that-remembers.ts';
import * as one from './a-loop-in-the-network.ts';
import * as ten from './does-it-really-help.ts';
import { errorOfSum, mistakes, start } from './error-flows-back.ts';
import * as five from './one-weight-many-uses.ts';
import { seven, sevenGru, sevenLstm } from './pen.ts';
import * as three from './the-first-error.ts';
import * as two from './the-forward-pass.ts';
import * as nine from './the-memory-cell-unfolded.ts';
import * as six from './trust-but-check.ts';
import * as seventh from './vanishing-and-exploding.ts';
import * as twelve from './variations.ts';

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
  // At the first step nothing is kept.
  { chapter: 8, start: sevenLstm, answer: eight.memory, mistakes: eight.mistakes, alike: [1] },
  // At the last step nothing comes from the next memory; at the fifth the two forget gates are all but the same.
  {
    chapter: 9,
    start: sevenLstm,
    answer: nine.errorOfMemory,
    mistakes: nine.mistakes,
    alike: [5, 6],
  },
  {
    chapter: 10,
    start: ten.long,
    answer: ten.shareOfLine,
    mistakes: ten.mistakes,
    alike: [1, 60],
  },
  // At the first step there is no old state.
  {
    chapter: 12,
    start: sevenGru,
    answer: twelve.errorOfUpdate,
    mistakes: twelve.mistakes,
    alike: [1],
  },
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

  it('chapter 9: the two roads of which each mistake takes one are the whole', () => {
    const lstm = traceOf(sevenLstm);
    const [fromState, fromMemory] = nine.mistakes;
    for (let t = 1; t <= 6; t++)
      expect(fromState!.gives(lstm, t) + fromMemory!.gives(lstm, t)).toBeCloseTo(
        nine.errorOfMemory(lstm, t),
        12,
      );
  });

  it('chapter 10: the share of the line, as the highways have it', () => {
    const long = traceOf(ten.long);
    const highways = highwaysOf(long, '1', 60)!;
    for (const t of [1, 20, 55])
      expect(ten.shareOfLine(long, t)).toBeCloseTo(
        100 * partOf(highways, highways.ways[0]!, highways.times.indexOf(t), 1)!,
        9,
      );
  });
});
