/** The reverse pass in NumPy: one line an error term, one line a contribution to a gradient. */
import type { Strand } from '../../engine/network.ts';
import { errorTerms } from '../error.ts';
import type { Expression } from '../expression.ts';
import { gradientTerms } from '../gradient.ts';
import { isReadout, type Wiring } from '../wiring.ts';
import { errorAt, parameterName, valueAt } from './names.ts';
import { negated, toPython } from './print.ts';

/** The body of the loop over t of one strand. */
export function backwardLines(wiring: Wiring, strand: Strand): string[] {
  const { cell } = strand.plan;
  const lines = cell.equations.toReversed().flatMap(({ name, terms }) => {
    const weights = new Set(terms.flatMap(({ weight }) => weight ?? []));
    return [
      ...errorLines(wiring, strand, name),
      ...[...weights].flatMap((weight) => gradientLines(wiring, strand, weight)),
    ];
  });
  // Below the lowest layer nobody asks for the error of the input.
  const passedDown = strand.level > 0 && !isReadout(strand);
  return passedDown ? [...lines, ...errorLines(wiring, strand, cell.input)] : lines;
}

function errorLines(wiring: Wiring, strand: Strand, name: string): string[] {
  const place = { layer: strand.key, name, t: 't' };
  const left = errorAt(wiring, place);
  if (isReadout(strand)) {
    const z = valueAt(wiring, { ...place, name: 'z' });
    return [
      `${left} = ${z}  # z - y, y being 1 at the label and 0 elsewhere`,
      `${left}[y[t]] -= 1`,
    ];
  }
  return errorTerms(wiring, place)!.map(({ sign, of, words }, k) => {
    const code = toPython(wiring, of, 'numpy');
    const line =
      k === 0 ? `= ${sign < 0 ? negated(code) : code}` : `${sign < 0 ? '-=' : '+='} ${code}`;
    return `${left} ${line}  # ${words}`;
  });
}

function gradientLines(wiring: Wiring, strand: Strand, weight: string): string[] {
  const name = `d${parameterName(wiring, strand.key, weight)}`;
  const print = (of: Expression) => toPython(wiring, of, 'numpy');
  return gradientTerms(wiring, strand.key, weight, 't').map(({ of }) => `${name} += ${print(of)}`);
}
