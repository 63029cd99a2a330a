import { expect, it } from 'vitest';
import { phonesBatch, pronunciationOf, unpackPhones, type PhonesFile } from './phones.ts';

const file: PhonesFile = {
  labels: ['', 'AE', 'K S', 'T'],
  codes: 'wxyz',
  training: 'tax zxy\nat xz',
  heldOut: 'ax xy',
};

it('a word’s labels joined are its pronunciation', () => {
  const { labels, training, heldOut } = unpackPhones(file);
  expect(pronunciationOf(training[0]!.labels, labels)).toEqual(['T', 'AE', 'K', 'S']);
  expect(pronunciationOf(heldOut[0]!.labels, labels)).toEqual(['AE', 'K', 'S']);
  expect(pronunciationOf([0, 3, 0], labels)).toEqual(['T']);
});

it('letters are shown and labels asked for, step by step', () => {
  const { rows, steps, symbols, classes, lengths } = phonesBatch(unpackPhones(file).training);
  expect([rows, steps, [...lengths!]]).toEqual([2, 3, [3, 2]]);
  expect([...symbols!]).toEqual([19, 0, 0, 19, 23, -1]);
  expect([...classes!]).toEqual([3, 1, 1, 3, 2, -1]);
});

it('a file whose words and labels do not fit is refused', () => {
  expect(() => unpackPhones({ ...file, training: 'tax zx' })).toThrow('2 labels for 3 letters');
  expect(() => unpackPhones({ ...file, training: 'tax zx9' })).toThrow('not in the alphabet');
  expect(() => unpackPhones({ ...file, labels: ['', 'AE'] })).toThrow('a label that there is not');
});
