/**
 * The formula of an error term, one term a share: ∂L/∂q is the sum of what comes back through the consumers of q.
 * At a given time only the consumers that exist then are there: none after the last step, only the first step
 * after the initial state. With a symbolic t the general case is given.
 */
import type { Strand } from '../engine/network.ts';
import type { ShareSlot } from '../engine/plan.ts';
import { sum, type Signed } from './expression.ts';
import { formulaOf, type Formula, type Term, type Unprinted } from './formula.ts';
import { isLabelled } from './forward.ts';
import { shareThrough } from './shares.ts';
import { errorSymbol, type Style } from './symbols.ts';
import type { Time } from './time.ts';
import { after, isReadout, positionOf, strandOf, type Place, type Wiring } from './wiring.ts';
import { shareInWords } from './words.ts';

export interface ErrorTerm extends Term {
  /** As the trace names it: "a_h@4", "alpha@3", "2.x@3", "1b"; null for the two terms of z_t − y_t, which are no shares. */
  readonly consumer: string | null;
  /** "from the output", "from the future", "through the forget gate’s pre-activation". */
  readonly words: string;
}

/** Null where the network has no such quantity at that time. In the linked form each term is marked `term=CONSUMER`. */
export function errorFormula(
  wiring: Wiring,
  place: Place,
  style: Style = {},
): Formula<ErrorTerm> | null {
  const terms = errorTerms(wiring, place);
  const lhs = () => errorSymbol(wiring, place, style);
  const name = ({ consumer }: ErrorTerm) => consumer && `term=${consumer}`;
  return terms && formulaOf<ErrorTerm>(wiring, lhs(), terms, style, name);
}

/** The right-hand side of an error, share by share, in the order of the trace. */
export function errorTerms(wiring: Wiring, place: Place): Unprinted<ErrorTerm>[] | null {
  const { layer, name, t } = place;
  const strand = strandOf(wiring, layer);
  const quantity = strand.plan.quantity.get(name);
  if (!quantity) throw new RangeError(`The ${strand.plan.cell.title} has no error of "${name}".`);
  const { steps } = wiring.network;
  const position = positionOf(wiring, strand, t);
  if (position !== null && (position > steps || position < (quantity.state ? 0 : 1))) return null;
  if (isReadout(strand) && name === strand.plan.cell.output) return seedTerms(wiring, place);

  const terms = quantity.shares
    .filter(({ lag }) => position === null || (lag === 1 ? position < steps : position > 0))
    .map((slot) => ({
      ...shareOf(wiring, strand, slot, t),
      consumer: consumerOf(wiring, strand, slot, t),
      words: shareInWords(wiring, strand, slot),
    }));
  return [...terms, ...otherDirection(wiring, strand, place)];
}

/** ∂L/∂α_t = z_t − y_t, where there is a label. */
function seedTerms(wiring: Wiring, { layer, t }: Place): Unprinted<ErrorTerm>[] {
  if (!isLabelled(wiring, t)) return [];
  const z = { layer, name: 'z', t };
  return [
    { sign: 1, of: { kind: 'value', place: z }, consumer: null, words: 'the prediction' },
    { sign: -1, of: { kind: 'label', t }, consumer: null, words: 'the label' },
  ];
}

function shareOf(wiring: Wiring, strand: Strand, slot: ShareSlot, t: Time): Signed {
  return slot.consumer === null
    ? shareFromAbove(wiring, strand, t)
    : shareThrough(wiring, strand, slot, t);
}

/** The error of what stands above in its input: written out for the readout, by name for a layer. */
function shareFromAbove(wiring: Wiring, strand: Strand, t: Time): Signed {
  const here = wiring.network.levels[strand.level]!;
  const above = wiring.network.levels[strand.level + 1]![0]!;
  const { input } = above.plan;
  const of = isReadout(above)
    ? sum(input.shares.map((slot) => shareThrough(wiring, above, slot, t)))
    : ({ kind: 'error', place: { layer: above.key, name: input.name, t } } as const);
  if (here.length === 1) return { sign: 1, of };
  const { outputOffset: from, plan } = strand;
  return { sign: 1, of: { kind: 'rows', of, from, count: plan.size } };
}

function consumerOf({ network }: Wiring, strand: Strand, slot: ShareSlot, t: Time): string {
  if (slot.consumer !== null) return `${slot.consumer}@${slot.lag === 1 ? after(strand, t) : t}`;
  const above = network.levels[strand.level + 1]![0]!;
  const { plan, key } = above;
  return isReadout(above) ? `${plan.output.name}@${t}` : `${key}.${plan.input.name}@${t}`;
}

/** The input of a two-way layer also gets what comes back through its backward direction. */
function otherDirection(
  { network }: Wiring,
  strand: Strand,
  { name, t }: Place,
): Unprinted<ErrorTerm>[] {
  const other = network.levels[strand.level]!.find(({ backward }) => backward);
  if (!other || strand === other || name !== strand.plan.cell.input) return [];
  const place = { layer: other.key, name, t };
  const words = 'through the backward direction';
  return [{ sign: 1, of: { kind: 'error', place }, consumer: other.key, words }];
}
