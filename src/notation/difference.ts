/**
 * What one cell has otherwise than another: equation by equation, forward and back. Compared is what is printed: a line is
 * the same where its formula is, and an addend is new where the other cell has none like it in the line of that name.
 */
import { errorTerms } from './error.ts';
import type { Signed } from './expression.ts';
import { valueTerms } from './forward.ts';
import { parameterSymbol, valueSymbol } from './symbols.ts';
import { termTex } from './tex.ts';
import { wiringOfCell, type Place, type Wiring } from './wiring.ts';

/** One side of a line: the value of a quantity, or its error. */
export interface Side {
  readonly status: 'same' | 'changed' | 'new';
  /** Of each addend, in order: has the other cell none like it? */
  readonly isNew: readonly boolean[];
  /** TeX of the addends that only the other cell has, errors in their short form. */
  readonly gone: readonly string[];
}

export interface Line {
  readonly name: string;
  readonly value: Side;
  readonly error: Side;
}

export interface Difference {
  /** The quantities of the cell, in the order of its equations. */
  readonly lines: readonly Line[];
  /** TeX of the quantities that only the other cell has. */
  readonly gone: readonly string[];
  /** The parameters that only this cell has, and TeX of those that only the other has. */
  readonly newWeights: readonly string[];
  readonly goneWeights: readonly string[];
  /** Is more than half of it new? Then it is another cell, and marks would say nothing. */
  readonly another: boolean;
}

const LAYER = '1';
const at = (name: string): Place => ({ layer: LAYER, name, t: 't' });

/** Cells do not change: what was compared once is known. */
const known = new Map<string, Difference>();

/** Both by the name an experiment uses for them. Throws a RangeError where there is no such cell. */
export function differenceOf(from: string, to: string): Difference {
  const key = `${from} ${to}`;
  const difference = known.get(key) ?? compare(from, to);
  known.set(key, difference);
  return difference;
}

function compare(from: string, to: string): Difference {
  const [old, now] = [wiringOfCell(from), wiringOfCell(to)];
  const [oldNames, names] = [namesOf(old), namesOf(now)];
  const [oldWeights, weights] = [weightsOf(old), weightsOf(now)];
  const lines = names.map((name): Line => {
    const isThere = oldNames.includes(name);
    const side = (terms: (wiring: Wiring, place: Place) => readonly Signed[] | null) =>
      sideOf(now, terms(now, at(name)) ?? [], old, isThere ? (terms(old, at(name)) ?? []) : null);
    return { name, value: side(valueTerms), error: side(errorTerms) };
  });
  return {
    lines,
    gone: oldNames
      .filter((name) => !names.includes(name))
      .map((name) => valueSymbol(old, at(name))),
    newWeights: weights.filter((name) => !oldWeights.includes(name)),
    goneWeights: oldWeights
      .filter((name) => !weights.includes(name))
      .map((name) => parameterSymbol(old, LAYER, name)),
    another: 2 * lines.filter(({ value }) => value.status === 'new').length > lines.length,
  };
}

function sideOf(
  now: Wiring,
  terms: readonly Signed[],
  old: Wiring,
  oldTerms: readonly Signed[] | null,
): Side {
  const print = (wiring: Wiring, term: Signed) =>
    `${term.sign < 0 ? '-' : ''}${termTex(wiring, term, { short: true })}`;
  const printed = terms.map((term) => print(now, term));
  const before = oldTerms?.map((term) => print(old, term)) ?? [];
  const isNew = printed.map((tex) => !before.includes(tex));
  const gone = before.filter((tex) => !printed.includes(tex));
  if (oldTerms === null) return { status: 'new', isNew, gone };
  return { status: isNew.includes(true) || gone.length > 0 ? 'changed' : 'same', isNew, gone };
}

const planOf = ({ network }: Wiring) => network.strands[0]!.plan;
const namesOf = (wiring: Wiring) => planOf(wiring).cell.equations.map(({ name }) => name);
const weightsOf = (wiring: Wiring) => planOf(wiring).parameters.map(({ name }) => name);
