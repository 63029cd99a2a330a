/** The numbers that stand where a tree has symbols: read from the trace and the experiment, written by format.ts. */
import { parametersOf, type Matrix, type Vector } from '../engine/experiment.ts';
import type { Trace } from '../engine/trace.ts';
import { texNumber, type NumberStyle } from './format.ts';
import { link, quantityData, type Style } from './symbols.ts';
import type { Place } from './wiring.ts';

export interface NumberOptions extends Style, NumberStyle {
  /** Of a longer sum only so many addends are written, then ⋯; 8 unless told. */
  readonly most?: number;
}

export function addressOf({ layer, name, t }: Place): { layer: string; name: string; t: number } {
  if (typeof t !== 'number')
    throw new RangeError(`Numbers need a time that is a number, not "${t}".`);
  return { layer, name, t };
}

/** The numbers of a quantity. Throws a RangeError where the network has none. */
export function numbersOf(trace: Trace, place: Place, face: 'value' | 'error'): Float64Array {
  const address = addressOf(place);
  const numbers = face === 'value' ? trace.value(address) : trace.error(address);
  if (!numbers)
    throw new RangeError(`There is no ${face} of ${place.layer}.${place.name}@${place.t}.`);
  return numbers;
}

export function vectorOf({ experiment }: Trace, layer: string, name: string): Vector {
  return parametersOf(experiment, layer)![name] as Vector;
}
export function matrixOf({ experiment }: Trace, layer: string, name: string): Matrix {
  return parametersOf(experiment, layer)![name] as Matrix;
}

/** The class of step t; the step must have one. */
export function labelOf({ experiment }: Trace, t: number): number {
  const label = experiment.targets[t - 1];
  if (typeof label !== 'number') throw new RangeError(`Step ${t} has no label.`);
  return label;
}

/** A number as TeX, linked to where it comes from. */
export type Write = (x: number, data: string, as: 'alone' | 'factor' | 'base') => string;

export function writerOf(options: NumberOptions): Write {
  return (x, data, as) => link(texNumber(x, options, as), data, options);
}

export function unitData(place: Place, face: 'value' | 'error', unit: number): string {
  return `${quantityData(place, face)},unit=${unit}`;
}
