/**
 * What a weight multiplies, for B rows at once: a lone quantity where it stands, or a product of quantities, element by element, which
 * is formed in `scratch`. `List` says where the vectors are (products.ts).
 */
import type { TermPlan } from '../../engine/plan.ts';
import type { Strand } from './strand.ts';

export interface List {
  array: Float32Array;
  at: number;
  stride: number;
}

let product = new Float32Array(0);
const list: List = { array: product, at: 0, stride: 0 };

/** The argument of a term at position s; the same object at each call, to be read at once. */
export function argument(strand: Strand, term: TermPlan, rows: number, s: number): List {
  const { plan, values } = strand;
  if (term.direct) {
    const { lag, offset } = term.factors[0]!;
    list.array = values;
    list.at = (s - lag) * rows * plan.stride + offset;
    list.stride = plan.stride;
    return list;
  }
  return productOf(strand, term, rows, s, -1);
}

/** Π of the term's factors, all but the one numbered `except`. */
export function productOf(
  { plan, values }: Strand,
  term: TermPlan,
  rows: number,
  s: number,
  except: number,
): List {
  const { size, factors } = term;
  const needed = rows * size;
  if (product.length < needed) product = new Float32Array(needed);
  product.fill(1, 0, needed);
  for (let f = 0; f < factors.length; f++) {
    if (f === except) continue;
    const { lag, offset, complement } = factors[f]!;
    let q = (s - lag) * rows * plan.stride + offset;
    for (let k = 0; k < needed; q += plan.stride - size)
      if (complement) for (const end = k + size; k < end; k++, q++) product[k]! *= 1 - values[q]!;
      else for (const end = k + size; k < end; k++, q++) product[k]! *= values[q]!;
  }
  list.array = product;
  list.at = 0;
  list.stride = size;
  return list;
}
