/**
 * Dual numbers with all derivatives at once: a number v and d[k] = ∂v/∂(leaf k) for every leaf of the computation, carried
 * forward by the chain rule. There is no step size and so no truncation error; carried along a sequence this is
 * real-time recurrent learning (Williams & Zipser 1989), the forward mode beside the reverse mode of the engine.
 *
 * m[k] is the same sum with every part taken by its absolute value: Σ over all paths |product of slopes|. What rounding can
 * do to d[k] is a small multiple of 2⁻⁵³ m[k], however much the paths cancel.
 */
export interface Dual {
  readonly v: number;
  readonly d: Float64Array;
  readonly m: Float64Array;
}

/** A number one may differentiate by. */
export interface Leaf {
  readonly v: number;
  readonly index: number;
}

/** The operations on duals over `size` leaves. */
export function dualsOver(size: number) {
  /** v = f(parts), with the slope of f in each: d = Σ slope · d_part. */
  function chain(v: number, ...parts: readonly (readonly [Dual, number])[]): Dual {
    const d = new Float64Array(size);
    const m = new Float64Array(size);
    for (const [part, slope] of parts)
      for (let k = 0; k < size; k++) {
        d[k]! += slope * part.d[k]!;
        m[k]! += Math.abs(slope) * part.m[k]!;
      }
    return { v, d, m };
  }

  const constant = (v: number): Dual => chain(v);

  function leaf({ v, index }: Leaf): Dual {
    const dual = chain(v);
    dual.d[index] = 1;
    dual.m[index] = 1;
    return dual;
  }

  /** W q: ∂(w q) = w ∂q + q ∂w, and ∂w is 1 at the leaf w alone. */
  function matrixTimes(weights: readonly (readonly Leaf[])[], q: readonly Dual[]): Dual[] {
    return weights.map((row) => {
      const sum = chain(
        row.reduce((total, w, j) => total + w.v * q[j]!.v, 0),
        ...row.map((w, j) => [q[j]!, w.v] as const),
      );
      row.forEach((w, j) => {
        sum.d[w.index]! += q[j]!.v;
        sum.m[w.index]! += Math.abs(q[j]!.v);
      });
      return sum;
    });
  }

  const add = (a: Dual, b: Dual) => chain(a.v + b.v, [a, 1], [b, 1]);
  const subtract = (a: Dual, b: Dual) => chain(a.v - b.v, [a, 1], [b, -1]);
  const times = (a: Dual, b: Dual) => chain(a.v * b.v, [a, b.v], [b, a.v]);
  const exp = (a: Dual) => chain(Math.exp(a.v), [a, Math.exp(a.v)]);
  const log = (a: Dual) => chain(Math.log(a.v), [a, 1 / a.v]);

  function tanh(a: Dual): Dual {
    const y = Math.tanh(a.v);
    return chain(y, [a, 1 - y * y]);
  }

  function sigmoid(a: Dual): Dual {
    const y = 1 / (1 + Math.exp(-a.v));
    return chain(y, [a, y * (1 - y)]);
  }

  return { constant, leaf, matrixTimes, add, subtract, times, exp, log, tanh, sigmoid };
}
