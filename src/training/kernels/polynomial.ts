/**
 * Coefficients of polynomials, and of quotients of them, that stand for functions without a closed form in the kernels: interpolation at the
 * Chebyshev nodes of an interval, whose error is within a small factor of the best there is. Lowest power first.
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

/** A quotient of polynomials, lowest power first; the lower one begins with 1. */
export interface Quotient {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

/**
 * The quotient of polynomials of degrees `above` and `below` that is a function at as many points as it has coefficients. Throws a RangeError where there
 * are more or fewer.
 */
export function interpolateQuotient(
  fn: (x: number) => number,
  points: readonly number[],
  above: number,
  below: number,
): Quotient {
  if (points.length !== above + below + 1)
    throw new RangeError(
      `A quotient of degrees ${above} and ${below} goes through ${above + below + 1} points, not ${points.length}.`,
    );
  // p(x) − f(x) (q(x) − 1) = f(x), in powers of x / the largest, or the numbers would be of very different size.
  const scale = Math.max(...points.map(Math.abs));
  const powers = (x: number, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, k) => (x / scale) ** (from + k));
  const solution = solve(
    points.map((x) => [
      ...powers(x, 0, above),
      ...powers(x, 1, below).map((power) => -fn(x) * power),
      fn(x),
    ]),
  );
  const unscaled = (value: number, power: number) => value / scale ** power;
  return {
    above: solution.slice(0, above + 1).map(unscaled),
    below: [1, ...solution.slice(above + 1)].map(unscaled),
  };
}

/** Linear equations, the right side behind each row, by elimination with the largest pivot of a column. */
function solve(rows: number[][]): number[] {
  rows.forEach((_, column) => {
    const rest = rows.slice(column);
    const pivot = rest.reduce((a, b) => (Math.abs(b[column]!) > Math.abs(a[column]!) ? b : a));
    rows[rows.indexOf(pivot)] = rows[column]!;
    rows[column] = pivot.map((value) => value / pivot[column]!);
    rows.forEach((row, k) => {
      if (k !== column) rows[k] = row.map((value, j) => value - row[column]! * rows[column]![j]!);
    });
  });
  return rows.map((row) => row.at(-1)!);
}

/** tanh x is 1 from here on, to half a unit in the last place. */
export const TANH_END = 9;
/** tanh x = x · p(s) / q(s) with s = x², for |x| up to TANH_END; the points are Chebyshev's for x from 0. */
export function tanhOf(): Quotient {
  const above = 5;
  const below = 4;
  const count = above + below + 1;
  const points = Array.from(
    { length: count },
    (_, k) => ((TANH_END / 2) * (1 - Math.cos(((k + 0.5) * Math.PI) / count))) ** 2,
  );
  return interpolateQuotient((s) => Math.tanh(Math.sqrt(s)) / Math.sqrt(s), points, above, below);
}

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
  const tanh = tanhOf();
  const numbers = [
    ['ONE', 1],
    ['LOWEST_EXP', -87],
    ['HIGHEST_EXP', 88],
    ['LOG2E', Math.LOG2E],
    ['ROUNDER', ROUNDER],
    ['LN2_HIGH', LN2_HIGH],
    ['LN2_LOW', Math.LN2 - LN2_HIGH],
    ['LOWEST_TANH', -TANH_END],
    ['HIGHEST_TANH', TANH_END],
    ...list('EXP', expOf()),
    ...list('TANH_P', tanh.above),
    ...list('TANH_Q', tanh.below),
  ] as const;
  return [
    '// Printed by kernels/polynomial.ts.',
    `const TABLE = memory.data<f32>([${numbers.map(([, value]) => float(value)).join(', ')}]);`,
    ...numbers.map(([name], k) => `export const ${name}: usize = TABLE + ${4 * k};`),
    '',
  ].join('\n');
}

const float = (value: number) => {
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
};
