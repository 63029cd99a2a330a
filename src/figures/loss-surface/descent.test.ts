import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaults, type Optimiser } from '../../training/optimiser.ts';
import { angleOf, descend } from './descent.ts';
import type { Place, Surface } from './surface.ts';

/** L = ½ a x² + ½ b y² + x y / 4, with its derivatives. */
function bowl(a: number, b: number): Surface {
  const lossAt = ([x, y]: Place) => (a * x * x + b * y * y) / 2 + (x * y) / 4;
  return {
    pair: [
      { layer: '1', parameter: 'b_h', index: [0] },
      { layer: '1', parameter: 'b_h', index: [1] },
    ],
    lossAt,
    slopeAt: ([x, y]) => ({ loss: lossAt([x, y]), gradient: [a * x + y / 4, b * y + x / 4] }),
  };
}

const small = fc.integer({ min: -300, max: 300 }).map((k) => k / 100);
const curved = fc.integer({ min: 30, max: 300 }).map((k) => k / 100);
const norm = fc.option(fc.integer({ min: 1, max: 300 }).map((k) => k / 100));

/** The three rules written out for two numbers, one letter a quantity. */
function byHand(surface: Surface, [x0, y0]: Place, o: Optimiser, updates: number): Place[] {
  let [x, y, vx, vy, mx, my, sx, sy] = [x0, y0, 0, 0, 0, 0, 0, 0];
  const way: Place[] = [[x, y]];
  for (let k = 1; k <= updates; k++) {
    let [gx, gy] = surface.slopeAt([x, y]).gradient;
    const size = Math.sqrt(gx * gx + gy * gy);
    if (o.clip !== null && size > o.clip) [gx, gy] = [(gx * o.clip) / size, (gy * o.clip) / size];
    if (o.rule === 'sgd') [x, y] = [x - o.rate * gx, y - o.rate * gy];
    if (o.rule === 'momentum') {
      [vx, vy] = [0.9 * vx + gx, 0.9 * vy + gy];
      [x, y] = [x - o.rate * vx, y - o.rate * vy];
    }
    if (o.rule === 'adam') {
      [mx, my] = [0.9 * mx + 0.1 * gx, 0.9 * my + 0.1 * gy];
      [sx, sy] = [0.999 * sx + 0.001 * gx * gx, 0.999 * sy + 0.001 * gy * gy];
      const [first, second] = [1 - 0.9 ** k, 1 - 0.999 ** k];
      x -= (o.rate * (mx / first)) / (Math.sqrt(sx / second) + 1e-8);
      y -= (o.rate * (my / first)) / (Math.sqrt(sy / second) + 1e-8);
    }
    way.push([x, y]);
  }
  return way;
}

describe.each(['sgd', 'momentum', 'adam'] as const)('%s', (rule) => {
  it('goes the way that the rule written out goes', () => {
    fc.assert(
      fc.property(curved, curved, small, small, norm, (a, b, x, y, clip) => {
        const surface = bowl(a, b);
        const optimiser = { ...defaults, rule, rate: 0.05, clip };
        const { steps } = descend(surface, [x, y], optimiser, 25)!;
        const want = byHand(surface, [x, y], optimiser, 25);
        expect(steps).toHaveLength(26);
        steps.forEach(({ place, loss, gradient, norm: size, update, clipped }, k) => {
          for (const axis of [0, 1] as const) {
            expect(place[axis]).toBeCloseTo(want[k]![axis], 9);
            const next = steps[k + 1]?.place[axis];
            if (next !== undefined) expect(update[axis]).toBe(next - place[axis]);
          }
          expect({ loss, gradient }).toEqual(surface.slopeAt(place));
          expect(size).toBeCloseTo(Math.hypot(...gradient), 12);
          expect(clipped).toBe(clip !== null && size > clip);
        });
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('with no clipping, and with one that is never met, goes the same way to the last bit', () => {
    const plain = { ...defaults, rule, rate: 0.05 };
    const [free, loose] = [plain, { ...plain, clip: 1e6 }].map(
      (optimiser) => descend(bowl(1, 2), [1, -2], optimiser, 40)!.steps,
    );
    expect(loose).toEqual(free);
  });
});

it('ends where a number leaves float64, and says after which update', () => {
  const path = descend(bowl(1, 1), [1, 1], { ...defaults, rule: 'sgd', rate: 1e150 }, 10)!;
  expect(path.exploded).toBe(path.steps.length);
  expect(path.exploded).toBeLessThan(10);
  for (const { place, loss, norm: size } of path.steps)
    expect([...place, loss, size].filter(Number.isNaN)).toEqual([]);
});

it('has no way from where there is no loss', () => {
  expect(descend(bowl(1, 1), [1e300, 0], { ...defaults, rule: 'sgd', rate: 1 }, 3)).toBeNull();
});

describe('the angle between an update and −g', () => {
  const angle = (update: Place) => angleOf({ gradient: [0, 2], update });
  it.each([
    [[0, -3], 0],
    [[1, -1], 45],
    [[-1, -1], 45],
    [[5, 0], 90],
    [[0, 0.1], 180],
  ] as [Place, number][])('%j against (0, −2)', (update, degrees) =>
    expect(angle(update)).toBeCloseTo(degrees, 12),
  );
  it('is none where nothing moves', () => {
    expect(angle([0, 0])).toBeNull();
    expect(angleOf({ gradient: [0, 0], update: [1, 0] })).toBeNull();
  });
});
