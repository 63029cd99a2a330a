/**
 * Random shapes, parameters and batches: every cell, one layer or two, one way or two, both losses, numbers or symbols, rows of one
 * length or of several, ordinary parameters and such that saturate. fast-check chooses the structure, and a seed the numbers in it.
 */
import fc from 'fast-check';
import { cells } from '../../engine/cells/index.ts';
import { randomFrom } from '../../engine/random.ts';
import type { Batch } from '../learner.ts';
import { parameterCount, type Shape } from '../shape.ts';

export interface Case {
  readonly shape: Shape;
  readonly weights: Float32Array;
  readonly batch: Batch;
  /** Another of as many rows, with steps and lengths of its own. */
  readonly next: Batch;
}

/**
 * The most there are of each. narrow: where little is added up the radii are narrow, and with parameters of up to 3 each way that an
 * error takes is in some case the widest. wide: more than any learner takes at once.
 */
const SIZES = {
  narrow: { hidden: 2, inputs: 2, outputs: 5, rows: 2, steps: 3 },
  usual: { hidden: 9, inputs: 6, outputs: 5, rows: 6, steps: 8 },
  wide: { hidden: 40, inputs: 20, outputs: 20, rows: 18, steps: 3 },
  long: { hidden: 6, inputs: 4, outputs: 3, rows: 24, steps: 24 },
};

/** What is left out may be anything. */
export interface Wanted {
  readonly cells?: readonly string[];
  readonly loss?: Shape['loss'];
  readonly twoWay?: boolean;
  readonly symbols?: boolean;
  readonly ragged?: boolean;
  readonly labels?: 'some' | 'all';
  /** How large parameters are: up to 0.5, up to 1.2, or such with 0 and ±50 among them. */
  readonly numbers?: 'small' | 'ordinary' | 'extreme';
  readonly leastRows?: number;
  readonly leastSteps?: number;
  readonly sizes?: keyof typeof SIZES;
}

const either = <T>(fixed: T | undefined, ...all: T[]) =>
  fixed === undefined ? fc.constantFrom(...all) : fc.constant(fixed);

export function cases(wanted: Wanted = {}): fc.Arbitrary<Case> {
  const { sizes = 'usual' } = wanted;
  const most = SIZES[sizes];
  const cell = fc.constantFrom(...(wanted.cells ?? Object.keys(cells)));
  const shape: fc.Arbitrary<Shape> = fc.record({
    cells: fc.array(cell, { minLength: 1, maxLength: 2, size: 'max' }),
    hidden: fc.integer({ min: 1, max: most.hidden }),
    inputs: fc.integer({ min: 1, max: most.inputs }),
    outputs: fc.integer({ min: 1, max: most.outputs }),
    twoWay: either(wanted.twoWay, false, false, true),
    loss: either<Shape['loss']>(wanted.loss, 'cross-entropy', 'squared-error'),
  });
  return fc
    .record({
      shape,
      rows: fc.integer({ min: wanted.leastRows ?? 1, max: most.rows }),
      steps: fc.integer({ min: wanted.leastSteps ?? 1, max: most.steps }),
      symbols: either(wanted.symbols, false, true),
      ragged: either(wanted.ragged, false, true),
      labels: either<BatchPlan['labels']>(wanted.labels, 'some', 'all'),
      numbers: either(wanted.numbers, 'small', 'ordinary', 'extreme'),
      seed: fc.nat(),
    })
    .map(({ shape: drawn, numbers, seed, ...plan }) => {
      const random = randomFrom(seed);
      const largest = sizes === 'narrow' ? 3 : numbers === 'small' ? 0.5 : 1.2;
      const weights = Float32Array.from({ length: parameterCount(drawn) }, () => {
        if (sizes !== 'narrow' && numbers === 'extreme' && random() < 0.25)
          return [0, 50, -50][Math.floor(3 * random())]!;
        return largest * (2 * random() - 1);
      });
      const batch = batchOf(drawn, plan, random);
      const next = batchOf(
        drawn,
        { ...plan, steps: 1 + Math.floor(most.steps * random()) },
        random,
      );
      return { shape: drawn, weights, batch, next };
    });
}

interface BatchPlan {
  readonly rows: number;
  readonly steps: number;
  readonly symbols: boolean;
  readonly ragged: boolean;
  readonly labels: 'some' | 'all';
}

/** Past the end of a row stand numbers that must never be looked at. */
function batchOf(shape: Shape, plan: BatchPlan, random: () => number): Batch {
  const { rows, steps } = plan;
  const below = (count: number) => Math.floor(count * random());
  const lengths = Int32Array.from({ length: rows }, () => (plan.ragged ? 1 + below(steps) : steps));
  const inside = (k: number) => Math.floor(k / rows) < lengths[k % rows]!;
  const size = steps * rows;
  const width = plan.symbols ? 1 : shape.inputs;
  const fed = Array.from({ length: size * width }, (_, k) => {
    if (!inside(Math.floor(k / width))) return plan.symbols ? 1_000 : NaN;
    return plan.symbols ? below(shape.inputs + 1) - 1 : 2 * random() - 1;
  });
  // The first step of one row is labelled in any case.
  const sure = below(rows);
  const isLabelled = Array.from(
    { length: size },
    (_, k) => inside(k) && (k === sure || plan.labels === 'all' || random() < 0.4),
  );
  const labels =
    shape.loss === 'cross-entropy'
      ? {
          classes: Int32Array.from(isLabelled, (labelled, k) =>
            labelled ? below(shape.outputs) : inside(k) ? -1 : 1_000,
          ),
        }
      : {
          numbers: Float32Array.from({ length: size * shape.outputs }, (_, k) => {
            const at = Math.floor(k / shape.outputs);
            return isLabelled[at] || !inside(at) ? 4 * random() - 2 : NaN;
          }),
        };
  return {
    rows,
    steps,
    ...(plan.symbols ? { symbols: Int32Array.from(fed) } : { inputs: Float32Array.from(fed) }),
    ...(plan.ragged && { lengths }),
    ...labels,
  };
}
