import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bugNamed, bugs } from '../../engine/bugs.ts';
import { patternOf } from '../../engine/derived/pattern.ts';
import { parseExperiment } from '../../engine/parse.ts';
import { experiments } from '../../engine/testing/experiments.ts';
import { runs } from '../../engine/testing/runs.ts';
import { Trace } from '../../engine/trace.ts';
import { epsilonInWords, epsilonOf, readExponent } from './epsilon.ts';
import { patternInWords, rangesInWords } from './words.ts';

const trace = new Trace(
  parseExperiment(
    readFileSync(new URL('../../../content/experiments/pen-7.json', import.meta.url), 'utf8'),
  ),
);

it.each([
  [[], ''],
  [[3], '3'],
  [[1, 2], '1 and 2'],
  [[1, 2, 3], '1 to 3'],
  [[1, 3, 4, 5, 9], '1, 3 to 5 and 9'],
])('the steps %j are %s', (steps, words) => expect(rangesInWords(steps)).toBe(words));

const told = (name: string | null) => {
  const bug = name === null ? null : bugNamed(name);
  return patternInWords(trace, patternOf(trace, bug), bug !== null);
};

it.each([
  [null, 'All 30 numbers of the gradient agree with the slope that two losses give.'],
  [
    'no-slope',
    '18 of 30 numbers of the gradient are wrong; W_hz and b_z are right. The errors of *h* are right at *t* = 6 and wrong at *t* = 1 to 5.',
  ],
  [
    'twice',
    'All 30 numbers of the gradient are wrong. Each of them is 2.00 times what it should be. The errors of *h* are right at every step.',
  ],
  [
    'averaged',
    'All 30 numbers of the gradient are wrong. Each of them is 0.167 times what it should be. The errors of *h* are wrong at every step. So are those of the scores, where they start.',
  ],
])('with the bug %s the sentence is right', (name, words) => expect(told(name)).toBe(words));

it('there is a sentence for every bug in every network', () => {
  fc.assert(
    fc.property(
      experiments({ units: 2, steps: 3, layers: 2 }),
      fc.constantFrom(null, ...bugs),
      (experiment, bug) => {
        const any = new Trace(experiment);
        const words = patternInWords(any, patternOf(any, bug), bug !== null);
        expect(words).toMatch(/^[A-Z0-9].*\.$/);
        expect(words).not.toMatch(/NaN|undefined|= and| {2}/);
      },
    ),
    runs(60),
  );
});

it.each([
  ['-5', -5, 1e-5, '10⁻⁵'],
  ['0', 0, 1, '1'],
  ['-0.5', -0.5, 0.3162278, '0.32'],
  ['-5.5', -5.5, 3.162278e-6, '3.2×10⁻⁶'],
  ['-5.24', -5, 1e-5, '10⁻⁵'],
  ['-99', -15, 1e-15, '10⁻¹⁵'],
  ['20', 0, 1, '1'],
])('the setting %s is the exponent %d', (setting, exponent, epsilon, words) => {
  expect(readExponent(setting)).toBe(exponent);
  expect(epsilonOf(exponent)).toBe(epsilon);
  expect(epsilonInWords(exponent)).toBe(words);
});
