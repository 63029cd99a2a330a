/**
 * The scalar functions a cell may apply, each with all its faces in one place: value, slope, TeX and Python.
 *
 * The slope is written in terms of the *output* y = fn(a), never of a: that is what a reverse pass has at hand,
 * and it is how the formulas of the literature are written (σ′ = y(1 − y), tanh′ = 1 − y²).
 */
export interface ScalarFunction {
  readonly name: string;
  /** y = fn(a). */
  value(a: number): number;
  /** dy/da, from y. */
  slope(y: number): number;
  /** The largest slope there is; null where the slope is the same everywhere and nothing saturates. */
  readonly steepest: number | null;
  /** TeX of fn applied to an argument that is already TeX. */
  tex(argument: string): string;
  /** TeX of the slope as a factor of a product, from the TeX of the output y; `times` is the sign of a product. */
  slopeTex(y: string, times?: string): string;
  /** The function in NumPy and in PyTorch, as an expression of `argument`. */
  numpy(argument: string): string;
  torch(argument: string): string;
  /** The slope in NumPy as a factor of a product, from the output's name. */
  slopeNumpy(y: string): string;
  /** The Python definition that `numpy` relies on, where NumPy itself lacks the function. */
  readonly numpyHelper?: string;
}

const identity: ScalarFunction = {
  name: 'identity',
  value: (a) => a,
  slope: () => 1,
  steepest: null,
  tex: (argument) => argument,
  slopeTex: () => '1',
  numpy: (argument) => argument,
  torch: (argument) => argument,
  slopeNumpy: () => '1',
};

const tanh: ScalarFunction = {
  name: 'tanh',
  value: Math.tanh,
  slope: (y) => 1 - y * y,
  steepest: 1,
  tex: (argument) => `\\tanh(${argument})`,
  slopeTex: (y) => `(1 - ${y}^2)`,
  numpy: (argument) => `np.tanh(${argument})`,
  torch: (argument) => `torch.tanh(${argument})`,
  slopeNumpy: (y) => `(1 - ${y}**2)`,
};

const sigmoid: ScalarFunction = {
  name: 'σ',
  // exp(−a) overflows to ∞ for very negative a, and 1/(1 + ∞) is the 0 we want.
  value: (a) => 1 / (1 + Math.exp(-a)),
  slope: (y) => y * (1 - y),
  steepest: 0.25,
  tex: (argument) => `\\sigma(${argument})`,
  slopeTex: (y, times = '\\,') => `${y} ${times} (1 - ${y})`,
  numpy: (argument) => `sigmoid(${argument})`,
  torch: (argument) => `torch.sigmoid(${argument})`,
  slopeNumpy: (y) => `${y} * (1 - ${y})`,
  numpyHelper: 'def sigmoid(a):\n    return 1 / (1 + np.exp(-a))',
};

/** Every function a definition may name, by that name. */
export const functions: Readonly<Record<string, ScalarFunction>> = {
  identity,
  tanh,
  σ: sigmoid,
};
