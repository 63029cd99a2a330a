/**
 * ∂W += ∂s (q₁⊙q₂⊙…)ᵀ, over all steps and rows, once the reverse pass has left ∂s in `errors`. All steps of all rows are one list of
 * vectors, `stride` apart, so one call does it; only a product of several quantities is formed step by step.
 */
import type { TermPlan } from '../../engine/plan.ts';
import { readsInput } from './forward.ts';
import { addOuters } from './products.ts';
import type { Extent, Strand } from './strand.ts';
import { argument, type List } from './terms.ts';

/** Adds to the strand's gradient. `symbols` as in the forward pass. */
export function addGradient(
  strand: Strand,
  { rows, steps }: Extent,
  symbols: Int32Array | null,
): void {
  const { plan } = strand;
  for (const { offset, terms } of plan.equations)
    for (const term of terms) {
      if (term.parameter === null) continue;
      const delta = rows * plan.stride + offset;
      if (term.factors.length === 0) addSums(strand, term, delta, rows * steps);
      else if (symbols && readsInput(strand, term))
        addToColumns(strand, term, symbols, delta, rows * steps);
      else if (term.direct)
        addTo(strand, term, delta, argument(strand, term, rows, 1), rows * steps);
      else
        for (let s = 1; s <= steps; s++)
          addTo(
            strand,
            term,
            s * rows * plan.stride + offset,
            argument(strand, term, rows, s),
            rows,
          );
    }
}

function addSums(strand: Strand, { parameter }: TermPlan, delta: number, count: number): void {
  const { plan, errors, gradient } = strand;
  for (let b = 0, d = delta; b < count; b++, d += plan.stride)
    for (let k = 0; k < plan.size; k++) gradient[parameter!.offset + k]! += errors[d + k]!;
}

function addTo(
  { plan, errors, gradient }: Strand,
  { parameter }: TermPlan,
  delta: number,
  { array, at, stride: apart }: List,
  count: number,
): void {
  const { size, stride } = plan;
  const { offset, cols } = parameter!;
  if (cols > 0) {
    addOuters(errors, delta, stride, size, array, at, apart, cols, gradient, offset, count);
    return;
  }
  for (let b = 0; b < count; b++)
    for (let k = 0; k < size; k++)
      gradient[offset + k]! += errors[delta + b * stride + k]! * array[at + b * apart + k]!;
}

function addToColumns(
  { plan, errors, gradient }: Strand,
  { parameter }: TermPlan,
  symbols: Int32Array,
  delta: number,
  count: number,
): void {
  const { size, stride } = plan;
  const { offset, cols } = parameter!;
  for (let b = 0; b < count; b++) {
    const symbol = symbols[b]!;
    if (symbol < 0) continue;
    for (let k = 0; k < size; k++)
      gradient[offset + k * cols + symbol]! += errors[delta + b * stride + k]!;
  }
}
