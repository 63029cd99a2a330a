/** The formula of an operation in symbols, in this run's numbers and in sizes. */
import type { Trace } from '../engine/trace.ts';
import { errorFormula, errorTerms } from './error.ts';
import { lossFormula, valueFormula, valueTerms } from './forward.ts';
import { gradientFormula, gradientTerms } from './gradient.ts';
import { errorNumbers, gradientNumbers, lossNumbers, valueNumbers } from './numbers.ts';
import type { Operation, QuantityOperation } from './operations.ts';
import { parameterShapeTex, shapesTex, sizeTex } from './shapes.ts';
import { errorVectors, gradientVectors, valueVectors, vectorsFit } from './vectors.ts';

export interface OperationFormulas {
  readonly symbols: string;
  readonly numbers: string;
  /** Null where there are no vectors. */
  readonly shapes: string | null;
  /** Does `numbers` show one number of the result alone? Which, is `index`. */
  readonly ofOne: boolean;
}

export interface Shown {
  /** Of an operation on gradients, the parameter that is shown. */
  readonly parameter: string;
  /** Where the vectors are too long to be written out, the number that is: [unit], or [row, column]. */
  readonly index: readonly number[];
}

const linked = { linked: true };

/** The formulas as TeX, their symbols linked. */
export function formulasOf(trace: Trace, operation: Operation, shown: Shown): OperationFormulas {
  if (operation.face === 'gradient') return ofGradient(trace, operation.layer, operation.t, shown);
  if (operation.face !== 'loss') return ofQuantity(trace, operation, shown.index[0] ?? 0);
  const t = operation.t ?? undefined;
  return {
    symbols: lossFormula(trace.forward, t, linked)!.tex,
    numbers: lossNumbers(trace, t, linked)!.tex,
    shapes: null,
    ofOne: false,
  };
}

function ofQuantity(trace: Trace, place: QuantityOperation, unit: number): OperationFormulas {
  const wiring = trace.forward;
  const whole = vectorsFit(wiring.network);
  const isValue = place.face === 'value';
  const [formula, vectors, numbers, terms] = isValue
    ? ([valueFormula, valueVectors, valueNumbers, valueTerms] as const)
    : ([errorFormula, errorVectors, errorNumbers, errorTerms] as const);
  return {
    symbols: formula(wiring, place, linked)!.tex,
    numbers: (whole ? vectors(trace, place, linked) : numbers(trace, place, unit, linked))!.tex,
    shapes: `${sizeTex(wiring, place)} = ${shapesTex(wiring, terms(wiring, place)!)}`,
    ofOne: !whole,
  };
}

function ofGradient(
  trace: Trace,
  layer: string,
  time: number | null,
  { parameter, index }: Shown,
): OperationFormulas {
  const wiring = trace.forward;
  const t = time ?? undefined;
  const style = t === undefined ? linked : { ...linked, t };
  // The sum over time is written out for one number: T tables side by side no page can hold.
  const whole = t !== undefined && vectorsFit(wiring.network);
  const sizes = shapesTex(wiring, gradientTerms(wiring, layer, parameter, t ?? 't'));
  const sum = t === undefined ? '\\sum_{t=1}^{T} ' : '';
  return {
    symbols: gradientFormula(wiring, layer, parameter, style).tex,
    numbers: (whole
      ? gradientVectors(trace, layer, parameter, t, linked)
      : gradientNumbers(trace, layer, parameter, index, style)
    ).tex,
    shapes: `${parameterShapeTex(wiring, layer, parameter)} = ${sum}${sizes}`,
    ofOne: !whole,
  };
}
