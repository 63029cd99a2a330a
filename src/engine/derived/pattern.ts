import { brokenGradients, type Broken, type Bug } from '../bugs.ts';
import type { Entry } from '../experiment.ts';
import { timeOf, type Strand } from '../network.ts';
import type { QuantitySlot } from '../plan.ts';
import type { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { entryAt, slopesOf, verdictsOf, type Verdict } from './verdict.ts';

/**
 * What a bug does to a network: which numbers of its gradient are wrong (held against slopes, as one would without knowing
 * the right gradient), and at which steps its errors are (held against the right reverse pass).
 */
export interface Pattern {
  /** Readout first, then from the top layer down. */
  readonly parameters: readonly ParameterPattern[];
  /** Of the scores and of everything that is carried. */
  readonly errors: readonly ErrorPattern[];
}

export interface ParameterPattern {
  readonly layer: string;
  readonly parameter: string;
  readonly rows: number;
  readonly cols: number;
  /** Row by row. */
  readonly entries: readonly CheckedEntry[];
  readonly wrong: number;
}

export interface CheckedEntry {
  readonly entry: Entry;
  /** What the reverse pass with the bug says, and what it should be. */
  readonly broken: number;
  readonly slope: number;
  readonly verdict: Verdict;
}

export interface ErrorPattern {
  readonly layer: string;
  readonly name: string;
  /** steps[t − 1]. */
  readonly steps: readonly CheckedError[];
}

/** Norms of an error at a step; its verdict is that of the whole vector, not of the norm. */
export interface CheckedError {
  readonly t: number;
  readonly broken: number;
  readonly right: number;
  readonly verdict: Verdict;
}

/**
 * The factor by which every wrong number differs from what it should be, to three digits; null where there is no one factor.
 * Numbers too small to say are left out.
 */
export function commonFactor({ parameters }: Pattern): number | null {
  const wrong = parameters
    .flatMap(({ entries }) => entries)
    .filter(({ verdict }) => verdict === 'wrong');
  const largest = Math.max(0, ...wrong.map(({ slope }) => Math.abs(slope)));
  const factors = wrong
    .filter(({ slope }) => Math.abs(slope) > 1e-3 * largest)
    .map(({ broken, slope }) => broken / slope);
  const [first] = factors;
  if (first === undefined || factors.length < 2) return null;
  const same = factors.every((factor) => Math.abs(factor - first) <= 1e-5 * Math.abs(first));
  return same && Number.isFinite(first) ? Number(first.toPrecision(3)) : null;
}

/** Two reverse passes carry the same errors where they differ by rounding alone. */
const SAME = 1e-9;

/** Costs what slopesOf costs, the first time an experiment is asked for. */
export function patternOf(trace: Trace, bug: Bug | null): Pattern {
  const { reverse, gradients } = brokenGradients(trace, bug);
  const { slopes } = slopesOf(trace.experiment);
  const verdicts = verdictsOf(trace.experiment, gradients);
  const downwards = [...trace.strands.keys()].reverse();
  return {
    parameters: downwards.flatMap((at) => {
      const { key, plan } = trace.strands[at]!;
      return plan.parameters.map((slot): ParameterPattern => {
        const entries = Array.from({ length: slot.length }, (_, k): CheckedEntry => {
          const i = slot.offset + k;
          return {
            entry: entryAt(key, slot, k),
            broken: gradients[at]![i]!,
            slope: slopes[at]![i]!,
            verdict: verdicts[at]![i]!,
          };
        });
        const wrong = entries.filter(({ verdict }) => verdict === 'wrong').length;
        return {
          layer: key,
          parameter: slot.name,
          rows: slot.rows,
          cols: slot.cols,
          entries,
          wrong,
        };
      });
    }),
    errors: downwards.flatMap((at) =>
      shownErrors(trace.strands[at]!).map((quantity): ErrorPattern => {
        const [broken, right] = [reverse, trace.reverse].map(({ errors }) =>
          byStep(trace, at, quantity, errors[at]!),
        ) as [Float64Array[], Float64Array[]];
        return {
          layer: trace.strands[at]!.key,
          name: quantity.name,
          steps: right.map((vector, k) => ({
            t: k + 1,
            broken: norm(broken[k]!),
            right: norm(vector),
            verdict: verdictOf(broken[k]!, vector),
          })),
        };
      }),
    ),
  };
}

/** What goes up, and what goes on to the next step. */
function shownErrors({ plan }: Strand): QuantitySlot[] {
  return plan.quantities.filter((quantity) => quantity.state || quantity === plan.output);
}

function byStep(
  { strands, steps }: Trace,
  at: number,
  { offset, size }: QuantitySlot,
  errors: Float64Array,
): Float64Array[] {
  const strand = strands[at]!;
  return Array.from({ length: steps }, (_, k) => {
    const from = timeOf(strand, steps, k + 1) * strand.plan.stride + offset;
    return errors.subarray(from, from + size);
  });
}

function verdictOf(broken: Float64Array, right: Float64Array): Verdict {
  const size = norm(right);
  if (!Number.isFinite(size)) return 'unknown';
  return norm(broken.map((error, k) => error - right[k]!)) <= SAME * size ? 'right' : 'wrong';
}

/** Everything a pattern shows, as one vector: the gradients, and the size of each error. */
export function fingerprintOf(trace: Trace, bug: Bug | null): number[] {
  const broken: Broken = brokenGradients(trace, bug);
  const sizes = trace.strands.flatMap((strand, at) =>
    shownErrors(strand).flatMap((quantity) =>
      byStep(trace, at, quantity, broken.reverse.errors[at]!).map(norm),
    ),
  );
  return [...broken.gradients.flatMap((gradient) => [...gradient]), ...sizes];
}

/** How far apart two fingerprints are, beside the larger of them: 0 where they are the same, 2 at most. */
export function apartBy(one: readonly number[], other: readonly number[]): number {
  const scale = Math.max(norm(one), norm(other));
  return scale === 0 ? 0 : norm(one.map((x, k) => x - other[k]!)) / scale;
}
