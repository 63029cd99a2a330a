/**
 * An image read and spelled by a network, in float64. Steps 1 … 8 read a row of points each; at every later step nothing is read, and a
 * letter is said. So the letter k (from 0) is said at step 9 + k, and its error comes to the image by way of every step between.
 */
import type { Experiment } from '../../engine/experiment.ts';
import { runForward, type Forward } from '../../engine/run.ts';
import { Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';
import { experimentOf, type Checkpoint } from '../../training/checkpoint.ts';
import {
  MOST_SPELLED,
  NAMES,
  SIDE,
  SPELLING,
  SPELLING_STEPS,
  SPELLING_WIDTH,
} from '../../training/data/digits.ts';
import type { Work } from '../parts/slices.ts';

export type Weighed = Pick<Checkpoint, 'setup' | 'weights' | 'count'>;

/** [8 × 8] points from 0, paper, to 1, ink; rows from the top. */
export type Points = ArrayLike<number>;

/** One letter's loss (from 0), or that of the whole word: the sum of its letters'. */
export type Chosen = number | 'word';

export interface Reading {
  readonly trace: Trace;
  /** The letter with the largest probability at each of the last six steps, '.' for the end: "three." */
  readonly said: string;
  /** The letters whose losses are followed, with the end: of the name; where the digit is not known, of what was said. */
  readonly asked: string;
}

/** The step (from 1) at which letter k (from 0) is said. */
export const stepOf = (k: number) => SIDE + 1 + k;

/** The 14 inputs: the rows of points, then no point, and a 1 for "spell". */
export const inputsOf = (points: Points): number[][] =>
  Array.from({ length: SPELLING_STEPS }, (_, t) =>
    Array.from({ length: SPELLING_WIDTH }, (_, k) =>
      t < SIDE && k < SIDE ? points[t * SIDE + k]! : Number(t >= SIDE && k === SIDE),
    ),
  );

function unlabelled(network: Weighed, points: Points): Experiment {
  const inputs = inputsOf(points);
  return experimentOf(network, { inputs, targets: inputs.map(() => null) });
}

/** @param digit which it is, from 0 to 9; null where that is not known */
export function readingOf(network: Weighed, points: Points, digit: number | null): Reading {
  const blank = unlabelled(network, points);
  const said = saidIn(runForward(blank));
  const asked = digit === null ? upToEnd(said) : `${NAMES[digit]!}.`;
  const targets = blank.inputs.map((_, t) => {
    const letter = asked[t - SIDE];
    return letter === undefined ? null : SPELLING.indexOf(letter);
  });
  return { trace: new Trace({ ...blank, targets }), said, asked };
}

function saidIn({ z: all }: Pick<Forward, 'z'>): string {
  const classes = SPELLING.length;
  return Array.from({ length: MOST_SPELLED }, (_, k) => {
    const from = (stepOf(k) - 1) * classes;
    const z = all.subarray(from, from + classes);
    return SPELLING[z.reduce((best, p, at) => (p > z[best]! ? at : best), 0)]!;
  }).join('');
}

/** What is said alone: without any error. */
export const saidOf = (network: Weighed, points: Points): string =>
  saidIn(runForward(unlabelled(network, points)));

/** A reading with all that is drawn of it: the trace keeps the passes back from each letter. */
export function* readingImage(
  network: Weighed,
  points: Points,
  digit: number | null,
): Work<Reading> {
  const reading = readingOf(network, points, digit);
  for (let k = 0; k < reading.asked.length; k++) {
    yield;
    reading.trace.byLoss(stepOf(k));
  }
  return reading;
}

const upToEnd = (said: string) => said.slice(0, said.indexOf('.') + 1 || said.length);

/** The word that is spelled: what is said before the end. */
export const wordOf = ({ said }: Pick<Reading, 'said'>) => upToEnd(said).replace('.', '');

/** Whether every letter of the name and its end are said. */
export const isRight = ({ said }: Pick<Reading, 'said'>, digit: number) =>
  said.startsWith(`${NAMES[digit]!}.`);

/** The last step whose loss is part of what is chosen. */
export const lastOf = ({ asked }: Reading, chosen: Chosen) =>
  stepOf(chosen === 'word' ? asked.length - 1 : chosen);

const errorOf = ({ trace }: Reading, chosen: Chosen, at: string) =>
  chosen === 'word' ? trace.error(at)! : trace.errorByLoss(stepOf(chosen), at)!;

/** ∂L/∂x_s for the points of all eight rows, [8 × 8], L being the chosen letter's loss, or the word's. */
export function arrivedOf(reading: Reading, chosen: Chosen): Float64Array {
  const all = new Float64Array(SIDE * SIDE);
  for (let s = 1; s <= SIDE; s++)
    all.set(errorOf(reading, chosen, `1.x@${s}`).subarray(0, SIDE), (s - 1) * SIDE);
  return all;
}

/** ‖∂L/∂h_s‖ for s = 1 … the last step of the chosen. */
export const flowOf = (reading: Reading, chosen: Chosen): number[] =>
  Array.from({ length: lastOf(reading, chosen) }, (_, k) =>
    norm(errorOf(reading, chosen, `1.h@${k + 1}`)),
  );

export interface LetterLoss {
  /** '.' for the end. */
  readonly letter: string;
  /** What it is given, z_y. */
  readonly z: number;
  /** L_t = −log z_y. */
  readonly loss: number;
  /** ‖∂L_t/∂x‖ over all points of the image. */
  readonly arrived: number;
}

export const lettersOf = (reading: Reading): LetterLoss[] =>
  [...reading.asked].map((letter, k) => ({
    letter,
    z: reading.trace.value(`readout.z@${stepOf(k)}`)![SPELLING.indexOf(letter)]!,
    loss: reading.trace.losses[stepOf(k) - 1]!,
    arrived: norm(arrivedOf(reading, k)),
  }));
