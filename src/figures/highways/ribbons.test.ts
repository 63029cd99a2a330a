import { describe, expect, it } from 'vitest';
import { ribbonsOf } from './ribbons.ts';
import { partY } from './scale.ts';

/** The points of a path, run by run. */
const runsOf = (path: string) =>
  path
    .split('Z')
    .filter((run) => run !== '')
    .map((run) =>
      run
        .slice(1)
        .split('L')
        .map((point) => point.split(' ').map(Number)),
    );
const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(0.06);

describe('ribbons', () => {
  const times = [3, 2, 1];

  it('lie on one another above 0, and under one another below it', () => {
    const [line, gate, other] = ribbonsOf([[1, 0.5, 0.2], [0, 0.9, 1.1], [0, -0.4, -0.3]], times, 3); // prettier-ignore
    expect(line!.below).toBe('');
    expect(other!.above).toBe('');
    const [upper] = runsOf(gate!.above);
    // Five points there (three steps, and half a step at both ends), five back.
    expect(upper).toHaveLength(10);
    near(upper![2]![1]!, partY(1.4));
    near(upper![7]![1]!, partY(0.5));
    const [lower] = runsOf(other!.below);
    near(lower![2]![1]!, partY(-0.4));
    near(lower![7]![1]!, partY(0));
    expect(upper!.map(([x]) => x)).toEqual([1000, 833.3, 500, 166.7, 0, 0, 166.7, 500, 833.3, 1000]); // prettier-ignore
  });

  it('have a gap where there is nothing to be a part of', () => {
    const [line] = ribbonsOf([[1, null, 1]], times, 3);
    expect(runsOf(line!.above).map((run) => run.map(([x]) => x))).toEqual([
      [1000, 833.3, 666.7, 666.7, 833.3, 1000],
      [333.3, 166.7, 0, 0, 166.7, 333.3],
    ]);
  });

  it('go on to the right in a direction that reads from T to 1', () => {
    const [line] = ribbonsOf([[1, 1]], [2, 3], 3);
    expect(runsOf(line!.above)[0]!.map(([x]) => x)).toEqual([333.3, 500, 833.3, 1000, 1000, 833.3, 500, 333.3]); // prettier-ignore
  });

  it('are written on where they are thickest, and not where they are thin', () => {
    const [line, gate] = ribbonsOf([[1, 0.95, 0.9], [0, 0.05, 0.1]], times, 3); // prettier-ignore
    expect(line!.label).toEqual({ x: expect.closeTo(833.3, 1) as number, y: partY(0.5) });
    expect(gate!.label).toBeNull();
  });

  it('that are huge stay in reach', () => {
    const [line] = ribbonsOf([[1e30, -1e30, 1]], times, 3);
    expect(line!.above + line!.below).not.toMatch(/e\+|Infinity|NaN/);
  });
});
