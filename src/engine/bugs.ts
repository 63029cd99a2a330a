/**
 * Known bugs of hand-written reverse passes, as data: each is the same reverse pass with one thing done otherwise
 * (deviation.ts). None of them crashes, and the loss is the right one in all of them: only a check of the gradient tells.
 */
import { bugsOfGates } from './bugs-of-gates.ts';
import type { Cell } from './cell.ts';
import { planOf } from './plan.ts';
import { cells } from './cells/index.ts';
import type { Deviation } from './deviation.ts';
import type { Experiment } from './experiment.ts';
import { gradientsOf, runReverse, seedOfLoss, type Reverse } from './run.ts';
import { squashedBy } from './step.ts';
import type { Trace } from './trace.ts';

export type Family = 'gates' | 'errors' | 'slopes' | 'gradients' | 'loss';

export interface Bug {
  /** In links and tests. */
  readonly name: string;
  readonly family: Family;
  readonly title: string;
  /** What is done, and where it is met. In these texts `code` stands in backticks, a letter of a formula between *stars*. */
  readonly what: string;
  readonly met: string;
  /** Why exactly these numbers are wrong. */
  readonly why: string;
  /** Can a cell of this kind have it at all? Any can where this is absent. */
  readonly of?: (cell: Cell) => boolean;
  /** Null where the experiment can have the bug, else a sentence that says why it cannot. */
  readonly applies: (experiment: Experiment) => string | null;
  readonly deviation: Deviation;
}

/** The error of a carried number is cut off at this size by the bug that clips. */
const CLIP = 0.1;

const always = () => null;
const withSeveralSteps = ({ inputs }: Experiment) =>
  inputs.length > 1 ? null : 'With one step there is no step before it.';

