import { describe, expect, it } from 'vitest';
import { NAMES, unpackDigits } from '../../src/training/data/digits.ts';
import { SETUP, UPDATES } from '../../src/training/tasks/spelling-setup.ts';
import { loadDigits } from '../data/load.ts';
import measured from './spelling.json';

describe('what was measured of spelling', async () => {
  const { heldOut } = unpackDigits(await loadDigits());

  it('is of the network and the training that the figure has, with three seeds', () => {
    expect(measured.setup).toEqual(SETUP);
    expect(measured.updates).toBe(UPDATES);
    expect(measured.runs.map(({ seed }) => seed)).toEqual([1, 2, 3]);
    for (const { updates } of measured.runs) expect(updates).toBe(UPDATES);
  });

  it('is of all digits that are held out, and every word is right, another, or none', () => {
    for (const { words, letters, misspelled } of measured.runs) {
      expect(words.of).toBe(heldOut.length);
      expect(words.of - words.right).toBe(misspelled.asAnother + misspelled.asNone);
      expect(misspelled.words).toHaveLength(words.of - words.right);
      const others = misspelled.words.filter((word) => NAMES.includes(word));
      expect(others).toHaveLength(misspelled.asAnother);
      // A wrong word has a wrong letter, or more of them.
      expect(letters.of - letters.right).toBeGreaterThanOrEqual(words.of - words.right);
    }
  });

  it('says when, and on what kind of machine', () => {
    expect(measured.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Object.keys(measured.machine).sort()).toEqual(['cores', 'learner', 'node', 'processor']);
  });
});
