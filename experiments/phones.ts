/**
 * npm run experiments -- phones: how well the networks of figure 13.4 say words that they never saw, to content/results/phones.json, from
 * several seeds. The same seeds give the same numbers, all but the seconds and the date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { unpackPhones, type PhonesFile } from '../src/training/data/phones.ts';
import { saidOf, scoreByLetter, scoreOfWords } from '../src/training/data/phone-scores.ts';
import { shapeOf, type Setup } from '../src/training/checkpoint.ts';
import type { Learner } from '../src/training/learner.ts';
import { Run } from '../src/training/run.ts';
import { parameterCount } from '../src/training/shape.ts';
import { NETWORKS, UPDATES } from '../src/training/tasks/phones-setup.ts';
import { machine } from './machine.ts';
import '../src/training/testing/relaxed-simd.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const file = JSON.parse(read('../content/data/packed/phones.json')) as PhonesFile;
const { training, heldOut } = unpackPhones(file);
const SEEDS = [1, 2, 3];
/** The held-out words that the figure begins with, of which the prose speaks: what each network says of them is written down too. */
const READ = ['cape', 'cap', 'chart', 'shark', 'knotted', 'biting', 'weight', 'tongue'].map(
  (wanted) => heldOut.find(({ word }) => word === wanted)!,
);

let kind: Learner['kind'] = 'plain';

/** A run to its end: what it says of the words held out, and of those that it learned from. */
async function trained(setup: Setup) {
  const began = process.cpuUsage().user;
  const run = await Run.begin(setup, undefined, { phones: file });
  while (run.count < UPDATES && run.stopped === null) run.advance();
  // What was computed, not how long it was waited for: the machine has other things to do.
  const seconds = Number(((process.cpuUsage().user - began) / 1e6).toFixed(1));
  kind = run.learner.kind;
  const learned = scoreOfWords(run.learner, training);
  const { rightLetters, rightWords } = scoreOfWords(run.learner, heldOut);
  const said = saidOf(run.learner, READ);
  return {
    seed: setup.seed,
    updates: run.count,
    rightLetters,
    rightWords,
    learned: learned.rightLetters / learned.letters,
    seconds,
    /** The label at each letter, as a list in one text. */
    says: Object.fromEntries(READ.map(({ word }, k) => [word, said[k]!.join(' ')])),
  };
}

const networks = [];
for (const { id, setup } of NETWORKS) {
  const runs = [];
  for (const seed of SEEDS) {
    const result = await trained({ ...setup, seed });
    console.error(`${id}, seed ${seed}: ${result.rightLetters}, ${result.seconds} s`);
    runs.push(result);
  }
  networks.push({ id, setup, weights: parameterCount(shapeOf(setup)), runs });
}
const { letters, words, rightLetters, rightWords } = scoreByLetter(training, heldOut);
const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: machine(kind),
  updates: UPDATES,
  /** What is held out. */
  letters,
  words,
  /** With each letter by itself: what is said there most often. */
  byLetter: { rightLetters, rightWords },
  networks,
};
writeFileSync(
  new URL('../content/results/phones.json', import.meta.url),
  `${JSON.stringify(results, null, 2)}\n`,
);
