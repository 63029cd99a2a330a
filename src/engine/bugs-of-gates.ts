/**
 * Bugs of hand-written reverse passes of gated cells. Each names what a cell must have for it: a memory beside its output, a
 * product of a gate with what is kept, several gates. So a cell that is added later has those that it can have.
 */
import type { Bug } from './bugs.ts';
import { cells } from './cells/index.ts';
import type { Cell } from './cell.ts';
import { functions } from './functions.ts';
import { memoryLineOf, memoryOf } from './memory-line.ts';
import { planOf, type EquationPlan, type ParameterSlot, type Plan } from './plan.ts';
import { squashedBy } from './step.ts';

const hasMemory = (cell: Cell) => memoryOf(cell) !== null;
const isMemory = ({ cell }: Plan, name: string | undefined) =>
  name !== undefined && name === memoryOf(cell);

/** a of y = fn(a), where a has a name. */
const squashedIn = (equation: EquationPlan) => squashedBy(equation)?.share.quantity;

/** The equations of the sums that a sigmoid makes gates of, in the order of the cell. */
function gateSums(plan: Plan): EquationPlan[] {
  const sums = plan.equations
    .filter(({ fn }) => fn === functions.σ)
    .map((equation) => squashedIn(equation));
  return plan.equations.filter(({ name }) => sums.includes(name));
}

const gatesOf = (cell: Cell) => gateSums(planOf(cell, 1, 1));

/** y = fn(a) with another function than the gates', where a is no memory: g, the GRU's n. */
const isCandidate = (equation: EquationPlan, plan: Plan) =>
  !equation.identity &&
  equation.fn !== functions.σ &&
  gateSums(plan).length > 0 &&
  !isMemory(plan, squashedIn(equation));

const hasCandidate = (cell: Cell) => {
  const plan = planOf(cell, 1, 1);
  return plan.equations.some((equation) => isCandidate(equation, plan));
};

/** Has it a product such as f⊙c', of a gate with what it keeps? */
const hasGatedWay = (cell: Cell) => memoryLineOf(cell) !== null;

/** Does this equation look at the memory through a weight of its own? */
const looksAt = (cell: Cell, consumer: string | null, memory: string | null) =>
  cell.equations.some(
    ({ name, terms }) =>
      name === consumer &&
      terms.some(
        ({ weight, factors }) => weight !== null && factors.some((one) => one.name === memory),
      ),
  );

const hasPeepholes = (cell: Cell) =>
  cell.equations.some(({ name }) => looksAt(cell, name, memoryOf(cell)));

/** Of the first two gates the parameter of the other one that does the same: matrices and biases, which are packed. */
function exchanged(right: ParameterSlot, plan: Plan): ParameterSlot {
  const [one, other] = gateSums(plan).map(({ terms }) =>
    terms.flatMap(({ parameter, factors }) =>
      parameter && (parameter.cols > 0 || factors.length === 0) ? [parameter] : [],
    ),
  );
  if (!one || !other) return right;
  return other[one.indexOf(right)] ?? one[other.indexOf(right)] ?? right;
}

type Applies = Bug['applies'];

/** Applies where a layer has such a cell, and what `also` asks holds too. */
const where =
  (of: (cell: Cell) => boolean, otherwise: string, also: Applies = () => null): Applies =>
  (experiment) =>
    experiment.layers.some(({ cell }) => of(cells[cell]!)) ? also(experiment) : otherwise;

const severalSteps: Applies = ({ inputs }) =>
  inputs.length > 1 ? null : 'With one step there is no step before it.';

const NO_MEMORY = 'Its cells carry no memory beside *h*.';
const NO_GATE = 'Its cells have no gate.';

