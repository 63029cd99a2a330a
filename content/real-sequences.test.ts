/** What chapter 13 says of the results that are shipped with it. */
import { describe, expect, it } from 'vitest';
import { firstLabels, FIRST_WORDS } from '../src/figures/speech/spoken.ts';
import { LABELS, pronunciationOf, unpackPhones } from '../src/training/data/phones.ts';
import { loadPhones } from './data/load.ts';
import { longLag } from './results/long-lag.ts';
import {
  measuredHandwriting,
  measuredPhones,
  measuredSpelling,
  phones,
  spelling,
} from './real-sequences.ts';

const solved = (test: string, network: string) =>
  longLag.tests
    .find(({ id }) => id === test)!
    .networks.find(({ id }) => id === network)!
    .runs.filter((run) => run.solved).length;
const missed = (test: string) =>
  longLag.tests
    .find(({ id }) => id === test)!
    .networks.map(({ id, runs }) => ({
      id,
      least: Math.min(...runs.map((run) => run.missed / run.labels)),
    }));

describe('the published tests, repeated', () => {
  const tests = longLag.tests.map(({ id }) => id);

  it('are four, with three seeds each', () => {
    expect(tests).toHaveLength(4);
    for (const { networks } of longLag.tests)
      for (const { runs } of networks) expect(runs).toHaveLength(3);
  });

  it('the plain network solves none', () => {
    expect(tests.map((test) => solved(test, 'rnn'))).toEqual([0, 0, 0, 0]);
  });

  it('started orthogonally it solves the shorter order test always, the longer and the sum never, and copies best', () => {
    expect(solved('temporal-order-50', 'rnn-orthogonal')).toBe(3);
    expect(solved('temporal-order-100', 'rnn-orthogonal')).toBe(0);
    expect(solved('adding-100', 'rnn-orthogonal')).toBe(0);
    const copies = missed('copy-30').toSorted((a, b) => a.least - b.least);
    expect(copies[0]!.id).toBe('rnn-orthogonal');
  });

  it('the LSTM: what a forget bias of 1 and of 5 come to', () => {
    expect(solved('temporal-order-100', 'lstm')).toBe(0);
    expect(solved('adding-100', 'lstm')).toBe(2);
    expect(solved('temporal-order-100', 'lstm-open')).toBe(3);
    expect(solved('adding-100', 'lstm-open')).toBe(0);
  });

  it('the GRU solves both order tests and the sum; nothing solves copying', () => {
    for (const test of ['temporal-order-50', 'temporal-order-100', 'adding-100'])
      expect(solved(test, 'gru')).toBe(3);
    for (const { runs } of longLag.tests.find(({ id }) => id === 'copy-30')!.networks)
      expect(runs.some((run) => run.solved)).toBe(false);
  });
});

it('held-out drawings: the same thirty with each of three seeds, and a wide spread over the families', () => {
  const { split, leftOut } = measuredHandwriting.digits;
  expect(split.runs.map(({ of }) => of)).toEqual([30, 30, 30]);
  const shares = leftOut.runs.map(({ right, of }) => right / of);
  expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThanOrEqual(0.25);
});

it('held-out drawings: the three 1s are misread with each seed', () => {
  for (const { misread } of measuredHandwriting.digits.split.runs)
    expect(misread.filter(({ label }) => label === 1)).toHaveLength(3);
});

it('held-out drawings: training lets the error of the last answer through to the first move, with every seed', () => {
  for (const { flow } of measuredHandwriting.digits.split.runs) {
    expect(flow.before).toBeLessThan(0.01);
    expect(flow.after).toBeGreaterThan(20 * flow.before);
  }
});

