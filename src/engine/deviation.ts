import type { ScalarFunction } from './functions.ts';
import type { EquationPlan, ParameterSlot, Plan, ShareSlot } from './plan.ts';

/**
 * Where a reverse pass can be made to go wrong on purpose. Each bug of bugs.ts sets one or two of these, the right pass none.
 * step.ts and run.ts ask at the place in question, once for a whole vector: the right pass costs no more for it, and there is
 * no second engine to be kept in step with the first.
 */
export interface Deviation {
  /** Changes ∂L/∂α_t = z_t − y_t, which stands in `delta`, at one of the `labelled` steps. */
  readonly seed?: (delta: Float64Array, z: Float64Array, target: number, labelled: number) => void;
  /** Does the loop come to this position? */
  readonly visits?: (position: number) => boolean;
  /** What is added to an error of one number of one of its shares, at a position of `steps`. */
  readonly share?: (
    number: number,
    slot: ShareSlot,
    plan: Plan,
    position: number,
    steps: number,
  ) => number;
  /** Stands for fn′ of an equation: from y = fn(a), from y of the step before, and from a. */
  readonly slope?: (
    fn: ScalarFunction,
    y: number,
    yBefore: number,
    a: number,
    equation: EquationPlan,
    plan: Plan,
  ) => number;
  /** Of an element-wise product without a weight, f⊙c': what the step before gave sends its error back without the other factors. */
  readonly ungated?: boolean;
  /** The share of a factor of such a product is made with the others' values at this step, also where they belong to the step before. */
  readonly othersOfOwnStep?: boolean;
  /** The parameter that is taken, in the reverse pass and in the gradient, where this one should be. */
  readonly parameter?: (right: ParameterSlot, plan: Plan) => ParameterSlot;
  /** A matrix that reads the step before sends its error back as it stands, not transposed. */
  readonly untransposed?: boolean;
  /** The gradient of a weight that reads the step before is made with this step's value. */
  readonly readsOwnStep?: boolean;
  /** Biases have no gradient. */
  readonly withoutBiases?: boolean;
  /** The part of each step is written over that of the step before it in the loop, not added to it. */
  readonly overwrites?: boolean;
  /** How often the gradient is added up; once where absent. */
  readonly passes?: number;
}
