/**
 * Coefficients of polynomials that stand for functions without a closed form in the kernels: interpolation at the Chebyshev nodes of an
 * interval, whose error is within a small factor of the best there is. Lowest power first.
 */
export function interpolate(
  fn: (x: number) => number,
  from: number,
  to: number,
  degree: number,
): number[] {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  const nodes = Array.from(
    { length: degree + 1 },
    (_, k) => middle + half * Math.cos(((k + 0.5) * Math.PI) / (degree + 1)),
  );
  // Newton's divided differences, then multiplied out.
  const differences = nodes.map(fn);
  for (let order = 1; order <= degree; order++)
    for (let k = degree; k >= order; k--)
      differences[k] = (differences[k]! - differences[k - 1]!) / (nodes[k]! - nodes[k - order]!);
  let coefficients = [differences[degree]!];
  for (let k = degree - 1; k >= 0; k--) {
    // p ← p · (x − node) + difference
    const shifted = [0, ...coefficients];
    coefficients.forEach((value, power) => (shifted[power]! -= nodes[k]! * value));
    shifted[0]! += differences[k]!;
    coefficients = shifted;
  }
  return coefficients;
}

/** |r| ≤ ln 2 / 2 is left of an argument of exp once its power of two is taken out; a little more for rounding. */
export const expOf = () => interpolate(Math.exp, -0.3478, 0.3478, 6);

/** tanh x = x + x · x² · p(x²) up to here; beyond, by exp, which loses digits where tanh is small. */
export const TANH_SMALL = 0.625;
export const tanhOf = () =>
  interpolate(
    (s) => (s < 1e-6 ? -1 / 3 : (Math.tanh(Math.sqrt(s)) / Math.sqrt(s) - 1) / s),
    0,
    TANH_SMALL ** 2,
    5,
  );

/** Printed for the kernels. */
export function emitPolynomials(): string {
  const list = (name: string, coefficients: readonly number[]) =>
    coefficients.map((value, k) => `export const ${name}${k}: f32 = ${float(value)};`).join('\n');
  const log2 = Math.LN2;
  // ln 2 in two parts, the first with few digits, so that its whole multiples are exact in float32.
  const high = Math.fround(Math.round(log2 * 2 ** 9) / 2 ** 9);
  return [
    '// Printed by kernels/polynomial.ts.',
    list('EXP', expOf()),
    list('TANH', tanhOf()),
    `export const TANH_SMALL: f32 = ${float(TANH_SMALL)};`,
    `export const LOG2E: f32 = ${float(Math.LOG2E)};`,
    `export const LN2_HIGH: f32 = ${float(high)};`,
    `export const LN2_LOW: f32 = ${float(log2 - high)};`,
    '',
  ].join('\n');
}

const float = (value: number) => {
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
};
