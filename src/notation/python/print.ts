/** Prints a tree as an expression of NumPy or PyTorch. */
import type { Expression } from '../expression.ts';
import type { Wiring } from '../wiring.ts';
import { errorAt, parameterName, valueAt } from './names.ts';

export type Library = 'numpy' | 'torch';

const CONCATENATE = { numpy: 'np.concatenate', torch: 'torch.cat' } as const;
const OUTER = { numpy: 'np.outer', torch: 'torch.outer' } as const;

/** How tightly a piece of Python holds together: a sum, a product (* and @ alike), a name or call. */
const SUM = 0;
const PRODUCT = 1;
const NAME = 2;

interface Piece {
  readonly code: string;
  readonly holds: number;
}

export function toPython(wiring: Wiring, expression: Expression, library: Library): string {
  return printer(wiring, library)(expression).code;
}

/** The right-hand side of `= …`, `+= …`: a negative term is written with its minus. */
export function negated(code: string): string {
  return / [+-] /.test(code) ? `-(${code})` : `-${code}`;
}

function printer(wiring: Wiring, library: Library) {
  function print(e: Expression): Piece {
    switch (e.kind) {
      case 'value':
        return { code: valueAt(wiring, e.place), holds: NAME };
      case 'error':
        return { code: errorAt(wiring, e.place), holds: NAME };
      case 'complement':
        return { code: `1 - ${valueAt(wiring, e.place)}`, holds: SUM };
      case 'slope':
        // Written as factors already.
        return { code: e.fn.slopeNumpy(valueAt(wiring, e.place)), holds: NAME };
      case 'parameter':
        return { code: parameterName(wiring, e.layer, e.name), holds: NAME };
      case 'matrix': {
        const matrix = parameterName(wiring, e.layer, e.name) + (e.transposed ? '.T' : '');
        return { code: `${matrix} @ ${atLeast(NAME, e.of)}`, holds: PRODUCT };
      }
      case 'call':
        return { code: e.fn[library](print(e.of).code), holds: NAME };
      case 'product':
        return {
          code: e.factors.map((factor) => atLeast(NAME, factor)).join(' * '),
          holds: PRODUCT,
        };
      case 'sum':
        return { code: printSum(e.terms), holds: SUM };
      case 'outer':
        return {
          code: `${OUTER[library]}(${print(e.left).code}, ${print(e.right).code})`,
          holds: NAME,
        };
      case 'rows':
        return { code: `${atLeast(NAME, e.of)}[${e.from}:${e.from + e.count}]`, holds: NAME };
      case 'joined':
        return {
          code: `${CONCATENATE[library]}([${e.parts.map((part) => print(part).code).join(', ')}])`,
          holds: NAME,
        };
      case 'one':
        return { code: '1', holds: NAME };
      case 'zero':
        return { code: '0', holds: NAME };
      case 'softmax':
      case 'surprise':
      case 'label':
        throw new RangeError('A listing writes the loss by itself.');
    }
  }

  function printSum(terms: Extract<Expression, { kind: 'sum' }>['terms']): string {
    return terms
      .map(({ sign, of }, k) => {
        const code = atLeast(PRODUCT, of);
        if (k === 0) return sign < 0 ? `-${code}` : code;
        return `${sign < 0 ? '-' : '+'} ${code}`;
      })
      .join(' ');
  }

  function atLeast(holds: number, e: Expression): string {
    const piece = print(e);
    return piece.holds < holds ? `(${piece.code})` : piece.code;
  }

  return print;
}
