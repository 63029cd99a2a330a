/**
 * A program read back: which of its words stand for a quantity or a parameter of the network, so that a line of code lights up
 * with the formula, the number and the node of the same quantity.
 */
import { isReadout, type Wiring } from '../wiring.ts';
import { errorName, parameterName, valueName } from './names.ts';

export interface Piece {
  readonly text: string;
  /** "1.h@t-1", as formulas mark their symbols. */
  readonly quantity?: string;
  readonly face?: 'value' | 'error';
  /** "1.W_hh", of a weight and of its gradient. */
  readonly parameter?: string;
}

type Meaning = Pick<Piece, 'face' | 'parameter'> & { readonly place?: string };

/** What each name of a listing of this network means. */
function meanings(wiring: Wiring): Map<string, Meaning> {
  const names = new Map<string, Meaning>();
  for (const strand of wiring.network.strands) {
    const { key, plan } = strand;
    for (const { name } of plan.parameters) {
      const parameter = `${key}.${name}`;
      const written = parameterName(wiring, key, name);
      names.set(written, { parameter }).set(`d${written}`, { parameter });
    }
    const own = plan.quantities.filter(
      ({ name }) => !isReadout(strand) || name !== plan.input.name,
    );
    for (const { name } of own) {
      const place = `${key}.${name}`;
      names.set(valueName(wiring, key, name), { place, face: 'value' });
      names.set(errorName(wiring, key, name), { place, face: 'error' });
    }
    if (isReadout(strand)) names.set('z', { place: `${key}.z`, face: 'value' });
  }
  return names;
}

const WORD = /([A-Za-z_]\w*)(?:\[(t(?: [-+] 1)?|\d+)\])?/g;

/** The text, cut where such words begin and end; joined again it is the same text. */
export function piecesOf(text: string, wiring: Wiring): Piece[] {
  const names = meanings(wiring);
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const [written, name = '', time] = match;
    const meaning = names.get(name);
    const isTimeless = meaning?.parameter !== undefined;
    if (!meaning || (!isTimeless && time === undefined)) continue;
    const word = isTimeless ? name : written;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push(
      isTimeless
        ? { text: word, parameter: meaning.parameter! }
        : {
            text: word,
            quantity: `${meaning.place}@${time!.replaceAll(' ', '')}`,
            face: meaning.face!,
          },
    );
    end = match.index + word.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}
