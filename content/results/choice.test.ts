/** What a link can ask to be run in figure 13.6, held to the tests that there are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSetting, type Settings } from '../../src/lab/settings.ts';
import { choiceOf, leastStepsOf, MOST_SEED, MOST_STEPS } from '../../src/figures/long-lag/use-choice.ts'; // prettier-ignore
import { longLag } from './long-lag.ts';

const { tests } = longLag;

describe('what is chosen to be run', () => {
  it('is anything there is, as its name stands in a link', () => {
    for (const test of tests)
      for (const network of test.networks) {
        const [T, seed] = [leastStepsOf(test), MOST_SEED];
        const settings = { test: test.id, network: network.id, lag: `${T}`, seed: `${seed}` };
        for (const [name, value] of Object.entries(settings))
          expect(isSetting(name, value)).toBe(true);
        expect(choiceOf(tests, settings)).toEqual({ test, network, T, seed });
      }
  });

  it('can be run, whatever the settings are', () => {
    const word = fc.oneof(fc.stringMatching(/^[a-z][a-z0-9-]{0,40}$/), fc.constantFrom(...tests.map(({ id }) => id))); // prettier-ignore
    const number = fc.stringMatching(/^\d{1,4}$/);
    const any = fc.record(
      { test: word, network: word, lag: number, seed: number },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(any, (settings) => {
        const { test, network, T, seed } = choiceOf(tests, settings as Settings);
        expect(tests).toContain(test);
        expect(test.networks).toContain(network);
        expect(T).toBeGreaterThanOrEqual(leastStepsOf(test));
        expect(T).toBeLessThanOrEqual(MOST_STEPS);
        expect(seed).toBeGreaterThanOrEqual(1);
        expect(seed).toBeLessThanOrEqual(MOST_SEED);
      }),
    );
  });
});
