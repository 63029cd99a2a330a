/**
 * npm run experiments -- spelling: how well the network of the figure on spelling does on digits that it never saw, to content/results/spelling.json.
 * The same seeds give the same numbers, all but the seconds and the date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import { experimentOf, startingPoint, type Checkpoint } from '../src/training/checkpoint.ts';
import { imageOf } from '../src/training/data/counted.ts';
import {
  NAMES,
  SIDE,
  SPELLING,
  SPELLING_WIDTH,
  spellingBatch,
  unpackDigits,
  type DigitImage,
  type DigitsFile,
} from '../src/training/data/digits.ts';
import { handwriting, type HandwritingFile } from '../src/training/data/handwriting.ts';
import { fromScreen } from '../src/training/data/strokes.ts';
import type { Learner } from '../src/training/learner.ts';
import { Run } from '../src/training/run.ts';
import { scoreOf } from '../src/training/score.ts';
import { SETUP, UPDATES } from '../src/training/tasks/spelling-setup.ts';
import { probeOf } from '../src/training/tasks/task.ts';
import { machine } from './machine.ts';
import { median } from './median.ts';
import '../src/training/testing/relaxed-simd.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../content/data/packed/${name}.json`, import.meta.url), 'utf8'));
const SEEDS = [1, 2, 3];
/** The letter whose error is followed: every name has so many. */
const LETTER = 3;

const file = read('digits') as DigitsFile;
const digits = unpackDigits(file);
const fonts = handwriting(read('handwriting') as HandwritingFile, 'digits');
/** The digits of all fonts of the section on handwriting, drawn with the pen of the figure. */
const drawn = [...fonts.training, ...fonts.heldOut].map(({ strokes, label }): DigitImage => {
  const points = imageOf(fromScreen(strokes));
  if (!points) throw new Error('A font has a digit without a stroke.');
  return { points: Float32Array.from(points), label };
});

/** The word that is spelled for each image: up to its end, or as long as any. */
function wordsOf(learner: Learner, images: readonly DigitImage[]): string[] {
  // As long as the longest name, whatever is asked for.
  const longest = { ...images[0]!, label: NAMES.indexOf('three') };
  const { rows, steps, inputs } = spellingBatch(images.map((one) => ({ ...longest, points: one.points }))); // prettier-ignore
  const said = learner.predict({ rows, steps, inputs: inputs!, classes: new Int32Array(rows * steps).fill(-1) }); // prettier-ignore
  return images.map((_, row) => {
    let word = '';
    for (let t = SIDE; t < steps; t++) {
      const at = (t * rows + row) * SPELLING.length;
      const z = said.subarray(at, at + SPELLING.length);
      word += SPELLING[z.indexOf(z.reduce((a, b) => Math.max(a, b)))]!;
    }
    return word.split('.')[0]!;
  });
}

/**
 * Over digits, in the middle: of the error of the third letter as it enters the state, the part that stands at the last row that
 * is read and at the first; and the norm of the word's error in the image as a part of what its letters' norms add up to.
 */
function flowsOf(checkpoint: Checkpoint, images: readonly DigitImage[] = digits.heldOut) {
  const [lastRow, firstRow, together]: number[][] = [[], [], []];
  for (const image of images) {
    const trace = new Trace(
      experimentOf(checkpoint, probeOf(spellingBatch([image]), SPELLING_WIDTH)),
    );
    const at = (s: number) => norm(trace.errorByLoss(SIDE + LETTER, `1.h@${s}`)!);
    lastRow!.push(at(SIDE) / at(SIDE + LETTER));
    firstRow!.push(at(1) / at(SIDE + LETTER));
    const inImage = (errorAt: (address: string) => Float64Array) =>
      norm(Array.from({ length: SIDE }, (_, k) => norm(errorAt(`1.x@${k + 1}`).subarray(0, SIDE))));
    const norms = trace.labelled.map((t) => inImage((a) => trace.errorByLoss(t, a)!));
    together!.push(inImage((a) => trace.error(a)!) / norms.reduce((a, b) => a + b, 0));
  }
  return { lastRow: median(lastRow!), firstRow: median(firstRow!), together: median(together!) };
}

async function trained(seed: number) {
  const began = process.cpuUsage().user;
  const run = await Run.begin({ ...SETUP, seed }, undefined, { spelling: file });
  while (run.count < UPDATES && run.stopped === null) run.advance();
  // What was computed, not how long it was waited for: the machine has other things to do.
  const seconds = Number(((process.cpuUsage().user - began) / 1e6).toFixed(1));
  const { learner, task } = run;
  const held = scoreOf(learner, task, task.heldOut!());
  const learned = scoreOf(learner, task, spellingBatch(digits.training));
  const said = wordsOf(learner, digits.heldOut);
  const isWrong = (k: number) => said[k] !== NAMES[digits.heldOut[k]!.label];
  const wrong = said.filter((_, k) => isWrong(k));
  const misspelled = digits.heldOut.filter((_, k) => isWrong(k));
  const names = wrong.filter((word) => NAMES.includes(word)).length;
  const byPen = wordsOf(learner, drawn);
  const result = {
    seed,
    updates: run.count,
    letters: { right: held.right, of: held.labelled },
    words: { right: said.length - wrong.length, of: said.length },
    misspelled: { asAnother: names, asNone: wrong.length - names, words: wrong },
    learned: learned.whole!,
    fonts: {
      right: byPen.filter((word, k) => word === NAMES[drawn[k]!.label]).length,
      of: drawn.length,
    },
    flow: {
      before: flowsOf(startingPoint(run.setup)),
      after: flowsOf(run.checkpoint()),
      ofMisspelled: flowsOf(run.checkpoint(), misspelled),
    },
    seconds,
  };
  if (Math.round(held.whole! * said.length) !== result.words.right)
    throw new Error('The examination counts other words than this script does.');
  console.error(`seed ${seed}: ${result.words.right} of ${result.words.of}, ${seconds} s`); // prettier-ignore
  return { result, kind: learner.kind };
}

const all = [];
for (const seed of SEEDS) all.push(await trained(seed));
const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: machine(all[0]!.kind),
  setup: SETUP,
  updates: UPDATES,
  runs: all.map(({ result }) => result),
};
writeFileSync(
  new URL('../content/results/spelling.json', import.meta.url),
  `${JSON.stringify(results, null, 2)}\n`,
);
