/** Which gates of a cell keep its state: read off the equations, so that it holds for a cell that is added. */
import type { Cell, Factor } from './cell.ts';

/** A gate g in the line `q = … + g⊙q' + …`: what it leaves of the state of the step before is left by multiplication alone. */
export interface KeepingGate {
  /** The state that is kept: c of an LSTM, h of a GRU. */
  readonly state: string;
  /** The gate: f of an LSTM, u of a GRU. */
  readonly gate: string;
  /** The bias in the gate's pre-activation; null where it has none. */
  readonly bias: string | null;
}

/** In the order of the equations; none in a simple recurrent network. */
export function keepingGates({ equations }: Cell): KeepingGate[] {
  const lineOf = (name: string) => equations.find((equation) => equation.name === name);
  return equations.flatMap(({ name: state, terms }) =>
    terms.flatMap(({ weight, factors }): KeepingGate[] => {
      const [kept] = factors.filter(({ name, previous }) => previous && name === state);
      const [gate, ...more] = factors.filter((factor) => factor !== kept);
      if (!kept || weight !== null || !gate || more.length > 0 || !isPlain(gate)) return [];
      const [argument] = lineOf(gate.name)?.terms ?? [];
      const sum = argument?.factors[0] && lineOf(argument.factors[0].name);
      const bias = sum?.terms.find((term) => term.weight?.startsWith('b_'))?.weight ?? null;
      return [{ state, gate: gate.name, bias }];
    }),
  );
}

const isPlain = ({ previous, complement }: Factor) => !previous && !complement;
