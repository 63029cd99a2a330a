import { expect, it } from 'vitest';
import {
  commonestOf,
  likeliest,
  scoreByLetter,
  scoreOfSaid,
  scoreOfWords,
} from './phone-scores.ts';
import { LABELS, type SpokenWord } from './phones.ts';

const label = (one: string) => LABELS.indexOf(one);
const word = (letters: string, ...said: string[]): SpokenWord => ({
  word: letters,
  labels: Int32Array.from(said, label),
});
const tax = word('tax', 'T', 'AE', 'K S');
const all = word('all', 'AO', '', 'L');

it('counts letters, and words by their phones alone', () => {
  // The l is said at the other of its two letters: two letters are wrong, and the word is right.
  const said = [[...tax.labels], [label('AO'), label('L'), label('')]];
  expect(scoreOfSaid(said, [tax, all])).toEqual({
    letters: 6,
    rightLetters: 4,
    words: 2,
    rightWords: 2,
  });
  expect(scoreOfSaid([[...tax.labels], [0, 0, label('L')]], [tax, all]).rightWords).toBe(1);
});

it('reads what a learner finds likeliest, row by row', () => {
  const predict = () => {
    const z = new Float32Array(3 * 2 * LABELS.length);
    [tax, all].forEach(({ labels }, row) =>
      labels.forEach((one, t) => (z[(t * 2 + row) * LABELS.length + one] = 0.6)),
    );
    return z;
  };
  expect(scoreOfWords({ predict }, [tax, all])).toMatchObject({ rightLetters: 6, rightWords: 2 });
  expect(scoreOfWords({ predict }, [all, tax])).toMatchObject({ rightLetters: 0, rightWords: 0 });
  expect(likeliest([0.1, 0.4, 0.4, 0.1])).toBe(1);
});

it('says at each letter what is said there most often', () => {
  const training = [tax, all, word('art', 'AA', 'R', 'T'), word('arms', 'AA', 'R', 'M', 'Z')];
  expect(LABELS[commonestOf(training).get('a')!]).toBe('AA');
  // a, r and t are as they mostly are; of b nothing is known, and so nothing is said.
  const held = [word('rat', 'R', 'AE', 'T'), word('bar', '', 'AA', 'R')];
  expect(scoreByLetter(training, held)).toEqual({
    letters: 6,
    rightLetters: 5,
    words: 2,
    rightWords: 1,
  });
});
