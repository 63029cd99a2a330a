/** The figure's numbers, held to the engine and to the learner. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runReverse, seedOfLoss } from '../../engine/run.ts';
import { shapeOf, startingPoint } from '../../training/checkpoint.ts';
import { LABELS, LETTERS, phonesBatch } from '../../training/data/phones.ts';
import { createPlainLearner } from '../../training/plain.ts';
import { NETWORKS } from '../../training/tasks/phones-setup.ts';
import { atOnce } from '../parts/slices.ts';
import { after, flowOf, partsOf, readingByEach, readingOf } from './reading.ts';
import { fits } from './session.ts';
import { firstLabels, signOfLabel } from './spoken.ts';
import { partText, pronunciationText } from './words.ts';

const starts = NETWORKS.map(({ setup }) => startingPoint({ ...setup, hidden: 6 }));
/** Far from their start, so that nothing is nearly the same. */
const some = starts.map((point) => ({ ...point, weights: point.weights.map((w) => 3 * w) }));
const anyWord = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 9 })
  .map((letters) => letters.join(''));

describe.each(NETWORKS.map(({ id }, k) => [id, k] as const))('a word read: %s', (_id, k) => {
  const { twoWay = false } = NETWORKS[k]!.setup;

  it('says what the learner says', () => {
    const learner = createPlainLearner(shapeOf(some[k]!.setup));
    learner.write(some[k]!.weights);
    const labels = Int32Array.from(firstLabels('knotted')!);
    const batch = phonesBatch([{ word: 'knotted', labels }]);
    const { said, trace } = readingOf(some[k]!, 'knotted', labels);
    const z = learner.predict(batch);
    said.forEach(({ label, probability }, t) => {
      expect(Math.abs(probability - z[t * 47 + label]!)).toBeLessThan(1e-5);
      expect(probability).toBe(Math.max(...trace.value(`readout.z@${t + 1}`)!));
    });
    // The learner's loss is the mean of a letter.
    expect(Math.abs(learner.evaluate(batch).loss - trace.loss / 7)).toBeLessThan(1e-4);
  });

  it('has the engine’s errors; one way none after the letter, to the last bit', () => {
    fc.assert(
      fc.property(anyWord, fc.nat(), (word, pick) => {
        const reading = readingOf(some[k]!, word, null);
        const { trace } = reading;
        const t = 1 + (pick % word.length);
        const reverse = runReverse(trace.forward, seedOfLoss(trace.forward, t));
        const flow = flowOf(reading, t);
        expect(flow).toHaveLength(word.length);
        flow.forEach((size, s) => {
          const error = trace.errorIn(reverse, `1.x@${s + 1}`)!;
          const want = Math.sqrt(error.reduce((sum, e) => sum + e * e, 0));
          expect(Math.abs(size - want)).toBeLessThanOrEqual(1e-14 * (1 + want));
          if (s + 1 > t && !twoWay) expect(size).toBe(0);
          else expect(size).toBeGreaterThan(0);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('follows the error of what it says itself where the truth is not known', () => {
    const { said, trace } = readingOf(some[k]!, 'ahoy', null);
    expect(trace.experiment.targets).toEqual(said.map(({ label }) => label));
    trace.losses.forEach((loss, t) =>
      expect(Math.abs(loss! + Math.log(said[t]!.probability))).toBeLessThan(1e-12),
    );
  });
});

it('of “cape” and “cap” the one-way networks say the same at the a, to the last bit; the two-way ones do not', () => {
  const same = some.map((point) => {
    const z = ['cape', 'cap'].map((word) => [
      ...readingOf(point, word, firstLabels(word)).trace.value('readout.z@2')!,
    ]);
    return z[0]!.every((p, k) => p === z[1]![k]);
  });
  expect(same).toEqual([true, false, true, false]);
});

it('parts are of the sum, and what stands after a letter is theirs', () => {
  expect(partsOf([1, 2, 1])).toEqual([0.25, 0.5, 0.25]);
  expect(partsOf([0, 0])).toBeNull();
  expect(partsOf([1, Infinity])).toBeNull();
  expect(after([0.25, 0.5, 0.25], 1)).toBe(0.75);
  expect(after([0.25, 0.5, 0.25], 3)).toBe(0);
});

it('only what is nothing is written 0', () => {
  expect([0, 1e-9, 0.034, 0.5, 1].map(partText)).toEqual(['0', '<0.1', '3.4', '50', '100']);
  expect(pronunciationText([LABELS.indexOf('K S'), 0])).toBe('K S');
  expect(pronunciationText([0])).toBe('nothing');
  expect(signOfLabel(0)).toBe('–');
});

it('other networks are refused', () => {
  expect(fits(starts)).toBe(true);
  expect(fits(starts.slice(1))).toBe(false);
  expect(fits(starts.toReversed())).toBe(false);
  expect(fits(starts.with(1, starts[0]!))).toBe(false);
  expect(fits(starts.with(1, starts[3]!))).toBe(false);
  const names = startingPoint({ ...NETWORKS[0]!.setup, task: { name: 'names' } });
  expect(fits(starts.with(0, names))).toBe(false);
});

it('the labels of a first word are one list, so that nothing is read anew when the data comes', () => {
  expect(firstLabels('cape')).toBe(firstLabels('cape'));
  expect(firstLabels('toString')).toBeNull();
});

it('each network reads the word as by itself, and has the chosen letter’s pass back already', () => {
  const readings = atOnce(readingByEach(some, 'knotted', firstLabels('knotted'), 3));
  readings.forEach((reading, k) => {
    const alone = readingOf(some[k]!, 'knotted', firstLabels('knotted'));
    expect(reading.said).toEqual(alone.said);
    expect(flowOf(reading, 3)).toEqual(flowOf(alone, 3));
  });
  // Between any two networks the page may do something else.
  let steps = 0;
  for (const work = readingByEach(some, 'cap', null, 1); !work.next().done;) steps++;
  expect(steps).toBe(2 * some.length);
});
