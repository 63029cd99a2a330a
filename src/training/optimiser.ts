/**
 * From a gradient to an update. Works on arrays of either precision, so that the figures show the very rules that the training
 * runs by.
 *
 *   clipping   g ← g · min(1, clip / ‖g‖)                                        (Pascanu, Mikolov & Bengio 2013, algorithm 1)
 *   sgd        θ ← θ − η g
 *   momentum   v ← μ v + g;  θ ← θ − η v                                         (Polyak 1964)
 *   adam       m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²;
 *              θ ← θ − η (m / (1 − β₁ᵏ)) / (√(v / (1 − β₂ᵏ)) + ε), k the number of this update   (Kingma & Ba 2015, algorithm 1)
 */
export type Numbers = Float32Array | Float64Array;

export interface Optimiser {
  readonly rule: 'sgd' | 'momentum' | 'adam';
  /** η, the learning rate. */
  readonly rate: number;
  /** μ, of momentum. */
  readonly momentum: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** The norm a gradient is clipped to; null for no clipping. */
  readonly clip: number | null;
}

/** The values that each rule's authors recommend, where they do. */
export const defaults: Omit<Optimiser, 'rule' | 'rate'> = {
  momentum: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  clip: null,
};

/** What a rule carries from update to update: v of momentum in `first`; m and v of Adam in `first` and `second`. */
export interface Moments<A extends Numbers = Numbers> {
  /** The number of updates made. */
  count: number;
  readonly first: A;
  readonly second: A;
}

/** ‖g‖, summed in float64. */
export function normOf(gradient: Numbers): number {
  let sum = 0;
  for (let k = 0; k < gradient.length; k++) sum += gradient[k]! * gradient[k]!;
  return Math.sqrt(sum);
}

/** What a gradient of this norm is multiplied by. */
export function clipScale(norm: number, clip: number | null): number {
  return clip !== null && norm > clip ? clip / norm : 1;
}

/** Changes `weights` and `moments` by one update. Returns ‖g‖ before clipping. */
export function update(
  weights: Numbers,
  gradient: Numbers,
  moments: Moments,
  optimiser: Optimiser,
): number {
  const { rule, rate, momentum, beta1, beta2, epsilon, clip } = optimiser;
  const norm = normOf(gradient);
  const scale = clipScale(norm, clip);
  const { first, second } = moments;
  moments.count++;
  if (rule === 'sgd')
    for (let k = 0; k < weights.length; k++) weights[k]! -= rate * scale * gradient[k]!;
  else if (rule === 'momentum')
    for (let k = 0; k < weights.length; k++) {
      first[k] = momentum * first[k]! + scale * gradient[k]!;
      weights[k]! -= rate * first[k]!;
    }
  else {
    const ofFirst = rate / (1 - beta1 ** moments.count);
    const ofSecond = 1 / (1 - beta2 ** moments.count);
    for (let k = 0; k < weights.length; k++) {
      const g = scale * gradient[k]!;
      first[k] = beta1 * first[k]! + (1 - beta1) * g;
      second[k] = beta2 * second[k]! + (1 - beta2) * g * g;
      weights[k]! -= (ofFirst * first[k]!) / (Math.sqrt(second[k]! * ofSecond) + epsilon);
    }
  }
  return norm;
}
