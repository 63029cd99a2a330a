import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bugNamed, bugsOf } from '../../engine/bugs.ts';
import { apartBy, fingerprintOf } from '../../engine/derived/pattern.ts';
import { parseExperiment } from '../../engine/parse.ts';
import { experiments } from '../../engine/testing/experiments.ts';
import { runs } from '../../engine/testing/runs.ts';
import { Trace } from '../../engine/trace.ts';
import { contrastInWords, playable, roundOf } from './rounds.ts';

const trace = new Trace(
  parseExperiment(
    readFileSync(new URL('../../../content/experiments/pen-7.json', import.meta.url), 'utf8'),
  ),
);

const bugs = bugsOf(trace.experiment);

it('with the pen every bug can be asked for, and comes once before any comes again', () => {
  expect(playable(trace)).toEqual(bugs);
  const askedIn = (visit: number) =>
    Array.from({ length: bugs.length }, (_, k) => roundOf(trace, k + 1, visit)!.bug);
  for (const visit of [0, 1, 2]) expect(new Set(askedIn(visit)).size).toBe(bugs.length);
  // Two visits begin alike, with the round that stands in the page, and go on otherwise.
  expect(askedIn(1)[0]).toBe(askedIn(2)[0]);
  expect(askedIn(1)).not.toEqual(askedIn(2));
});

it('a round is the same wherever it is played', () => {
  for (const round of [1, 2, 17, 18, 100])
    expect(roundOf(trace, round)).toEqual(roundOf(trace, round));
});

it('in any network: the bug is among the choices, and no two choices look the same', () => {
  fc.assert(
    fc.property(
      experiments({ units: 2, steps: 4, layers: 2 }),
      fc.integer({ min: 1, max: 50 }),
      (experiment, n) => {
        const any = new Trace(experiment);
        const round = roundOf(any, n);
        if (round === null) {
          expect(playable(any).length).toBeLessThan(2);
          return;
        }
        const { bug, choices } = round;
        expect(choices).toContain(bug);
        expect(choices.length).toBe(Math.min(5, playable(any).length));
        const prints = [null, ...choices].map((choice) => fingerprintOf(any, choice));
        for (const [k, one] of prints.entries())
          for (const other of prints.slice(k + 1))
            expect(apartBy(one, other)).toBeGreaterThan(0.009);
      },
    ),
    runs(40),
  );
});

it('a network without a label has no game', () => {
  const { experiment } = trace;
  const unlabelled = { ...experiment, targets: experiment.targets.map(() => null) };
  expect(roundOf(new Trace(unlabelled), 1)).toBeNull();
});

it.each([
  ['no-slope', 'no-bias', /W_xh and W_hh would be right and b_z would be wrong\.$/],
  ['reads-own-step', 'twice', /W_hz, b_z, W_xh and b_h would be wrong\.$/],
  [
    'no-slope',
    'detached',
    /the error of \*h\* would be wrong at \*t\* = 1 to 3, not at \*t\* = 1 to 5\.$/,
  ],
  ['label-off-by-one', 'softmax-twice', /” 9 of the 9 numbers of W_hz would be wrong, not 6\.$/],
  ['averaged', 'twice', /the error of \*alpha\* would be right at every step\.$/],
  [
    'overwrite-future',
    'overwrite-output',
    /only the numbers tell: .* would be .*, not .*; it should be/,
  ],
])('where it is %s and %s was named, it says what would be otherwise', (there, named, words) => {
  const told = contrastInWords(trace, bugNamed(there)!, bugNamed(named)!);
  expect(told).toMatch(words);
  expect(told).toContain(`With “${bugNamed(named)!.title}”`);
});
