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

/** Rounds to whole numbers: added to a float32 of small size, it leaves no bits behind the point, and the whole part in the last ones. */
const ROUNDER = 1.5 * 2 ** 23;
// ln 2 in two parts, the first with few digits, so that its whole multiples are exact in float32.
const LN2_HIGH = Math.round(Math.LN2 * 2 ** 9) / 2 ** 9;

/**
 * Printed for the kernels: one table in memory, and the place of each number in it. A number read from a table costs a processor one instruction;
 * a constant in the code, four times over, costs several, at each use.
 */
export function emitPolynomials(): string {
  const list = (name: string, coefficients: readonly number[]) =>
    coefficients.map((value, k) => [`${name}${k}`, value] as const);
  const numbers = [
    ['ONE', 1],
    ['TWO', 2],
    ['MINUS_ZERO', -0],
    ['LOWEST_EXP', -87],
    ['HIGHEST_EXP', 88],
    ['LOG2E', Math.LOG2E],
    ['ROUNDER', ROUNDER],
    ['LN2_HIGH', LN2_HIGH],
    ['LN2_LOW', Math.LN2 - LN2_HIGH],
    ['TANH_SMALL', TANH_SMALL],
    ...list('EXP', expOf()),
    ...list('TANH', tanhOf()),
  ] as const;
  return [
    '// Printed by kernels/polynomial.ts.',
    `const TABLE = memory.data<f32>([${numbers.map(([, value]) => float(value)).join(', ')}]);`,
    ...numbers.map(([name], k) => `export const ${name}: usize = TABLE + ${4 * k};`),
    '',
  ].join('\n');
}

const float = (value: number) => {
  const text = Object.is(value, -0) ? '-0' : String(Math.fround(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
};
