/** What every formula is made of, so that a page can print it whole or term by term. */
import type { Expression, Signed } from './expression.ts';
import { link, type Style } from './symbols.ts';
import { joinSigned, termTex } from './tex.ts';
import type { Wiring } from './wiring.ts';

/** One term of a sum, with its sign apart: + or − before `tex`. */
export interface Term {
  readonly sign: 1 | -1;
  readonly tex: string;
  readonly expression: Expression;
}

export interface Formula<T extends Term = Term> {
  readonly lhs: string;
  readonly rhs: string;
  /** `lhs = rhs`. */
  readonly tex: string;
  readonly terms: readonly T[];
}

/** Terms before they are printed: a tree and what is known about it. */
export type Unprinted<T extends Term> = Signed & Omit<T, keyof Term>;

/** `name` gives the data attribute of a term in the linked form, or null where a term has none. */
export function formulaOf<T extends Term>(
  wiring: Wiring,
  lhs: string,
  unprinted: readonly Unprinted<T>[],
  style: Style,
  name: (term: T) => string | null = () => null,
): Formula<T> {
  const terms = unprinted.map(({ of, ...rest }) => {
    const printed = {
      ...rest,
      tex: termTex(wiring, { sign: rest.sign, of }, style),
      expression: of,
    };
    return printed as unknown as T;
  });
  const rhs =
    terms.length === 0
      ? '0'
      : joinSigned(
          terms.map((term) => {
            const data = name(term);
            return { sign: term.sign, tex: data === null ? term.tex : link(term.tex, data, style) };
          }),
        );
  return { lhs, rhs, tex: `${lhs} = ${rhs}`, terms };
}
