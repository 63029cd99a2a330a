/**
 * The forward pass of one strand: each equation y = fn(Σ W (q₁⊙q₂⊙…)), step after step, for all rows of the batch. Which equations these
 * are is read off the engine's plan. The inputs, and the state before the first step, must be there.
 */
import type { TermPlan } from '../../engine/plan.ts';
import { addProducts } from './products.ts';
import type { Extent, Strand } from './strand.ts';
import { argument } from './terms.ts';

/** `symbols`, in the strand's own order [T × B], where its input is a choice of columns instead of numbers. */
export function forward(strand: Strand, { rows, steps }: Extent, symbols: Int32Array | null): void {
  const { plan, values } = strand;
  const { size, stride } = plan;
  for (let s = 1; s <= steps; s++)
    for (const { offset, terms, identity, fn } of plan.equations) {
      const y = s * rows * stride + offset;
      for (let b = 0; b < rows; b++) values.fill(0, y + b * stride, y + b * stride + size);
      for (const term of terms)
        if (symbols && readsInput(strand, term)) addColumns(strand, term, symbols, rows, s, y);
        else addTerm(strand, term, rows, s, y);
      if (identity) continue;
      for (let b = 0; b < rows; b++)
        for (let k = y + b * stride, end = k + size; k < end; k++) values[k] = fn.value(values[k]!);
    }
}

export function readsInput({ plan }: Strand, { factors }: TermPlan): boolean {
  return factors.length > 0 && factors[0]!.offset === plan.input.offset;
}

function addTerm(strand: Strand, term: TermPlan, rows: number, s: number, y: number): void {
  const { plan, values, weights } = strand;
  const { size, stride } = plan;
  const { parameter } = term;
  if (term.factors.length === 0) {
    for (let b = 0; b < rows; b++)
      for (let k = 0; k < size; k++) values[y + b * stride + k]! += weights[parameter!.offset + k]!;
    return;
  }
  const { array, at, stride: apart } = argument(strand, term, rows, s);
  if (parameter && parameter.cols > 0) {
    const { offset, cols } = parameter;
    addProducts(weights, offset, size, cols, array, at, apart, values, y, stride, rows);
    return;
  }
  for (let b = 0; b < rows; b++) {
    const to = y + b * stride;
    const from = at + b * apart;
    if (parameter === null) for (let k = 0; k < size; k++) values[to + k]! += array[from + k]!;
    else
      for (let k = 0; k < size; k++)
        values[to + k]! += weights[parameter.offset + k]! * array[from + k]!;
  }
}

/** W x where x is 1 at one place and 0 elsewhere: a column of W, a row of Wᵀ. */
function addColumns(
  { plan, values, turned }: Strand,
  { parameter }: TermPlan,
  symbols: Int32Array,
  rows: number,
  s: number,
  y: number,
): void {
  const { size, stride } = plan;
  for (let b = 0; b < rows; b++) {
    const symbol = symbols[(s - 1) * rows + b]!;
    if (symbol < 0) continue;
    const from = parameter!.offset + symbol * size;
    const to = y + b * stride;
    for (let k = 0; k < size; k++) values[to + k]! += turned[from + k]!;
  }
}
