import fc from 'fast-check';
import { expect, it } from 'vitest';
import { experiments } from '../testing/experiments.ts';
import { runs } from '../testing/runs.ts';
import { Trace } from '../trace.ts';
import { verdictsOf } from './verdict.ts';

it.each(['ordinary', 'extreme'] as const)(
  'finds nothing wrong in the right gradient: %s numbers',
  (numbers) => {
    fc.assert(
      fc.property(experiments({ numbers, units: 3, steps: 6 }), (experiment) => {
        const verdicts = verdictsOf(experiment, new Trace(experiment).gradients).flat();
        expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(0);
      }),
      runs(30),
    );
  },
);
