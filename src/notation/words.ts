/** Short English names, made from the structure of a cell: "the forget gate’s pre-activation". */
import type { Cell } from '../engine/cell.ts';
import type { Strand } from '../engine/network.ts';
import type { ShareSlot } from '../engine/plan.ts';
import { isReadout, type Wiring } from './wiring.ts';

/** What the letters stand for. A cell with a letter of its own is still read, as "the quantity v". */
const LETTERS: Readonly<Record<string, string>> = {
  x: 'input',
  h: 'hidden state',
  c: 'memory',
  f: 'forget gate',
  i: 'input gate',
  o: 'output gate',
  r: 'reset gate',
  u: 'update gate',
  g: 'candidate',
  n: 'candidate',
  q: 'candidate’s view of the state',
  tanh_c: 'squashed memory',
  alpha: 'scores',
  z: 'prediction',
};

/** "forget gate", "forget gate’s pre-activation", "memory": without an article. */
export function quantityInWords(cell: Cell, name: string): string {
  const squashed = LETTERS[name] ? undefined : nameOfSquashed(cell, name);
  if (squashed) return `${quantityInWords(cell, squashed)}’s pre-activation`;
  return LETTERS[name] ?? `quantity ${name}`;
}

/** The quantity that is a function of this one alone: f of a_f. */
export function nameOfSquashed(cell: Cell, name: string): string | undefined {
  return cell.equations.find(({ fn, terms }) => {
    const [only, ...more] = terms;
    if (fn.name === 'identity' || !only || more.length > 0) return false;
    return only.weight === null && only.factors.length === 1 && only.factors[0]!.name === name;
  })?.name;
}

/** What a parameter does: "weights from the input to the hidden state’s pre-activation", "bias of the scores". */
export function parameterInWords(cell: Cell, parameter: string): string {
  for (const { name, terms } of cell.equations) {
    const term = terms.find(({ weight }) => weight === parameter);
    if (!term) continue;
    const to = quantityInWords(cell, name);
    if (term.factors.length === 0) return `bias of the ${to}`;
    const read = term.factors.map(
      ({ name: factor, previous }) =>
        `the ${quantityInWords(cell, factor)}${previous ? ' of the step before' : ''}`,
    );
    const weights = parameter.startsWith('W') ? 'weights' : 'weights, one a unit,';
    return `${weights} from ${read.join(' times ')} to the ${to}`;
  }
  throw new RangeError(`The ${cell.title} has no parameter "${parameter}".`);
}

/** Where a share comes from: "from the output", "from the future", "through the output gate". */
export function shareInWords({ network }: Wiring, strand: Strand, slot: ShareSlot): string {
  if (slot.consumer === null) {
    const above = network.levels[strand.level + 1]?.[0];
    return above && !isReadout(above) ? 'from the layer above' : 'from the output';
  }
  const { cell, quantity } = strand.plan;
  const through = `through the ${quantityInWords(cell, slot.consumer)}`;
  if (slot.lag === 0) return through;
  // What this strand reads next lies in the past for one that reads the sequence from T to 1.
  const next = strand.backward
    ? 'from the past, which this direction reads next'
    : 'from the future';
  const roads = quantity.get(slot.quantity)!.shares.filter(({ lag }) => lag === 1);
  return roads.length > 1 ? `${next}, ${through}` : next;
}
