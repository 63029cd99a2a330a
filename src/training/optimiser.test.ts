/** The rules against their formulas, written out number by number. */
import { describe, expect, it } from 'vitest';
import {
  clipScale,
  defaults,
  normOf,
  update,
  type Moments,
  type Numbers,
  type Optimiser,
} from './optimiser.ts';

const gradients = [
  [3, -4, 0],
  [0.5, 2, -1],
  [-0.25, 1e-3, 8],
];
const start = [1, -2, 0.5];

/** The weights after each update with those gradients. */
function run(optimiser: Partial<Optimiser> & Pick<Optimiser, 'rule'>): number[][] {
  const weights = Float64Array.from(start);
  const moments: Moments = {
    count: 0,
    first: new Float64Array(3),
    second: new Float64Array(3),
  };
  return gradients.map((gradient, k) => {
    const own = { ...defaults, rate: 0.1, ...optimiser };
    const norm = update(weights, Float64Array.from(gradient), moments, own);
    expect(norm).toBeCloseTo(Math.hypot(...gradient), 14);
    expect(moments.count).toBe(k + 1);
    return [...weights];
  });
}

function expectClose(got: number[][], want: number[][]): void {
  got.flat().forEach((value, k) => expect(value).toBeCloseTo(want.flat()[k]!, 13));
}

describe('clipping', () => {
  it('leaves a gradient that is short enough, and cuts one that is not to the norm', () => {
    expect(normOf(Float32Array.of(3, -4))).toBe(5);
    expect(clipScale(5, null)).toBe(1);
    expect(clipScale(5, 5)).toBe(1);
    expect(clipScale(5, 1)).toBe(0.2);
    const weights = Float64Array.of(0, 0);
    const moments = { count: 0, first: new Float64Array(2), second: new Float64Array(2) };
    const optimiser: Optimiser = { ...defaults, rule: 'sgd', rate: 1, clip: 1 };
    expect(update(weights, Float64Array.of(3, -4), moments, optimiser)).toBe(5);
    expect(weights[0]).toBeCloseTo(-0.6, 15);
    expect(weights[1]).toBeCloseTo(0.8, 15);
  });

  it('comes before momentum and before Adam', () => {
    const cut = (rule: Optimiser['rule']) => {
      const moments = { count: 0, first: new Float64Array(2), second: new Float64Array(2) };
      const optimiser: Optimiser = { ...defaults, rule, rate: 1, clip: 1 };
      update(Float64Array.of(0, 0), Float64Array.of(3, -4), moments, optimiser);
      return moments;
    };
    expect(cut('momentum').first[1]).toBeCloseTo(-0.8, 15);
    expect(cut('adam').first[1]).toBeCloseTo(-0.08, 15);
    expect(cut('adam').second[1]).toBeCloseTo(0.00064, 15);
  });
});

describe('three updates', () => {
  it('sgd: θ − η g', () => {
    expectClose(run({ rule: 'sgd' }), [
      [0.7, -1.6, 0.5],
      [0.65, -1.8, 0.6],
      [0.675, -1.8001, -0.2],
    ]);
  });

  it('momentum: v = μ v + g', () => {
    // μ = 0.5: v is g₁, then g₂ + g₁/2, then g₃ + g₂/2 + g₁/4.
    expectClose(run({ rule: 'momentum', momentum: 0.5 }), [
      [0.7, -1.6, 0.5],
      [0.5, -1.6, 0.6],
      [0.425, -1.6001, -0.15],
    ]);
  });

  it('adam: the first move is η in each direction, whatever the size of the slope', () => {
    const [first] = run({ rule: 'adam', epsilon: 0 });
    // 0/0 for a slope of 0 is why there is an ε.
    expect(first![0]).toBeCloseTo(0.9, 14);
    expect(first![1]).toBeCloseTo(-1.9, 14);
    expect(first![2]).toBeNaN();
  });

  it('adam: with the means written as sums over all gradients so far', () => {
    const { beta1, beta2, epsilon } = defaults;
    const want = start.slice();
    const rows = gradients.map((_, k) => {
      for (let j = 0; j < 3; j++) {
        let m = 0;
        let v = 0;
        for (let i = 0; i <= k; i++) {
          m += (1 - beta1) * beta1 ** (k - i) * gradients[i]![j]!;
          v += (1 - beta2) * beta2 ** (k - i) * gradients[i]![j]! ** 2;
        }
        const mean = m / (1 - beta1 ** (k + 1));
        const square = v / (1 - beta2 ** (k + 1));
        want[j]! -= (0.1 * mean) / (Math.sqrt(square) + epsilon);
      }
      return want.slice();
    });
    expectClose(run({ rule: 'adam' }), rows);
  });

  it('in float32 the same to its rounding', () => {
    const both = [Float32Array, Float64Array].map((Type) => {
      const weights: Numbers = Type.from(start);
      const moments: Moments = { count: 0, first: new Type(3), second: new Type(3) };
      const optimiser: Optimiser = { ...defaults, rule: 'adam', rate: 0.1, clip: 2 };
      for (const gradient of gradients) update(weights, Type.from(gradient), moments, optimiser);
      return weights;
    });
    both[0]!.forEach((value, k) => expect(value).toBeCloseTo(both[1]![k]!, 5));
  });
});
