/** The formula of a value: what it is computed from. */
import { sidesOf, outputsBelow } from './equations.ts';
import type { Signed } from './expression.ts';
import { formulaOf, type Formula } from './formula.ts';
import { valueSymbol, type Style } from './symbols.ts';
import type { Time } from './time.ts';
import { below, isReadout, positionOf, strandOf, type Place, type Wiring } from './wiring.ts';

/** a_{h,t} = W_{xh} x_t + W_{hh} h_{t-1} + b_h. Null for what is given: inputs, states before the first step. */
export function valueFormula(wiring: Wiring, place: Place, style: Style = {}): Formula | null {
  const terms = valueTerms(wiring, place);
  return terms && formulaOf(wiring, valueSymbol(wiring, place, style), terms, style);
}

/** The right-hand side of a value, term by term. */
export function valueTerms(wiring: Wiring, { layer, name, t }: Place): Signed[] | null {
  const strand = strandOf(wiring, layer);
  const position = positionOf(wiring, strand, t);
  if (position !== null && (position < 1 || position > wiring.network.steps)) return null;
  const { cell } = strand.plan;
  if (isReadout(strand) && name === 'z') {
    const alpha = { layer, name: cell.output, t };
    return [{ sign: 1, of: { kind: 'softmax', of: { kind: 'value', place: alpha } } }];
  }
  if (name === cell.input) {
    // The readout reads the h below under its own name: nothing to say.
    if (isReadout(strand) || below(wiring, strand).length === 0) return null;
    return [{ sign: 1, of: outputsBelow(wiring, strand, t) }];
  }
  const equation = cell.equations.find((line) => line.name === name);
  if (!equation) throw new RangeError(`The ${cell.title} has no quantity "${name}".`);
  return sidesOf(wiring, strand, equation, t);
}

/** L_t = −log z_t[y_t], and without a time L = Σ_t L_t. Null where the step has no label. */
export function lossFormula(wiring: Wiring, t?: Time, style: Style = {}): Formula | null {
  if (t === undefined)
    return { lhs: 'L', rhs: '\\sum_{t} L_{t}', tex: 'L = \\sum_{t} L_{t}', terms: [] };
  if (!isLabelled(wiring, t)) return null;
  return formulaOf(wiring, `L_{${t}}`, [{ sign: 1, of: { kind: 'surprise', t } }], style);
}

/** Has the step a label? A symbolic step stands for one that has. */
export function isLabelled({ experiment }: Wiring, t: Time): boolean {
  return typeof t !== 'number' || typeof experiment.targets[t - 1] === 'number';
}
