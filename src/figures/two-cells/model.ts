/** What two cells in a row show, read off the cell's equations and a trace: which parts there are, and what comes back from where. */
import { brokenGradients, bugNamed, type Bug } from '../../engine/bugs.ts';
import type { Cell } from '../../engine/cell.ts';
import { memoryLineOf, memoryOf } from '../../engine/memory-line.ts';
import type { Strand } from '../../engine/network.ts';
import type { Reverse } from '../../engine/run.ts';
import type { Share, Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';

/** The lines on which a cell passes something on, and the parts between them. */
export interface Parts {
  /** c; null where h is all that is carried. */
  readonly memory: string | null;
  /** The quantity of the straight line: the memory, or the output itself. */
  readonly line: string;
  /** What multiplies the line of the step before: f, the GRU's u. Null where the line goes through a matrix alone. */
  readonly keep: string | null;
  /** What is added on the line: i and g, the GRU's n. */
  readonly written: readonly string[];
  /** What multiplies the squashed memory on its way to the output: o. */
  readonly open: string | null;
  /** Gates that stand on none of these ways: the GRU's r. */
  readonly others: readonly string[];
  /** The function on the line of a cell without gates. */
  readonly squash: string | null;
}

export function partsOf(cell: Cell): Parts {
  const memory = memoryOf(cell);
  const line = memory ?? cell.output;
  const equation = (name: string) => cell.equations.find((one) => one.name === name)!;
  const products = equation(line).terms.filter(
    ({ weight, factors }) => weight === null && factors.length > 1,
  );
  const keep = memoryLineOf(cell)?.gate ?? null;
  const written = products
    .filter(({ factors }) => !factors.some(({ name, previous }) => previous && name === line))
    .flatMap(({ factors }) => factors.map(({ name }) => name))
    .filter((name) => name !== keep);
  const open =
    memory === null
      ? null
      : (equation(cell.output).terms[0]!.factors.find(({ name }) => !readsAlone(cell, name, memory))
          ?.name ?? null);
  const named = [keep, ...written, open];
  const others = cell.equations
    .filter(({ name, fn }) => fn.name !== 'identity' && name !== line && name !== cell.output)
    .map(({ name }) => name)
    .filter((name) => !named.includes(name) && !(memory && readsAlone(cell, name, memory)));
  const { fn } = equation(line);
  return {
    ...{ memory, line, keep, written, open, others },
    squash: keep === null && fn.name !== 'identity' ? fn.name : null,
  };
}

/** Is `name` a function of `of` alone? tanh_c of c. */
const readsAlone = (cell: Cell, name: string, of: string) =>
  cell.equations
    .find((one) => one.name === name)!
    .terms.every(({ factors }) => factors.length === 1 && factors[0]!.name === of);

/** The bugs that cut one of the two crossings, or both, at every step. */
const CUTS = { c: 'memory-not-carried', h: 'overwrite-future', both: 'nothing-carried' };

export interface Cuts {
  readonly c: boolean;
  readonly h: boolean;
}

export const cutsOf = (name: string): Cuts => ({
  c: name === CUTS.c || name === CUTS.both,
  h: name === CUTS.h || name === CUTS.both,
});

/** The name of the bug that makes these cuts; none where nothing is cut. */
export const bugOfCuts = ({ c, h }: Cuts): string =>
  c && h ? CUTS.both : c ? CUTS.c : h ? CUTS.h : 'none';

/** The reverse pass that is shown, and the bug in it; the right one where there is none that this network can have. */
export interface Pass {
  readonly bug: Bug | null;
  readonly reverse: Reverse;
}

export function passOf(trace: Trace, name: string): Pass {
  const chosen = bugNamed(name);
  const bug = chosen?.applies(trace.experiment) === null ? chosen : null;
  return { bug, reverse: brokenGradients(trace, bug).reverse };
}

/** One line of a written addition: what comes back through one consumer, as it is and as it should be. */
export interface Addend {
  /** "a_f@4", as a share names it. */
  readonly consumer: string;
  readonly name: string;
  /** Does it come from the step that is read next? */
  readonly crosses: boolean;
  readonly shown: Float64Array;
  readonly right: Float64Array;
}

/** What comes from this step first, what crosses from the next one after it. */
export function addendsOf(
  trace: Trace,
  { reverse }: Pass,
  { key, plan }: Strand,
  name: string,
  t: number,
): Addend[] {
  const place = { layer: key, name, t };
  const shown = trace.sharesIn(reverse, place);
  // A factor's way before one through a weight, else in the order of the equations.
  const weighs = ({ consumer }: Share) =>
    plan.cell.equations
      .find((equation) => equation.name === consumer.split('@')[0])
      ?.terms.some(
        ({ weight, factors }) => weight !== null && factors.some((one) => one.name === name),
      ) ?? false;
  return trace
    .shares(place)
    .map((share, k) => ({ share, k }))
    .sort((a, b) => Number(weighs(a.share)) - Number(weighs(b.share)) || a.k - b.k)
    .map(({ share, k }): Addend => {
      const [from = '', when] = share.consumer.split('@');
      return {
        consumer: share.consumer,
        name: plan.quantity.has(from) ? from : '',
        crosses: Number(when) !== t,
        shown: shown[k]!.values,
        right: share.values,
      };
    })
    .sort((a, b) => Number(a.crosses) - Number(b.crosses));
}

/** How much comes along together: the norm of the sum. */
export function sizeOf(addends: readonly Addend[], face: 'shown' | 'right'): number {
  const [first, ...more] = addends.map((addend) => addend[face]);
  if (!first) return 0;
  return norm(first.map((value, k) => more.reduce((sum, other) => sum + other[k]!, value)));
}

/** Two reverse passes have the same number where they differ by rounding alone. */
const SAME = 1e-9;

export const differ = (shown: number, right: number, scale = Math.abs(right)): boolean =>
  !Object.is(shown, right) && !(Math.abs(shown - right) <= SAME * scale);

/** The size of an error at each step, as it is and as it should be. */
export interface StepSize {
  readonly t: number;
  readonly shown: number;
  readonly right: number;
  readonly wrong: boolean;
}

export function sizesOf(trace: Trace, { reverse }: Pass, layer: string, name: string): StepSize[] {
  return Array.from({ length: trace.steps }, (_, k): StepSize => {
    const place = { layer, name, t: k + 1 };
    const right = trace.error(place)!;
    const shown = trace.errorIn(reverse, place)!;
    const apart = norm(right.map((error, u) => shown[u]! - error));
    return {
      t: k + 1,
      shown: norm(shown),
      right: norm(right),
      wrong: Number.isFinite(norm(right)) && !(apart <= SAME * norm(right)),
    };
  });
}
