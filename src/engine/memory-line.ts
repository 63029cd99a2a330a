/** What a cell's memory is, and on which line it keeps it: read off the equations, so that it holds for a cell that is added. */
import type { Cell, Equation } from './cell.ts';

/**
 * The memory line, m = … + q⊙m′ + …: what it leaves of the memory of the step before is left by multiplication alone, without
 * a weight and a function (Hochreiter & Schmidhuber 1997; with a gate on it Gers, Schmidhuber & Cummins 2000).
 */
export interface MemoryLine {
  /** m: "c" of an LSTM, "h" of a GRU. */
  readonly memory: string;
  /** q: "f", or "u". */
  readonly gate: string;
  /** Is it 1 − q that stands there? */
  readonly complement: boolean;
  /** The bias in the sum inside the gate, "b_f"; null where it has none. */
  readonly bias: string | null;
}

/** What is carried beside the output: c of an LSTM; null where the output is all. */
export const memoryOf = ({ state, output }: Cell): string | null =>
  state.find((name) => name !== output) ?? null;

/** The first line of a cell; null where every way from step to step goes through a weight, as in a simple recurrent network. */
export function memoryLineOf({ equations }: Cell): MemoryLine | null {
  const called = (name: string) => equations.find((equation) => equation.name === name);
  for (const { name: memory, terms } of equations)
    for (const { weight, factors } of terms) {
      const kept = factors.find(({ name, previous }) => previous && name === memory);
      const gate = factors.find((factor) => factor !== kept);
      if (weight !== null || !kept || !gate || gate.previous || factors.length !== 2) continue;
      const { name, complement } = gate;
      return { memory, gate: name, complement, bias: biasIn(called(name), called) };
    }
  return null;
}

/** The bias in the sum that an equation is a function of, whether the sum has a name or not. */
function biasIn(
  equation: Equation | undefined,
  called: (name: string) => Equation | undefined,
): string | null {
  if (!equation) return null;
  const [only, ...more] = equation.terms;
  const sum =
    only && more.length === 0 && only.weight === null ? called(only.factors[0]!.name) : equation;
  return sum?.terms.find(({ factors }) => factors.length === 0)?.weight ?? null;
}
