/** The loss along the line of an update, as the figure draws it. */
import type { Experiment } from '../../engine/experiment.ts';
import { lossAlong } from '../../training/one-update.ts';

export interface Point {
  /** How far along: the line is θ − s d. */
  readonly s: number;
  readonly loss: number;
}

/** How far along the line the drawing goes: the first that holds η. */
const REACHES = [0.5, 2, 10];
export const reachOf = (rate: number): number => REACHES.find((reach) => rate <= reach) ?? 10;

const POINTS = 80;

/** The loss at s = 0 … reach, closer together near 0, where it bends most. */
export function lineOf(experiment: Experiment, direction: Float64Array, reach: number): Point[] {
  return Array.from({ length: POINTS + 1 }, (_, k) => {
    const s = reach * (k / POINTS) ** 2;
    return { s, loss: lossAlong(experiment, direction, s) };
  });
}

/**
 * The lowest place of the line as far as it is drawn; null where that is its beginning or its end, so that no step lowers the
 * loss, or it falls on and on. Between the neighbours of the lowest point by golden sections.
 */
export function lowestOf(
  experiment: Experiment,
  direction: Float64Array,
  line: readonly Point[],
): Point | null {
  const at = line.reduce((best, { loss }, k) => (loss < line[best]!.loss ? k : best), 0);
  if (at === line.length - 1) return null;
  const loss = (s: number) => lossAlong(experiment, direction, s);
  let [low, high] = [line[Math.max(at - 1, 0)]!.s, line[at + 1]!.s];
  for (let round = 0; round < ROUNDS; round++) {
    const [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (loss(a) < loss(b)) high = b;
    else low = a;
  }
  const s = (low + high) / 2;
  const found = { s, loss: loss(s) };
  if (found.loss <= line[at]!.loss) return found.loss < line[0]!.loss ? found : null;
  return at === 0 ? null : line[at]!;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** The interval is then a hundred-thousandth of what it was. */
const ROUNDS = 24;

/** Above the present loss there is half as much again, for what a step too long does. */
const ROOM = 1.5;
/** The most parts of the axis of losses. */
const PARTS = 5;

/** Where the axis of losses ends, in round parts: it holds the present loss with room above it. */
export function topOf(loss: number): number {
  const most = ROOM * Math.max(Number.isFinite(loss) ? loss : 0, 1 / 3);
  const part = roundUp(most / PARTS);
  return Number((Math.ceil(most / part - 1e-9) * part).toPrecision(6));
}

/** The next of 1, 2, 5 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  return [1, 2, 5, 10].map((digit) => digit * power).find((round) => round >= value - 1e-9)!;
}
