/** What the figure of the gates shows, read off a trace: one unit of the first layer with a memory. */
import type { Strand } from '../../engine/network.ts';
import type { Trace } from '../../engine/trace.ts';
import { valueTerms } from '../../notation/forward.ts';
import { rowsOf } from '../../notation/working.ts';
import { GATES, verbOf, type Gate, type Verb } from './hand.ts';

export interface View {
  readonly trace: Trace;
  readonly strand: Strand;
  readonly unit: number;
  /** Is it the network of the lab? Only its numbers have an address. */
  readonly own: boolean;
}

const NEEDED = [...GATES, 'c', 'tanh_c', 'h'];

/** The first layer whose cell writes into a memory, c_t = f ⊙ c_{t−1} + i ⊙ g; undefined where none does. */
export function memoryOf({ strands }: Trace): Strand | undefined {
  return strands.find(
    ({ backward, plan }) => !backward && NEEDED.every((name) => plan.quantity.has(name)),
  );
}

export const valueAt = ({ trace, strand, unit }: View, name: string, t: number): number =>
  trace.value({ layer: strand.key, name, t })![unit]!;

export const errorAt = ({ trace, strand, unit }: View, name: string, t: number): number =>
  trace.error({ layer: strand.key, name, t })![unit]!;

/** The two products that make c_t: what the forget gate lets through of c_{t−1}, and what the input gate lets in of g_t. */
export function writtenAt(view: View, t: number): { kept: number; written: number } {
  const { trace, strand, unit } = view;
  const terms = valueTerms(trace.forward, { layer: strand.key, name: 'c', t })!;
  const [kept = NaN, written = NaN] = terms.map((term) => rowsOf(trace, term, [unit])[0]!.value);
  return { kept, written };
}

/** One part of an error, by the consumer it comes back through. */
export interface Part {
  readonly consumer: string;
  readonly value: number;
}

export function partsOf({ trace, strand, unit }: View, name: string, t: number): Part[] {
  return trace
    .shares({ layer: strand.key, name, t })
    .map(({ consumer, values }) => ({ consumer, value: values[unit]! }));
}

/** The addends of ∂L/∂c_t: through h_t, along the memory, and of peepholes through the gates. */
export function memoryParts(view: View, t: number) {
  const parts = partsOf(view, 'c', t);
  const of = (name: string) => parts.find(({ consumer }) => consumer === name);
  const [read, next] = [of(`tanh_c@${t}`), of(`c@${t + 1}`)];
  return { read, next, gates: parts.filter((part) => part !== read && part !== next) };
}

/** The addends of ∂L/∂h_t: from above, and from the four sums inside the gates of the next step. */
export function stateParts(view: View, t: number): { above: Part[]; gates: Part[] } {
  const parts = partsOf(view, 'h', t);
  const later = (part: Part) => part.consumer.endsWith(`@${t + 1}`);
  return { above: parts.filter((part) => !later(part)), gates: parts.filter(later) };
}

export const total = (parts: readonly Part[]) => parts.reduce((sum, { value }) => sum + value, 0);

export function verbAt(view: View, t: number): Verb | null {
  const at = (gate: Gate) => valueAt(view, gate, t);
  return verbOf({ f: at('f'), i: at('i'), o: at('o') });
}
