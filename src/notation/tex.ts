/** Prints a tree in symbols. */
import type { ScalarFunction } from '../engine/functions.ts';
import type { Expression, Signed } from './expression.ts';
import {
  errorSymbol,
  isCompound,
  isMarked,
  labelSymbol,
  parameterSymbol,
  transposedSymbol,
  valueSymbol,
  type Style,
} from './symbols.ts';
import type { Place, Wiring } from './wiring.ts';

/** How tightly a piece of TeX holds together: a sum, a product ⊙, a prefix (W q, tanh c), one symbol. */
const SUM = 0;
const PRODUCT = 1;
const PREFIX = 2;
const SYMBOL = 3;

interface Piece {
  readonly tex: string;
  readonly holds: number;
}

/** Brackets, as tall as their contents where these are more than a line high. */
export function inBrackets(tex: string): string {
  return /\\(frac|begin)/.test(tex) ? `\\left(${tex}\\right)` : `(${tex})`;
}

/** The slope of a function, from its output y written alone and written as the base of a power. */
export function slopeTex(fn: ScalarFunction, y: string, base: string, times: string): string {
  return fn
    .slopeTex(Y, times)
    .replaceAll(`${Y}^`, () => `${base}^`)
    .replaceAll(Y, () => y);
}
const Y = '\u0000';

export function toTex(wiring: Wiring, expression: Expression, style: Style = {}): string {
  return printer(wiring, style).print(expression).tex;
}

/** ± pieces of TeX in a row; a first plus is not written. */
export function joinSigned(pieces: readonly { sign: 1 | -1; tex: string }[]): string {
  return pieces
    .map(({ sign, tex }, k) =>
      k === 0 ? (sign < 0 ? `-${tex}` : tex) : `${sign < 0 ? '-' : '+'} ${tex}`,
    )
    .join(' ');
}

/** A term as it stands in a sum: a sum itself is bracketed after a minus. */
export function termTex(wiring: Wiring, { sign, of }: Signed, style: Style = {}): string {
  const piece = printer(wiring, style).print(of);
  return sign < 0 ? atLeast(PRODUCT, piece) : piece.tex;
}

function atLeast(holds: number, piece: Piece): string {
  return piece.holds < holds ? inBrackets(piece.tex) : piece.tex;
}

function printer(wiring: Wiring, style: Style) {
  const value = (place: Place): Piece => ({
    tex: valueSymbol(wiring, place, style),
    holds: isCompound(wiring, place) ? PREFIX : SYMBOL,
  });
  /** As something a power can be put on. */
  const base = (place: Place): string =>
    isMarked(wiring, place) ? inBrackets(value(place).tex) : atLeast(SYMBOL, value(place));

  function print(e: Expression): Piece {
    switch (e.kind) {
      case 'value':
        return value(e.place);
      case 'error':
        return { tex: errorSymbol(wiring, e.place, style), holds: SYMBOL };
      case 'complement':
        return { tex: `1 - ${value(e.place).tex}`, holds: SUM };
      case 'slope': {
        const y = atLeast(SYMBOL, value(e.place));
        return { tex: slopeTex(e.fn, y, base(e.place), '\\odot'), holds: PRODUCT };
      }
      case 'parameter':
        return { tex: parameterSymbol(wiring, e.layer, e.name, style), holds: SYMBOL };
      case 'matrix': {
        const { transposed } = e;
        const matrix = parameterSymbol(wiring, e.layer, e.name, { ...style, transposed });
        return { tex: `${matrix} ${atLeast(SYMBOL, print(e.of))}`, holds: PREFIX };
      }
      case 'call':
        return { tex: e.fn.tex(print(e.of).tex), holds: SYMBOL };
      case 'product':
        return { tex: printProduct(e.factors), holds: PRODUCT };
      case 'sum': {
        const terms = e.terms.map(({ sign, of }) => ({ sign, tex: atLeast(PRODUCT, print(of)) }));
        return { tex: joinSigned(terms), holds: SUM };
      }
      case 'outer':
        return { tex: `${atLeast(PREFIX, print(e.left))}\\, ${row(e.right)}`, holds: PREFIX };
      case 'rows': {
        const rows = `${e.from + 1}{:}${e.from + e.count}`;
        return { tex: `\\left[${print(e.of).tex}\\right]_{${rows}}`, holds: SYMBOL };
      }
      case 'joined': {
        // A shape hangs below its line.
        const next = style.shapes ? ' \\\\[0.5em] ' : ' \\\\ ';
        const parts = e.parts.map((part) => print(part).tex).join(next);
        return { tex: `\\begin{bmatrix} ${parts} \\end{bmatrix}`, holds: SYMBOL };
      }
      case 'softmax':
        return { tex: `\\operatorname{softmax}(${print(e.of).tex})`, holds: SYMBOL };
      case 'surprise': {
        // One number of z, and the number of a class: no shapes.
        const place = { layer: 'readout', name: 'z', t: e.t };
        const z = valueSymbol(wiring, place, { ...style, shapes: false });
        return { tex: `-\\log ${z}[y_{${e.t}}]`, holds: SUM };
      }
      case 'label':
        return { tex: labelSymbol(wiring, e.t, style), holds: SYMBOL };
      case 'one':
        return { tex: '1', holds: SYMBOL };
      case 'zero':
        return { tex: '0', holds: SYMBOL };
    }
  }

  /** A prefix may stand last in a product, where it reads in only one way: o ⊙ tanh c. */
  function printProduct(factors: readonly Expression[]): string {
    return factors
      .map((factor, k) =>
        // A slope is printed as factors already.
        factor.kind === 'slope'
          ? print(factor).tex
          : atLeast(k === factors.length - 1 ? PREFIX : SYMBOL, print(factor)),
      )
      .join(' \\odot ');
  }

  function row(right: Expression): string {
    if (right.kind === 'value') return transposedSymbol(wiring, right.place, style);
    return `${atLeast(SYMBOL, print(right))}^{\\top}`;
  }

  return { print };
}
