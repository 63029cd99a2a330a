/** What the figure draws, read off the engine. */
import { keptOverDistance, type Kept } from '../../engine/derived/kept.ts';
import { quartiles, type Quartiles } from '../../engine/derived/quartiles.ts';
import {
  endOf,
  errorOverDistance,
  lastLabelled,
  rateOf,
  topLayer,
  type End,
  type ErrorOverDistance,
  type Rate,
} from '../../engine/derived/through-time.ts';
import type { Experiment } from '../../engine/experiment.ts';
import { Trace } from '../../engine/trace.ts';

export interface Named {
  readonly name: string;
  readonly experiment: Experiment;
}

/** The error of h; that of the memory c; what the gates that keep the state would keep of it alone. */
export type Kind = 'h' | 'c' | 'kept';

export interface Line {
  readonly kind: Kind;
  /** log₁₀ at each distance from the loss. */
  readonly sizes: Float64Array;
  readonly rate: Rate | null;
  readonly end: End | null;
}

/** One network, and the error of its last loss on the way back through its top layer. */
export interface Panel {
  readonly name: string;
  readonly trace: Trace;
  readonly layer: string;
  /** Null where no step has a label. */
  readonly curve: ErrorOverDistance | null;
  readonly kept: Kept | null;
  readonly lines: readonly Line[];
}

/** Its trace is not kept by the engine: three networks here would drive out what the rest of the page shows. */
export function panelOf({ name, experiment }: Named): Panel {
  const trace = new Trace(experiment);
  const layer = topLayer(trace);
  const loss = lastLabelled(trace);
  if (loss === null) return { name, trace, layer, curve: null, kept: null, lines: [] };
  const curve = errorOverDistance(trace, layer, loss, null);
  const kept = keptOverDistance(trace, layer, curve.times);
  const line = (kind: Kind, sizes: Float64Array | null | undefined): Line[] =>
    sizes ? [{ kind, sizes, rate: rateOf(sizes), end: endOf(sizes) }] : [];
  const lines = [
    ...line('h', curve.error),
    ...line('c', curve.memory),
    ...line('kept', kept?.sizes),
  ];
  return { name, trace, layer, curve, kept, lines };
}

export const lineOf = ({ lines }: Panel, kind: Kind) => lines.find((line) => line.kind === kind);

/** What a cell carries its error with: the memory where it has one. */
export const carrierOf = (panel: Panel) => lineOf(panel, 'c') ?? lineOf(panel, 'h');

/** The longest way that one of the networks has. */
export const farthest = (panels: readonly Panel[]) =>
  Math.max(...panels.map(({ curve }) => (curve ? curve.times.length - 1 : 0)));

/** Of many seeds, kind by kind. */
export type Band = Readonly<Partial<Record<Kind, Quartiles>>>;

/** `networks` are the lines of each. */
export function bandOf(networks: readonly (readonly Line[])[]): Band {
  return Object.fromEntries(
    networks[0]!.map(({ kind }, k) => [kind, quartiles(networks.map((lines) => lines[k]!.sizes))]),
  );
}