export const bugsOfGates: readonly Bug[] = [
  {
    name: 'memory-not-carried',
    family: 'gates',
    title: 'The memory’s future is forgotten',
    what: 'What comes back through *c* from the next step is not added to the error of *c*: what its own step sends is all there is.',
    met: '`dc = dh * o * (1 - tanh_c**2)`, `=` for `+=`; or a loop that hands on `dh_next` and forgets `dc_next`. In PyTorch, `c = c.detach()` at every step does the same.',
    why: 'At the last step nothing comes back, and all is right. One step before, the error of *h* is still right, since it comes through the gates of the last step; that of *c* is not, nor anything before it. What is left goes back through the gates alone, as in a simple recurrent network: the way that the memory was made for is closed.',
    of: hasMemory,
    applies: where(hasMemory, NO_MEMORY, severalSteps),
    deviation: {
      share: (number, { quantity, lag }, plan, position) =>
        lag === 1 && position > 0 && isMemory(plan, quantity) ? 0 : number,
    },
  },
  {
    name: 'nothing-carried',
    family: 'gates',
    title: 'Neither state passes anything on',
    what: 'Both *h* and *c* are handed to the next step as plain numbers: no error comes back over either line.',
    met: '`h, c = h.detach(), c.detach()` at every step of a PyTorch loop, written there to be rid of “Trying to backward through the graph a second time”.',
    why: 'Only the last step’s errors are right. Each step learns from its own output alone, as if there were no time in it. The weights that read the state before still get a gradient, since they have read its numbers.',
    of: hasMemory,
    applies: where(hasMemory, NO_MEMORY, severalSteps),
    deviation: {
      share: (number, { lag }, { cell }, position) =>
        lag === 1 && position > 0 && hasMemory(cell) ? 0 : number,
    },
  },
  {
    name: 'memory-slope-left-out',
    family: 'gates',
    title: 'The tanh round the memory is left out',
    what: 'The error of *h* goes to *c* through the output gate alone, without the slope of the tanh between them.',
    met: '`dc += dh * o` for `dc += dh * o * (1 - tanh_c**2)`.',
    why: 'The error of the last *h* is right, and so is that of its output gate, which lies beside the tanh. What lies behind the memory is not. The slope is at most 1, so the errors mostly come out too large, the more so the larger |*c*|: at *c* = 2 the factor that is missing is 0.07.',
    of: hasMemory,
    applies: where(hasMemory, NO_MEMORY),
    deviation: {
      slope: (fn, y, _, __, equation, plan) =>
        isMemory(plan, squashedIn(equation)) ? 1 : fn.slope(y),
    },
  },
  {
    name: 'memory-slope-at-c',
    family: 'gates',
    title: 'The slope of the memory’s tanh taken at c',
    what: '1 − *c*² stands where 1 − tanh² *c* should: the rule wants what came out of the tanh, and is given what went in.',
    met: 'A helper `def dtanh(y): return 1 - y**2`, called as `dtanh(c)` for `dtanh(np.tanh(c))`. A program keeps *c*, and often not its tanh.',
    why: 'The error of the last *h* is right; the slope comes after it. A memory is not held between −1 and 1. Where it is near 0 the two slopes are alike; at 1 the one that is used is 0, and beyond it negative. The larger the memory has grown, the larger the error, with the wrong sign.',
    of: hasMemory,
    applies: where(hasMemory, NO_MEMORY),
    deviation: {
      slope: (fn, y, _, a, equation, plan) =>
        fn.slope(isMemory(plan, squashedIn(equation)) ? a : y),
    },
  },
  {
    name: 'gate-left-out',
    family: 'gates',
    title: 'The way back has no gate',
    what: 'What a gate has kept of the step before sends its error back whole, as if the gate stood at 1.',
    met: '`dc_next = dc` for `dc_next = dc * f`: the backward pass of the LSTM of 1997, which had no forget gate, under a forward pass that has one. In a GRU `dh_next += dh` for `dh_next += dh * u`.',
    why: 'The last step is right. From there each step back leaves out a factor between 0 and 1, and what is carried mostly comes out too large, the more so the further back. A gate that stands near 1 hides the bug.',
    of: hasGatedWay,
    applies: where(hasGatedWay, NO_GATE, severalSteps),
    deviation: { ungated: true },
  },
  {
    name: 'gate-reads-own-step',
    family: 'gates',
    title: 'A gate’s error is made with the state at t',
    what: 'The gate that multiplies the state of the step before has its error made with the state of its own step.',
    met: '`df = dc * c[t]` for `df = dc * c[t-1]` in an LSTM, `du = dh * (h[t] - n)` for `du = dh * (h[t-1] - n)` in a GRU: the loop has both states at hand.',
    why: 'What is carried on the straight way does not ask this gate’s error. What the gate learns is wrong, and with it all that goes back through its weights. At the first step, where the state before is zero, the gate is blamed though it had nothing to keep.',
    of: hasGatedWay,
    applies: where(hasGatedWay, NO_GATE),
    deviation: { othersOfOwnStep: true },
  },
  {
    name: 'candidate-slope',
    family: 'gates',
    title: 'The candidate gets the slope of a gate',
    what: 'The candidate comes out of a tanh, and its slope is taken by the rule of the sigmoid, *y*(1 − *y*), as for the gates beside it.',
    met: 'All sums stand in one array, and one line serves them all: `da = dgates * gates * (1 - gates)`.',
    why: 'The last *h* and *c* lie before the candidate and are right. Where the candidate is near 0 a tanh is steepest, and the slope that is used is near 0 too; where it is negative the slope is negative. The other gates are right at the last step, and before it get what the candidate’s error has become.',
    of: hasCandidate,
    applies: where(hasCandidate, NO_GATE),
    deviation: {
      slope: (fn, y, _, __, equation, plan) =>
        (isCandidate(equation, plan) ? functions.σ! : fn).slope(y),
    },
  },
  {
    name: 'gates-exchanged',
    family: 'gates',
    title: 'Two gates change places',
    what: 'The rows of all gates stand in one matrix, and on the way back the first two gates of the cell are taken for each other.',
    met: 'PyTorch’s order is *i*, *f*, *g*, *o*; others begin with *f*. Packed in one order and put together in the other, `da = np.concatenate([da_f, da_i, da_g, da_o])`, every shape fits.',
    why: 'Within the last step all errors are right. Each of the two gates then gets the other’s gradient, and sends its error back through the other’s matrix. Where the two gates send little back, the errors are nearly right, and the gradients not.',
    of: (cell) => gatesOf(cell).length > 1,
    applies: where((cell) => gatesOf(cell).length > 1, 'Its cells have no two gates.'),
    deviation: { parameter: exchanged },
  },
  {
    name: 'peepholes-cut',
    family: 'gates',
    title: 'The peepholes send nothing back',
    what: 'The gates look at the memory, and no error goes from them to it.',
    met: 'Peepholes put into a finished LSTM: `a_f` gets a term `w_cf * c[t-1]`, and `dc` gets none.',
    why: 'The output gate looks at the memory of its own step, so even the last error of *c* lacks a part; that of the last *h* is right. The weights of the peepholes get their gradients. They are often small, and then so is what is missing.',
    of: hasPeepholes,
    applies: where(hasPeepholes, 'Its gates do not look at a memory.'),
    deviation: {
      share: (number, { quantity, consumer }, plan) =>
        isMemory(plan, quantity) && looksAt(plan.cell, consumer, quantity) ? 0 : number,
    },
  },
];
