import { describe, expect, it } from 'vitest';
import { SETUP, UPDATES } from '../../src/training/tasks/handwriting-setup.ts';
import { handwriting } from '../../src/training/data/handwriting.ts';
import { loadHandwriting } from '../data/load.ts';
import measured from './handwriting.json';

describe('what was measured of handwriting', async () => {
  const file = await loadHandwriting();
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;

  it('is of the network and the training that the figure has', () => {
    expect(measured.setup).toEqual(SETUP);
    expect(measured.updates).toBe(UPDATES);
    for (const { updates } of [...measured.split.runs, ...measured.leftOut.runs])
      expect(updates).toBe(UPDATES);
  });

  it('has the chapter’s split, and each family of fonts that has digits left out', () => {
    expect(measured.split.heldOut).toEqual(file.heldOut);
    for (const { of } of measured.split.runs)
      expect(of).toBe(handwriting(file, 'digits').heldOut.length);
    const families = new Set(file.fonts.map(({ family }) => family));
    const withDigits = [...families].filter(
      (family) => handwriting(file, 'digits', [family]).heldOut.length > 0,
    );
    expect(new Set(measured.leftOut.runs.map(({ family }) => family))).toEqual(new Set(withDigits));
    expect(measured.leftOut.families).toBe(withDigits.length);
  });

  it('has the means of its runs', () => {
    const part = ({ right, of }: { right: number; of: number }) => right / of;
    expect(measured.split.accuracy).toBeCloseTo(mean(measured.split.runs.map(part)), 12);
    expect(measured.leftOut.accuracy).toBeCloseTo(mean(measured.leftOut.runs.map(part)), 12);
  });
});
