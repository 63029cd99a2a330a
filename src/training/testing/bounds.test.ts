/** Can the suite see a mistake? The engine makes it here, in float64 (deviation.ts): what it would find of a learner that makes the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells } from '../../engine/cells/index.ts';
import { runs } from '../../engine/testing/runs.ts';
import { cases, type Case } from './cases.ts';
import { engineGradient, oracleOf } from './oracle.ts';
import { measure, shareCases, sharesOf, withMistake } from './shares.ts';

const told = (cell: string) =>
  sharesOf(cell).map((share) => [share.quantity, share.consumer ?? 'outside', share] as const);

describe.each(Object.keys(cells))('%s', (cell) => {
  const narrow = fc.sample(cases({ cells: [cell], sizes: 'narrow' }), {
    ...runs(200),
    numRuns: 200,
  });
  const right = narrow.map(({ shape, weights, batch }) => oracleOf(shape, weights, batch));

  // More than two radii: a learner that makes the mistake is more than one away from what is right, however it rounds.
  it.each(told(cell))(
    'one part in a thousand of the share of %s through %s takes some number out of its radius',
    (_, __, share) => {
      const wrong = withMistake(cell, share, 1e-3);
      const seen = narrow.some(({ shape, weights, batch }, at) => {
        const { want, radius } = right[at]!.gradient;
        const other = engineGradient(shape, weights, batch, wrong);
        return want.some((g, k) => Math.abs(other[k]! - g) > 2 * radius[k]!);
      });
      expect(seen).toBe(true);
    },
  );

  const some = shareCases(cell);
  it.each(told(cell))(
    'one part in ten thousand of the share of %s through %s is measured',
    (_, __, share) => {
      const wrong = withMistake(cell, share, 1e-4);
      const gradientOf = ({ shape, weights, batch }: Case) =>
        Float32Array.from(engineGradient(shape, weights, batch, wrong));
      const [measured] = measure(cell, some, gradientOf, [share]);
      // What it is called is the mistake to the first order, which a share that comes back again and again leaves by little.
      expect(Math.abs(measured!.epsilon / 1e-4 - 1)).toBeLessThan(0.05);
    },
  );
});
