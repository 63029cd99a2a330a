import { describe, expect, it } from 'vitest';
import { unpackPhones } from '../../src/training/data/phones.ts';
import { scoreByLetter } from '../../src/training/data/phone-scores.ts';
import { shapeOf } from '../../src/training/checkpoint.ts';
import { parameterCount } from '../../src/training/shape.ts';
import { NETWORKS, UPDATES } from '../../src/training/tasks/phones-setup.ts';
import { loadPhones } from '../data/load.ts';
import measured from './phones.json';

describe('what was measured of letters and phones', async () => {
  const { training, heldOut } = unpackPhones(await loadPhones());

  it('is of the networks and the training that the figure has', () => {
    expect(measured.networks.map(({ id, setup }) => ({ id, setup }))).toEqual(NETWORKS);
    expect(measured.updates).toBe(UPDATES);
    for (const { setup, weights, runs } of measured.networks) {
      expect(weights).toBe(parameterCount(shapeOf(setup as (typeof NETWORKS)[number]['setup'])));
      expect(runs.map(({ seed, updates }) => [seed, updates])).toEqual(
        [1, 2, 3].map((seed) => [seed, UPDATES]),
      );
    }
  });

  it('is of the words that are held out', () => {
    const { letters, words, rightLetters, rightWords } = scoreByLetter(training, heldOut);
    expect(measured).toMatchObject({ letters, words, byLetter: { rightLetters, rightWords } });
    for (const { runs } of measured.networks)
      for (const run of runs) {
        expect(run.rightLetters).toBeLessThanOrEqual(letters);
        expect(run.rightWords).toBeLessThanOrEqual(words);
      }
  });

  it('says when and on what kind of machine', () => {
    expect(measured.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(measured.machine.learner).toBe('relaxed-simd');
  });
});
