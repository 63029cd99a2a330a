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
  readonly leastSteps?: number;
  /**
   * Up to 2 units, 2 inputs, 2 rows and 3 steps, and parameters up to 3: where little is added up the radii are narrow, and with
   * parameters of this size each way that an error takes is in some case the widest.
   */
  readonly narrow?: boolean;
}

const either = <T>(fixed: T | undefined, ...all: T[]) =>
  fixed === undefined ? fc.constantFrom(...all) : fc.constant(fixed);

export function cases(wanted: Wanted = {}): fc.Arbitrary<Case> {
  const narrow = wanted.narrow ?? false;
  const cell = fc.constantFrom(...(wanted.cells ?? Object.keys(cells)));
  const shape: fc.Arbitrary<Shape> = fc.record({
    cells: fc.array(cell, { minLength: 1, maxLength: 2, size: 'max' }),
    hidden: fc.integer({ min: 1, max: narrow ? 2 : 9 }),
    inputs: fc.integer({ min: 1, max: narrow ? 2 : 6 }),
    outputs: fc.integer({ min: 1, max: 5 }),
    twoWay: either(wanted.twoWay, false, false, true),
    loss: either<Shape['loss']>(wanted.loss, 'cross-entropy', 'squared-error'),
  });
  return fc
    .record({
      shape,
      rows: fc.integer({ min: 1, max: narrow ? 2 : 6 }),
      steps: fc.integer({ min: wanted.leastSteps ?? 1, max: narrow ? 3 : 8 }),
      symbols: either(wanted.symbols, false, true),
      ragged: either(wanted.ragged, false, true),
      labels: either<BatchPlan['labels']>(wanted.labels, 'some', 'all'),
      numbers: either(wanted.numbers, 'small', 'ordinary', 'extreme'),
      seed: fc.nat(),
    })
    .map(({ shape: drawn, numbers, seed, ...plan }) => {
      const random = randomFrom(seed);
      const most = narrow ? 3 : numbers === 'small' ? 0.5 : 1.2;
      const weights = Float32Array.from({ length: parameterCount(drawn) }, () => {
        if (!narrow && numbers === 'extreme' && random() < 0.25)
          return [0, 50, -50][Math.floor(3 * random())]!;
        return most * (2 * random() - 1);
      });
      const batch = batchOf(drawn, plan, random);
      const next = batchOf(drawn, { ...plan, steps: 1 + Math.floor(8 * random()) }, random);
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
