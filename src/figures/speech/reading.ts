/** A word read by a network, letter by letter, in float64 from its float32 weights: what it says, and where the error of one answer flows. */
import { runForward } from '../../engine/run.ts';
import { Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';
import { experimentOf, type Checkpoint } from '../../training/checkpoint.ts';
import { LABELS, LETTERS } from '../../training/data/phones.ts';
import { likeliest } from '../../training/data/phone-scores.ts';
import { symbolsOf } from '../../training/data/text.ts';
import { oneHot } from '../../training/tasks/task.ts';
import type { Work } from '../parts/slices.ts';

export type Weighed = Pick<Checkpoint, 'setup' | 'weights' | 'count'>;

export interface Answer {
  /** Which label it finds likeliest (data/phones.ts), and its probability. */
  readonly label: number;
  readonly probability: number;
}

export interface Reading {
  readonly trace: Trace;
  /** One a letter. */
  readonly said: readonly Answer[];
}

/**
 * The reading of a word of at least one letter. Each letter's loss is against `truth`; where that is not known, against what the
 * network itself says, so that there is an error to follow.
 */
export const readingOf = (
  checkpoint: Weighed,
  word: string,
  truth: ArrayLike<number> | null,
): Reading => {
  const inputs = Array.from(symbolsOf(word, LETTERS), (letter) => oneHot(letter, LETTERS.length));
  const experiment = experimentOf(checkpoint, { inputs, targets: inputs.map(() => null) });
  const { z } = runForward(experiment);
  const said = inputs.map((_, k): Answer => {
    const at = z.subarray(k * LABELS.length, (k + 1) * LABELS.length);
    const label = likeliest(at);
    return { label, probability: at[label]! };
  });
  const targets = truth ? Array.from(truth) : said.map(({ label }) => label);
  return { said, trace: new Trace({ ...experiment, targets }) };
};

/** The same word read by each of some networks. The pass back from letter t, which is drawn first, is made with it; the trace keeps it. */
export function* readingByEach(
  checkpoints: readonly Weighed[],
  word: string,
  truth: ArrayLike<number> | null,
  t: number,
): Work<Reading[]> {
  const readings: Reading[] = [];
  for (const checkpoint of checkpoints) {
    const reading = readingOf(checkpoint, word, truth);
    yield;
    reading.trace.byLoss(t);
    readings.push(reading);
    yield;
  }
  return readings;
}

/** ‖∂L_t/∂x_s‖ for every letter s of the word: the error of the answer at letter t, as it comes to each letter. */
export const flowOf = ({ trace }: Reading, t: number): number[] =>
  Array.from({ length: trace.steps }, (_, k) => norm(trace.errorByLoss(t, `1.x@${k + 1}`)!));

/** A flow in parts of its sum; null where that is 0 or no number. */
export function partsOf(flow: readonly number[]): number[] | null {
  const sum = flow.reduce((all, one) => all + one, 0);
  return sum > 0 && Number.isFinite(sum) ? flow.map((one) => one / sum) : null;
}

/** The part that stands after letter t. */
export const after = (parts: readonly number[], t: number): number =>
  parts.slice(t).reduce((all, one) => all + one, 0);
