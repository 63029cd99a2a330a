/**
 * By how much is each share of an error too large? The radii (bounds.ts) hold for the worst of all roundings, so a small mistake in a
 * small share is lost in them. But a mistake is the same in every case and rounding is not, so over many cases it can be measured: if d
 * is what the gradient g gains for each unit by which the share is too large, then of a learner's gradient ĝ
 *
 *   ε = Σ w (ĝ − g)·d / Σ w d·d,  w = 1/‖g‖²
 *
 * is the mistake that explains ĝ best (least squares; the weights make a case count as its relative rounding). The engine
 * makes the mistake on purpose (deviation.ts), which gives d. What rounding leaves of ε is of the size of u ‖g‖/‖d‖, and falls with
 * the number of cases.
 */
import fc from 'fast-check';
import { cells } from '../../engine/cells/index.ts';
import type { Deviation } from '../../engine/deviation.ts';
import { planOf, type ShareSlot } from '../../engine/plan.ts';
import { runs } from '../../engine/testing/runs.ts';
import { cases, type Case } from './cases.ts';
import { engineGradient } from './oracle.ts';

type Share = Pick<ShareSlot, 'quantity' | 'consumer' | 'lag'>;

/** Every share of a cell's errors. That of x is there too: in the upper of two layers it counts. */
export function sharesOf(cell: string): Share[] {
  return planOf(cells[cell]!, 1, 1).quantities.flatMap(({ shares }) =>
    shares.map(({ quantity, consumer, lag }) => ({ quantity, consumer, lag })),
  );
}

/** The engine with one share of a cell times 1 + `mistake`. */
export function withMistake(cell: string, share: Share, mistake: number): Deviation {
  return {
    share: (number, slot, plan) =>
      plan.cell.name === cell &&
      slot.quantity === share.quantity &&
      slot.consumer === share.consumer &&
      slot.lag === share.lag
        ? number * (1 + mistake)
        : number,
  };
}

/** The same cases each time. */
export function shareCases(cell: string): Case[] {
  const wanted = { cells: [cell], twoWay: false, numbers: 'ordinary', leastSteps: 3 } as const;
  return fc.sample(cases(wanted), { ...runs(30), numRuns: 30 });
}

/** ε of the shares of a cell, by `gradientOf` of some cases. */
export function measure(
  cell: string,
  some: readonly Case[],
  gradientOf: (one: Case) => ArrayLike<number>,
  shares = sharesOf(cell),
): { share: Share; epsilon: number }[] {
  const right = some.map(({ shape, weights, batch }) => engineGradient(shape, weights, batch));
  const found = some.map(gradientOf);
  return shares.map((share) => {
    const unit = 1e-3;
    const wrong = withMistake(cell, share, unit);
    let above = 0;
    let below = 0;
    some.forEach(({ shape, weights, batch }, at) => {
      const g = right[at]!;
      const other = engineGradient(shape, weights, batch, wrong);
      const size = g.reduce((sum, value) => sum + value * value, 0);
      // With one output softmax is 1, and there is nothing to learn.
      if (size === 0) return;
      g.forEach((value, k) => {
        const d = (other[k]! - value) / unit;
        above += ((found[at]![k]! - value) * d) / size;
        below += (d * d) / size;
      });
    });
    return { share, epsilon: above / below };
  });
}
