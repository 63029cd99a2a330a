/** Of many curves of one length: below which a quarter of them lie, a half, three quarters, at each place. */
export interface Quartiles {
  readonly lower: Float64Array;
  readonly median: Float64Array;
  readonly upper: Float64Array;
}

/**
 * By rank, without interpolation: the ⌈N/4⌉-th smallest of N, the ⌈N/2⌉-th, the ⌈3N/4⌉-th, each of them a number that is there.
 * −Infinity (a size of 0) is smallest; Infinity and NaN (one that overflowed) are largest. Throws a RangeError for no curve.
 */
export function quartiles(curves: readonly Float64Array[]): Quartiles {
  const [first] = curves;
  if (!first) throw new RangeError('There is no curve.');
  const ranked = Array.from(first, (_, k) =>
    Float64Array.from(curves, (curve) => curve[k]!).sort(),
  );
  const at = (part: number) => {
    const rank = Math.ceil(part * curves.length) - 1;
    return Float64Array.from(ranked, (values) => values[rank]!);
  };
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}
