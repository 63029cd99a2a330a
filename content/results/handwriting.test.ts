import { describe, expect, it } from 'vitest';
import { SETUPS, UPDATES } from '../../src/training/tasks/handwriting-setup.ts';
import { handwriting } from '../../src/training/data/handwriting.ts';
import { loadHandwriting } from '../data/load.ts';
import measured from './handwriting.json';

describe('what was measured of handwriting', async () => {
  const file = await loadHandwriting();
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const part = ({ right, of }: { right: number; of: number }) => right / of;
  const { leftOut } = measured.digits;

  for (const alphabet of ['digits', 'letters'] as const) {
    const { setup, updates, split } = measured[alphabet];

    it(`of ${alphabet} is of the network and the training that the figure has`, () => {
      expect(setup).toEqual(SETUPS[alphabet]);
      expect(updates).toBe(UPDATES[alphabet]);
      const runs = [...split.runs, ...(alphabet === 'digits' ? leftOut.runs : [])];
      for (const run of runs) expect(run.updates).toBe(UPDATES[alphabet]);
    });

    it(`of ${alphabet} has the chapter’s split, from three seeds, and the mean of them`, () => {
      expect(split.heldOut).toEqual(file.heldOut);
      expect(split.runs.map(({ seed }) => seed)).toEqual([1, 2, 3]);
      for (const { of, right, misread } of split.runs) {
        expect(of).toBe(handwriting(file, alphabet).heldOut.length);
        expect(misread).toHaveLength(of - right);
      }
      expect(split.accuracy).toBeCloseTo(mean(split.runs.map(part)), 12);
    });
  }

  it('has each family of fonts that has digits left out, and the mean of that', () => {
    const families = new Set(file.fonts.map(({ family }) => family));
    const withDigits = [...families].filter(
      (family) => handwriting(file, 'digits', [family]).heldOut.length > 0,
    );
    expect(new Set(leftOut.runs.map(({ family }) => family))).toEqual(new Set(withDigits));
    expect(leftOut.families).toBe(withDigits.length);
    expect(leftOut.accuracy).toBeCloseTo(mean(leftOut.runs.map(part)), 12);
  });
});