describe('speech', () => {
  const { networks, letters, byLetter } = measuredPhones;
  const shares = (wanted: string) =>
    networks
      .find(({ id }) => id === wanted)!
      .runs.map(({ rightLetters }) => rightLetters / letters);

  /** What the runs of a network, one a seed and the figure's first, say at each letter of a word. */
  const saidBy = (wanted: string) =>
    networks
      .find(({ id }) => id === wanted)!
      .runs.map(({ says }) =>
        Object.fromEntries(
          Object.entries(says).map(([word, text]) => [word, text.split(' ').map(Number)]),
        ),
      );

  it('what each seed says is of the words that the figure begins with', () => {
    for (const { id } of networks)
      for (const said of saidBy(id))
        for (const word of FIRST_WORDS) expect(said[word]).toHaveLength(word.length);
  });

  it('tongue is said right by none; at the g of weight the one-way networks have the vowel, the two-way one has not', () => {
    const runs = networks.flatMap(({ id }) => saidBy(id));
    const joined = (labels: readonly number[]) => pronunciationOf(labels, LABELS).join(' ');
    for (const said of runs) expect(joined(said.tongue!)).not.toBe(joined(firstLabels('tongue')!));
    const vowel = LABELS.indexOf('EY');
    expect(firstLabels('weight')![3]).toBe(vowel);
    const atG = (id: string) => saidBy(id).map(({ weight }) => weight![3]);
    expect([...atG('one-way'), ...atG('stacked')]).toEqual(Array(6).fill(vowel));
    expect(atG('two-way')).toEqual([0, 0, 0]);
    expect(atG('stacked-two-way')).toEqual([0, vowel, vowel]);
    // It is lost, and not at another letter.
    for (const { weight } of [...saidBy('two-way'), saidBy('stacked-two-way')[0]!])
      expect(joined(weight!)).toBe('W T');
  });

  it('of the words that are learned from, tongues is one; night and its kind are many more than eight and its kind', async () => {
    const { training } = unpackPhones(await loadPhones());
    expect(training.map(({ word }) => word)).toContain('tongues');
    const at = (letters: string, k: number, phone: string) =>
      training.filter(
        ({ word, labels }) =>
          word.includes(letters) && LABELS[labels[word.indexOf(letters) + k]!] === phone,
      ).length;
    const [night, eight] = [at('ight', 0, 'AY'), at('eigh', 2, 'EY')];
    expect(eight).toBeGreaterThan(1);
    expect(night).toBeGreaterThan(3 * eight);
    expect(at('eigh', 1, 'EY')).toBe(0);
    expect(at('ight', 1, 'AY')).toBe(0);
  });

  it('to read both ways makes the difference, with every seed; each letter by itself is worse than any', () => {
    const one = [...shares('one-way'), ...shares('stacked')];
    const both = [...shares('two-way'), ...shares('stacked-two-way')];
    expect(Math.min(...both) - Math.max(...one)).toBeGreaterThan(0.1);
    expect(Math.min(...one)).toBeGreaterThan(byLetter.rightLetters / letters + 0.1);
  });

  it('a second layer: no difference that three seeds would show one way, less than one letter in a hundred two ways', () => {
    const range = (list: number[]) => [Math.min(...list), Math.max(...list)] as const;
    const [a, b] = [range(shares('one-way')), range(shares('stacked'))];
    expect(a[0] <= b[1] && b[0] <= a[1]).toBe(true);
    expect(phones.stackedTwoWay() - phones.twoWay()).toBeGreaterThan(0);
    expect(phones.stackedTwoWay() - phones.twoWay()).toBeLessThan(1);
  });

  it('at the letters that the prose names the two-way network is right; one-way those of one beginning are said alike', () => {
    const says = (id: string) => saidBy(id)[0]!;
    const named = { cape: 1, cap: 1, chart: 0, shark: 0, knotted: 0, biting: 1 };
    const right = (id: string) =>
      Object.entries(named).filter(([word, t]) => says(id)[word]![t] === firstLabels(word)![t])
        .length;
    expect(['two-way', 'stacked-two-way'].map(right)).toEqual([6, 6]);
    for (const id of ['one-way', 'stacked']) {
      expect(says(id).cape![1]).toBe(says(id).cap![1]);
      // Of cape and cap one is right, and nothing else.
      expect(right(id)).toBe(1);
    }
  });

  it('the numbers of the prose are means of the seeds, in per cent', () => {
    const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
    expect(phones.oneWay()).toBeCloseTo(100 * mean(shares('one-way')), 10);
    expect(phones.stacked()).toBeCloseTo(100 * mean(shares('stacked')), 10);
    const runs = networks.find(({ id }) => id === 'two-way')!.runs;
    const words = runs.map(({ rightWords }) => rightWords / measuredPhones.words);
    expect(phones.twoWayWords()).toBeCloseTo(100 * mean(words), 10);
    // Near twenty thousand weights each.
    for (const { weights } of networks) expect(Math.abs(weights / 20_000 - 1)).toBeLessThan(0.04);
    // Whole words are harder than letters, for each of the four.
    for (const [some, all] of [
      [phones.oneWayWords, phones.oneWay],
      [phones.twoWayWords, phones.twoWay],
      [phones.stackedWords, phones.stacked],
      [phones.stackedTwoWayWords, phones.stackedTwoWay],
    ] as const)
      expect(some()).toBeLessThan(all());
  });
});

describe('a digit spelled out', () => {
  const { runs } = measuredSpelling;

  it('the numbers of the prose are those of the figure’s own seed, or means and sums over all', () => {
    expect(runs[0]!.seed).toBe(measuredSpelling.setup.seed);
    expect([spelling.right(), spelling.of()]).toEqual([runs[0]!.words.right, runs[0]!.words.of]);
    expect(spelling.wrong()).toBe(
      runs.reduce((sum, { misspelled: { asAnother, asNone } }) => sum + asAnother + asNone, 0),
    );
    expect(spelling.words()).toBeCloseTo(
      (100 * runs.reduce((sum, { words }) => sum + words.right, 0)) / (3 * runs[0]!.words.of),
      10,
    );
    expect(spelling.letters()).toBeGreaterThan(spelling.words());
  });

  it('before training little of the third letter’s error stands at the first row, after it a good part, with every seed', () => {
    for (const { flow } of runs) {
      expect(flow.before.firstRow).toBeLessThan(0.03);
      expect(flow.after.firstRow).toBeGreaterThan(10 * flow.before.firstRow);
      expect(flow.after.firstRow).toBeLessThan(flow.after.lastRow);
      // Of digits that come out wrong more arrives than set out.
      expect(flow.ofMisspelled.firstRow).toBeGreaterThan(1);
    }
  });

  it('the letters of a word mostly ask for the same', () => {
    for (const { flow } of runs) {
      expect(flow.after.together).toBeGreaterThan(0.75);
      expect(flow.before.together).toBeLessThan(flow.after.together);
    }
  });

  it('has said what the prose quotes, and none of it is a name', () => {
    const all = runs.flatMap(({ misspelled }) => misspelled.words);
    expect(all).toEqual(expect.arrayContaining(['fine', 'tight', 'nne']));
  });

  it('it spells all that it learned from; about half of the wrong words are no name; and of the fonts about half are read', () => {
    for (const { learned, misspelled, fonts } of runs) {
      expect(learned).toBe(1);
      expect(misspelled.asNone / (misspelled.asNone + misspelled.asAnother)).toBeGreaterThan(0.4);
      expect(misspelled.asNone / (misspelled.asNone + misspelled.asAnother)).toBeLessThan(0.6);
      expect(fonts.of).toBe(100);
      expect(Math.abs(fonts.right - 50)).toBeLessThan(10);
    }
  });
});
