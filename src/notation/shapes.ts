/** Prints the sizes that stand where a tree has symbols: [3 × 2] [2] + [3 × 3] [3] + [3]. */
import type { Expression, Signed } from './expression.ts';
import { joinSigned } from './tex.ts';
import { shapeOfParameter, shapeOfQuantity, shapeTex, transposed } from './shape.ts';
import type { Place, Wiring } from './wiring.ts';

/** TeX of a quantity's size: [3]. */
export function sizeTex(wiring: Wiring, place: Place): string {
  return `[${sizeOf(wiring, place)}]`;
}

/** TeX of a parameter's shape: [3 × 2], or [3] for a vector. */
export function parameterShapeTex(wiring: Wiring, layer: string, name: string): string {
  return shapeTex(shapeOfParameter(wiring, layer, name)!);
}

/** TeX of the shapes of signed terms; of none 0. */
export function shapesTex(wiring: Wiring, terms: readonly Signed[]): string {
  if (terms.length === 0) return '0';
  return joinSigned(
    terms.map(({ sign, of }) => ({ sign, tex: sign < 0 ? inner(wiring, of) : print(wiring, of) })),
  );
}

function print(wiring: Wiring, e: Expression): string {
  switch (e.kind) {
    case 'value':
    case 'error':
      return sizeTex(wiring, e.place);
    case 'complement':
      return `1 - ${sizeTex(wiring, e.place)}`;
    case 'slope':
      return e.fn.slopeTex(sizeTex(wiring, e.place), '\\odot');
    case 'parameter':
      return parameterShapeTex(wiring, e.layer, e.name);
    case 'matrix': {
      const shape = shapeOfParameter(wiring, e.layer, e.name)!;
      return `${shapeTex(e.transposed ? transposed(shape) : shape)}\\,${inner(wiring, e.of)}`;
    }
    case 'call':
      return e.fn.tex(print(wiring, e.of));
    case 'product':
      // A slope is printed as factors already.
      return e.factors
        .map((factor) => (factor.kind === 'slope' ? print : inner)(wiring, factor))
        .join(' \\odot ');
    case 'sum':
      return shapesTex(wiring, e.terms);
    case 'outer':
      return `${asTable(wiring, e.left, 'column')}\\,${asTable(wiring, e.right, 'row')}`;
    case 'rows':
      return `\\left[${print(wiring, e.of)}\\right]_{${e.from + 1}{:}${e.from + e.count}}`;
    case 'joined':
      return `[${e.parts.map((part) => countOf(wiring, part)).join(' + ')}]`;
    case 'softmax':
      return `\\operatorname{softmax}(${print(wiring, e.of)})`;
    case 'label':
      return `[${wiring.network.readout.plan.size}]`;
    case 'surprise':
    case 'one':
      return '1';
    case 'zero':
      return '0';
  }
}

/** In brackets where it is a sum or, below a matrix, a product. */
function inner(wiring: Wiring, e: Expression): string {
  const tex = print(wiring, e);
  return ['complement', 'sum', 'product', 'slope'].includes(e.kind) ? `(${tex})` : tex;
}

/** A factor of an outer product: a column, or a row. */
function asTable(wiring: Wiring, e: Expression, as: 'column' | 'row'): string {
  const count = countOf(wiring, e);
  return as === 'column' ? table(count, '1') : table('1', count);
}

/** How many numbers, as TeX: those of a joined vector as a sum. */
function countOf(wiring: Wiring, e: Expression): string {
  switch (e.kind) {
    case 'value':
    case 'error':
    case 'complement':
    case 'slope':
      return String(sizeOf(wiring, e.place));
    case 'joined':
      return e.parts.map((part) => countOf(wiring, part)).join(' + ');
    case 'product':
      return countOf(wiring, e.factors[0]!);
    default:
      return print(wiring, e);
  }
}

const table = (rows: string, cols: string) => `[${rows} \\times ${cols}]`;

const sizeOf = (wiring: Wiring, place: Place): number => shapeOfQuantity(wiring, place)!.rows;
