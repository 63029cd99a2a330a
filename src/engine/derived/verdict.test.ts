import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenGradients, bugs } from '../bugs.ts';
import { parseExperiment } from '../parse.ts';
import { setParameters } from '../testing/edit.ts';
import { experiments } from '../testing/experiments.ts';
import '../testing/matchers.ts';
import { runs } from '../testing/runs.ts';
import { Trace } from '../trace.ts';
import { costOfSlopes, entryAt, slopesOf, verdictsOf } from './verdict.ts';

const pen7 = parseExperiment(
  readFileSync(new URL('../../../content/experiments/pen-7.json', import.meta.url), 'utf8'),
);

describe('the verdict on a gradient', () => {
  it.each(['ordinary', 'extreme'] as const)(
    'finds nothing wrong in the right one, with %s numbers, saturated or cancelling',
    (numbers) => {
      fc.assert(
        fc.property(experiments({ numbers, units: 3, steps: 6 }), (experiment) => {
          const verdicts = verdictsOf(experiment, new Trace(experiment).gradients).flat();
          expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(0);
        }),
        runs(40),
      );
    },
  );

  it.each(bugs)(
    'finds in the pen’s network every number that $name makes wrong, and no other',
    (bug) => {
      const trace = new Trace(pen7);
      const { gradients } = brokenGradients(trace, bug);
      const want = trace.gradients.flatMap((right, at) =>
        Array.from(right, (x, k) => (Math.abs(x - gradients[at]![k]!) > 1e-6 ? 'wrong' : 'right')),
      );
      expect(verdictsOf(pen7, gradients).flat()).toEqual(want);
    },
  );

  it('sees one number off by a millionth of its table', () => {
    const trace = new Trace(pen7);
    const gradients = trace.gradients.map((gradient) => gradient.slice());
    gradients[0]![3]! += 1e-5;
    const verdicts = verdictsOf(pen7, gradients).flat();
    expect(verdicts.flatMap((verdict, k) => (verdict === 'wrong' ? [k] : []))).toEqual([3]);
  });

  it('takes a number that is not there for wrong, and says nothing where there is no slope', () => {
    const trace = new Trace(pen7);
    const exploded = trace.gradients.map((gradient) => gradient.map(() => Infinity));
    expect(new Set(verdictsOf(pen7, exploded).flat())).toEqual(new Set(['wrong']));
    const beyond = setParameters(pen7, { W_hz: 1e308, W_hh: 1e308 });
    expect(new Set(verdictsOf(beyond, new Trace(beyond).gradients).flat())).toContain('unknown');
  });
});

it('the slopes are the gradient, entry by entry in the plan’s layout', () => {
  const trace = new Trace(pen7);
  const { slopes } = slopesOf(pen7);
  trace.gradients.forEach((gradient, at) => expect(slopes[at]).toBeNear(gradient, 1e-8));
  const slot = trace.strands[0]!.plan.parameters.find(({ name }) => name === 'W_hh')!;
  expect(entryAt('1', slot, 5)).toEqual({ layer: '1', parameter: 'W_hh', index: [1, 2] });
});

it('the cost grows with the square of the parameters', () => {
  expect(costOfSlopes(pen7)).toBe(4 * 30 * 30 * 6);
});