export const bugs: readonly Bug[] = [
  {
    name: 'overwrite-future',
    family: 'errors',
    title: 'The output overwrites the future',
    what: 'The error that the output sends to *h* is written over what came from the next step, not added to it.',
    met: '`dh[t] = W_hz.T @ dalpha[t]` in a loop by hand, `=` for `+=`. Where *h* is all that is carried, `h = h.detach()` at every step of a PyTorch loop does the same.',
    why: 'The last step has no future, so its error is right. At every step before it one of two addends is missing. The readout is right: its gradient needs no error from later steps. Where *h* is all that is carried, what makes it learns from its own step alone; a memory beside it still carries errors back.',
    applies: withSeveralSteps,
    deviation: {
      share: (number, { quantity, lag }, plan, position) =>
        lag === 1 && position > 0 && quantity === plan.output.name ? 0 : number,
    },
  },
  {
    name: 'overwrite-output',
    family: 'errors',
    title: 'The future overwrites the output',
    what: 'What comes back from the next step is written over the error that the output sent to *h*, not added to it.',
    met: 'All outputs’ errors are put into `dh` first, in one matrix product; then the loop writes `dh[t-1] = W_hh.T @ da[t]` over them, `=` for `+=`.',
    why: 'At the last step nothing comes back, and its error is right. From there the error runs back alone: the outputs of all earlier steps are lost on the way. Only the readout, which does not ask the hidden state, gets its gradient.',
    applies: withSeveralSteps,
    deviation: {
      share: (number, { consumer }, _, position, steps) =>
        consumer === null && position < steps ? 0 : number,
    },
  },
  {
    name: 'untransposed',
    family: 'errors',
    title: 'The recurrent matrix is not transposed',
    what: 'The error goes back to the step before through the recurrent matrix as it stands, by rows where it should be by columns.',
    met: '`W_hh @ da` for `W_hh.T @ da`: the matrix is square, so it fits either way round and no shape complains.',
    why: 'At the last step the recurrent matrix has not been used yet. From the step before it on, each unit is given the errors of other units. If the matrix is nearly symmetric the numbers come out nearly right, which makes this one hard to see.',
    applies: (experiment) =>
      experiment.layers.every(({ hidden }) => hidden === 1)
        ? 'With one unit the recurrent matrix is one number, and there is nothing to transpose.'
        : withSeveralSteps(experiment),
    deviation: { untransposed: true },
  },
  {
    name: 'detached',
    family: 'errors',
    title: 'The state is detached halfway',
    what: 'In the middle of the sequence the state is handed on as a plain number: no error goes back over that border.',
    met: 'Long sequences trained in windows, with `h = h.detach()` between them. That is truncated backpropagation and often meant; it is a bug where the gradient of the whole sequence is.',
    why: 'After the border everything is right, since errors come from later steps alone. Before it all errors lack what the second half would send. The gradients of the hidden layer gather from both halves, and are wrong.',
    applies: withSeveralSteps,
    deviation: {
      share: (number, { lag }, _, position, steps) =>
        lag === 1 && position === Math.floor(steps / 2) ? 0 : number,
    },
  },
  {
    name: 'clipped',
    family: 'errors',
    title: 'Carried errors are clipped',
    what: `Each error that goes to the step before is cut off at ±${CLIP}, inside the loop.`,
    met: 'A guard against exploding errors put on the state (a clamp, in PyTorch in a hook) where the finished gradient was to be clipped. Graves (2013) clips on the way on purpose.',
    why: 'The last step gets nothing from the future, and is right. Before it every large carried error is cut, and every step back starts from an error that was cut already. Where all carried errors are small the bug does nothing at all: it waits for other weights.',
    applies: withSeveralSteps,
    deviation: {
      share: (number, { lag }) =>
        lag === 1 && Math.abs(number) > CLIP ? Math.sign(number) * CLIP : number,
    },
  },
  {
    name: 'stops-early',
    family: 'errors',
    title: 'The loop stops one step early',
    what: 'The loop goes back to the second step and leaves the first out.',
    met: '`range(T, 1, -1)` for `range(T, 0, -1)`: Python’s range leaves out its end.',
    why: 'All errors are right but those of the first step, which nobody computes. Every gradient lacks that step’s part. One may come out right all the same: a recurrent matrix reads the state before the first step, and where that is zero, the part that is left out is zero too.',
    applies: always,
    deviation: { visits: (position) => position > 1 },
  },
  {
    name: 'no-slope',
    family: 'slopes',
    title: 'The slope is left out',
    what: 'The error of *h* is passed on as the error of *a*, without the slope of the function between them.',
    met: '`dh` used where `da` is meant: two arrays of the same shape, and one line that is not there.',
    why: 'The outputs’ errors are right, and so is the error of the last *h* under them, which has not yet gone through the function. Each step back then leaves out one more factor. The slope of a tanh is at most 1, that of a sigmoid at most ¼: without them the errors mostly come out too large, the more so the further back.',
    applies: always,
    deviation: { slope: () => 1 },
  },
  {
    name: 'slope-before',
    family: 'slopes',
    title: 'The slope of the step before',
    what: 'The slope is taken at the value of step *t* − 1 where it should be the value of step *t*.',
    met: 'The list of states begins with *h* at *t* = 0 and so has one entry more than the others: `h[t]` in one list is `h[t-1]` in another.',
    why: 'The error of the last *h* under the outputs is right; the slope comes after it. Behind it each step uses another step’s slope. Where the state hardly moves from one step to the next, the two are alike, and the numbers nearly right.',
    applies: always,
    deviation: { slope: (fn, _, yBefore) => fn.slope(yBefore) },
  },
  {
    name: 'slope-unsquared',
    family: 'slopes',
    title: '1 − h for the slope',
    what: 'The slope of the function is written as 1 minus its value.',
    met: '`1 - h` for `1 - h**2` with a tanh, `1 - f` for `f * (1 - f)` with a sigmoid: nothing but the numbers tells them apart.',
    why: 'The error of the last *h* under the outputs is right; the slope comes after it. For a tanh the slope that is used is right at *h* = 0 and at *h* = 1 alone. It is too small for a positive value and too large, up to 2, for a negative one.',
    applies: always,
    deviation: { slope: (_, y) => 1 - y },
  },
  {
    name: 'slope-of-sum',
    family: 'slopes',
    title: 'The slope taken at a',
    what: 'The slope is computed from *a*, which went into the function, by a rule that wants *h*, which came out.',
    met: 'A helper `def dtanh(y): return 1 - y**2` wants the output of the tanh. Called with its input it returns a number all the same.',
    why: 'The error of the last *h* under the outputs is right; the slope comes after it. Near 0 the tanh leaves its input as it is, and 1 − *a*² is close. Where |*a*| is above 1 it is negative: a slope that no tanh has, and errors of the wrong sign.',
    applies: ({ layers }) =>
      layers.some(({ cell, hidden }) =>
        planOf(cells[cell]!, 1, hidden).equations.some(
          (equation) => !equation.identity && squashedBy(equation),
        ),
      )
        ? null
        : 'No function of these cells is applied to a quantity that has a name.',
    deviation: { slope: (fn, _, __, a) => fn.slope(a) },
  },
  {
    name: 'reads-own-step',
    family: 'gradients',
    title: 'The gradient reads h at t',
    what: 'The gradient of a weight that reads the state before is made with the state of its own step.',
    met: '`np.outer(da[t], h[t])` for `np.outer(da[t], h[t-1])`: lists of which one begins at 0 and the other at 1.',
    why: 'No error needs this product, so all errors are right, and so is every gradient but those of the weights that read the step before.',
    applies: always,
    deviation: { readsOwnStep: true },
  },
  {
    name: 'gradient-overwritten',
    family: 'gradients',
    title: 'One step’s part for the sum',
    what: 'The part of each step is written over the part of the step before it in the loop. The loop ends at the first step, and that part is left.',
    met: '`dW = np.outer(…)` inside the loop, `=` for `+=`.',
    why: 'All errors are right: they do not read the gradients. Of the sum over the steps one addend remains. A recurrent matrix reads the state before the first step; where that is zero, its whole gradient is zero.',
    applies: (experiment) =>
      experiment.inputs.length > 1 ? null : 'With one step the sum has one part.',
    deviation: { overwrites: true },
  },
  {
    name: 'no-bias',
    family: 'gradients',
    title: 'The biases are forgotten',
    what: 'No gradient is computed for the biases; it stays at zero.',
    met: 'A bias is added to the forward pass later, and its line in the backward pass is not.',
    why: 'Nothing is behind a bias, so no error goes through it. All errors and all other gradients are right.',
    applies: always,
    deviation: { withoutBiases: true },
  },
  {
    name: 'twice',
    family: 'gradients',
    title: 'The gradient is added up twice',
    what: 'The gradient is added to one that is already there, from the same pass.',
    met: '`optimizer.zero_grad()` left out between two calls of `backward()`: PyTorch adds to what stands in `.grad`.',
    why: 'All errors are right, and every gradient is exactly twice what it should be. Its direction is right, so training goes on, with steps twice as long.',
    applies: always,
    deviation: { passes: 2 },
  },
  {
    name: 'averaged',
    family: 'loss',
    title: 'The gradient of the mean loss',
    what: 'The loss is the sum over the steps, and the error starts from the mean.',
    met: '`.mean()` in one place and `.sum()` in the other.',
    why: 'Every error and every gradient is the right one, divided by the number of labelled steps: one ratio everywhere. Its direction is right.',
    applies: ({ targets }) =>
      targets.filter((target) => target !== null).length > 1
        ? null
        : 'With one labelled step the mean is the sum.',
    deviation: {
      seed: (delta, _, __, labelled) => {
        for (let k = 0; k < delta.length; k++) delta[k]! /= labelled;
      },
    },
  },
  {
    name: 'softmax-twice',
    family: 'loss',
    title: 'The slope of the softmax comes twice',
    what: '*z* − *y*, which already is the error of the scores, is multiplied by the slope of the softmax once more.',
    met: 'A layer that applies softmax, under a loss that does so itself: PyTorch’s `CrossEntropyLoss` wants scores and takes probabilities without complaint. In a backward pass by hand the same confusion gives this product.',
    why: 'The mistake stands at the source, so everything behind it is wrong: every error, every gradient. The slope of the softmax is small where the prediction is sure, so what is left is smallest there.',
    applies: always,
    deviation: {
      // (diag(z) − z zᵀ) δ
      seed: (delta, z) => {
        let mean = 0;
        for (let k = 0; k < delta.length; k++) mean += z[k]! * delta[k]!;
        for (let k = 0; k < delta.length; k++) delta[k] = z[k]! * (delta[k]! - mean);
      },
    },
  },
  {
    name: 'label-off-by-one',
    family: 'loss',
    title: 'The label is off by one',
    what: 'The loss reads the right class, and the error starts from the class before it.',
    met: 'Labels counted from 1 in a file and from 0 in the program, with the 1 taken off twice. For the first class Python’s index −1 is the last one, and nothing crashes.',
    why: 'The mistake stands at the source, so everything behind it is wrong. Of the scores, two are wrong, the label’s and the one before it; all others have the right error, and so have their rows of the readout.',
    applies: ({ readout }) =>
      readout.parameters.b_z!.length > 1 ? null : 'With one class there is no other label.',
    deviation: {
      seed: (delta, _, target) => {
        delta[target]! += 1;
        delta[(target + delta.length - 1) % delta.length]! -= 1;
      },
    },
  },
  ...bugsOfGates,
];

/** The bugs that cells of these kinds can have, also those that this experiment's steps, units or labels rule out. */
export function bugsOf({ layers }: Experiment): Bug[] {
  return bugs.filter(({ of }) => !of || layers.some(({ cell }) => of(cells[cell]!)));
}

/** The bug of that name; null where there is none. */
export function bugNamed(name: string): Bug | null {
  return bugs.find((bug) => bug.name === name) ?? null;
}

export interface Broken {
  readonly reverse: Reverse;
  /** Per strand, in the plan's parameter layout. */
  readonly gradients: readonly Float64Array[];
}

/** The reverse pass of a run with a bug in it: its errors and its gradients. Without a bug those of the trace, to the last bit. */
export function brokenGradients(trace: Trace, bug: Bug | null): Broken {
  if (bug === null) return { reverse: trace.reverse, gradients: trace.gradients };
  return deviate(trace, bug.deviation);
}

/** The reverse pass of a run, done otherwise. */
export function deviate({ forward }: Trace, wrong: Deviation): Broken {
  const reverse = runReverse(forward, seedOfLoss(forward, undefined, wrong), undefined, wrong);
  return { reverse, gradients: gradientsOf(forward, reverse, wrong) };
}
