/**
 * The reverse pass of one strand, for all rows at once. For an equation y = fn(s), s = Σ W (q₁⊙q₂⊙…), once all that used y has sent its
 * share:
 *
 *   ∂s = fn′(y) ⊙ ∂y, which takes the place of ∂y;   ∂q₁ += (Wᵀ ∂s) ⊙ q₂ ⊙ …
 *
 * The engine keeps each share by itself, for readers; here they are only summed. `errors` holds what comes from outside (the readout, the
 * layer above), 0 elsewhere. Past the end of a row nothing comes from outside, so all is 0 there.
 */
import type { TermPlan } from '../../engine/plan.ts';
import { readsInput } from './forward.ts';
import { addProducts } from './products.ts';
import type { Extent, Strand } from './strand.ts';
import { productOf } from './terms.ts';

let back = new Float32Array(0);

/** With `toInput` the error of x is worked out too: the layer below needs it. */
export function reverse(strand: Strand, { rows, steps }: Extent, toInput: boolean): void {
  const { plan, values, errors } = strand;
  const { size, stride, equations } = plan;
  for (let s = steps; s >= 1; s--)
    for (let e = equations.length - 1; e >= 0; e--) {
      const { offset, identity, fn, terms } = equations[e]!;
      const y = s * rows * stride + offset;
      if (!identity)
        for (let b = 0; b < rows; b++)
          for (let k = y + b * stride, end = k + size; k < end; k++)
            errors[k]! *= fn.slope(values[k]!);
      for (const term of terms)
        if (term.factors.length > 0 && (toInput || !readsInput(strand, term)))
          sendBack(strand, term, rows, s, y);
    }
}

function sendBack(strand: Strand, term: TermPlan, rows: number, s: number, y: number): void {
  const { errors, plan } = strand;
  const { stride } = plan;
  const { factors, size } = term;
  if (term.direct) {
    const { lag, offset } = factors[0]!;
    // Nobody asks for the error of the state before the first step.
    if (s > lag) addBack(strand, term, rows, y, errors, (s - lag) * rows * stride + offset, stride);
    return;
  }
  const needed = rows * size;
  if (back.length < needed) back = new Float32Array(needed);
  back.fill(0, 0, needed);
  addBack(strand, term, rows, y, back, 0, size);
  for (let f = 0; f < factors.length; f++) {
    const { lag, offset, complement } = factors[f]!;
    if (s <= lag) continue;
    const { array } = productOf(strand, term, rows, s, f);
    let to = (s - lag) * rows * stride + offset;
    for (let k = 0; k < needed; to += stride - size)
      if (complement)
        for (const end = k + size; k < end; k++, to++) errors[to]! -= back[k]! * array[k]!;
      else for (const end = k + size; k < end; k++, to++) errors[to]! += back[k]! * array[k]!;
  }
}

/** out += Wᵀ ∂s, the error of what the weight of the term multiplies. */
function addBack(
  { plan, weights, turned, errors }: Strand,
  { parameter }: TermPlan,
  rows: number,
  y: number,
  out: Float32Array,
  o: number,
  apart: number,
): void {
  const { size, stride } = plan;
  if (parameter && parameter.cols > 0) {
    const { offset, cols } = parameter;
    addProducts(turned, offset, cols, size, errors, y, stride, out, o, apart, rows);
    return;
  }
  for (let b = 0; b < rows; b++) {
    const from = y + b * stride;
    const to = o + b * apart;
    if (parameter === null) for (let k = 0; k < size; k++) out[to + k]! += errors[from + k]!;
    else
      for (let k = 0; k < size; k++)
        out[to + k]! += weights[parameter.offset + k]! * errors[from + k]!;
  }
}
