import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Trace } from '../../engine/trace.ts';
import { runForward } from '../../engine/run.ts';
import { ALPHABETS, batchOf } from '../../training/data/handwriting.ts';
import { createPlainLearner } from '../../training/plain.ts';
import { shapeOf, startingPoint } from '../../training/checkpoint.ts';
import { taskOf } from '../../training/tasks/index.ts';
import { someDrawings } from '../../training/testing/drawings.ts';
import { SPOKEN } from './alphabets.ts';
import { answersOf, experimentOn, inputsOf, readingOf } from './reading.ts';
import { partOf, saliencyOf } from './saliency.ts';
import { mistakesInWords, scoring } from './score.ts';
import { atOnce } from '../parts/slices.ts';
import { SETUPS, untrained } from '../../training/tasks/handwriting-setup.ts';

const SETUP = SETUPS.digits;
const { inputs } = taskOf(SETUP.task).probe!(0);
/** Networks of other seeds, with weights so large that they say something. */
const networks = fc.nat(1000).map((seed) => {
  const point = startingPoint({ ...SETUP, hidden: 6, seed });
  return { ...point, weights: point.weights.map((weight) => 3 * weight) };
});

describe('the saliency', () => {
  it('is the norm of how the loss of one output changes with a move: central differences', () => {
    fc.assert(
      fc.property(
        networks,
        fc.nat(9),
        fc.integer({ min: 1, max: inputs.length }),
        (network, label, s) => {
          const { trace } = readingOf(network, inputs, label);
          const { norms } = saliencyOf(trace, s);
          expect(norms).toHaveLength(s);
          const { experiment } = trace;
          const lossWith = (t: number, k: number, by: number) =>
            runForward({
              ...experiment,
              inputs: inputs.map((x, at) =>
                at === t ? x.map((v, j) => (j === k ? v + by : v)) : x,
              ),
            }).losses[s - 1]!;
          const e = 1e-5;
          const want = Array.from({ length: s }, (_, t) =>
            Math.hypot(
              ...inputs[t]!.map((_, k) => (lossWith(t, k, e) - lossWith(t, k, -e)) / (2 * e)),
            ),
          );
          const scale = Math.hypot(...want);
          expect(Math.hypot(...want.map((one, t) => one - norms[t]!))).toBeLessThan(
            1e-7 * (scale + 1),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('says which moves have half of it: the fewest in a row', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const { trace } = readingOf(network, inputs, null);
        const saliency = saliencyOf(trace, trace.steps);
        const { norms, total, most } = saliency;
        const sum = (from: number, to: number) =>
          norms.slice(from - 1, to).reduce((a, b) => a + b, 0) / total;
        const { from, to, part } = most!;
        expect(part).toBeCloseTo(sum(from, to), 12);
        expect(part).toBeGreaterThanOrEqual(0.5 - 1e-12);
        for (let a = 1; a + to - from - 1 <= norms.length; a++)
          expect(sum(a, a + to - from - 1)).toBeLessThan(0.5 + 1e-12);
        expect(norms.reduce((all, _, k) => all + partOf(saliency, k + 1), 0)).toBeCloseTo(1, 12);
      }),
      { numRuns: 30 },
    );
  });

  it('is nothing where no error flows', () => {
    const network = { ...untrained, weights: untrained.weights.map(() => 0) };
    const { trace } = readingOf(network, inputs, 3);
    const saliency = saliencyOf(trace, 5);
    expect([saliency.total, saliency.most, partOf(saliency, 2)]).toEqual([0, null, 0]);
  });
});

describe('a reading', () => {
  it('follows the loss of the label, or of its own last answer', () => {
    const own = readingOf(untrained, inputs, null);
    expect(own.target).toBe(own.said.at(-1));
    expect(readingOf(untrained, inputs, 4).target).toBe(4);
    expect(readingOf(untrained, inputs, 4).said).toEqual(own.said);
    const z = new Trace(own.trace.experiment).value(`readout.z@${inputs.length}`)!;
    expect(Math.max(...z)).toBe(z[own.target]);
  });

  it('says why strokes cannot be read', () => {
    expect(inputsOf([])).toBe('nothing');
    expect(inputsOf(Array.from({ length: 25 }, (_, k) => [[k, 0]] as const))).toBe('too many strokes'); // prettier-ignore
  });
});

describe('the score', () => {
  it('is that of the learner, on the same drawings', () => {
    const { heldOut } = someDrawings();
    const learner = createPlainLearner(shapeOf(SETUP));
    learner.write(untrained.weights);
    const { correct } = learner.evaluate(
      taskOf(SETUP.task, { handwriting: someDrawings() }).heldOut!(),
    );
    const { right, of, mistakes } = atOnce(scoring(untrained, heldOut));
    expect([right, of]).toEqual([correct, 10]);
    expect(mistakes.reduce((sum, { times }) => sum + times, 0)).toBe(10 - right);
    const { steps } = batchOf([heldOut[0]!]);
    const alone = inputsOf(heldOut[0]!.strokes) as number[][];
    expect(alone).toHaveLength(steps);
    const said = answersOf(experimentOn(untrained, alone, null)).at(-1)!;
    expect(mistakes.some(({ label }) => label === 0)).toBe(said !== 0);
  });

  it('is said in words, the worst first', () => {
    const mistakes = [
      { label: 1, said: 7, times: 2, of: 3 },
      { label: 4, said: 9, times: 1, of: 3 },
    ];
    expect(mistakesInWords(mistakes, ALPHABETS.digits)).toBe('1 is read as 7 in 2 of 3, 4 as 9 in 1 of 3'); // prettier-ignore
    expect(mistakesInWords(mistakes, SPOKEN.hanzi.words, 1)).toBe('大 (big) is read as 下 (down) in 2 of 3'); // prettier-ignore
    expect(mistakesInWords([], [])).toBe('');
  });
});
