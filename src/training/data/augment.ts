/**
 * The same character as other hands might write it. What these hands do is made up, within bounds, from a seeded random: it is no
 * measurement of real ones.
 */
import { normalised, lengthOf, pointsAt, type Point, type Stroke } from './strokes.ts';
import type { Progress } from './moves.ts';

/** From 0 up to 1. */
export type Random = () => number;

/** The most that is done; each is drawn evenly from −most to most. Lengths are parts of the character's longer side. */
export interface Hand {
  /** Radians. */
  readonly rotation: number;
  /** x += shear · y. */
  readonly shear: number;
  /** The natural logarithm of a factor, for across and for down. */
  readonly scale: number;
  /** How far the sheet is bent, smoothly, across and down. */
  readonly bend: number;
  /** How far each stroke is moved by itself, across and down. */
  readonly place: number;
  /** The part of a stroke that is missing at its beginning, and at its end (from 0 to this). */
  readonly ends: number;
  /** The chance that a stroke is drawn from its end. */
  readonly reversed: number;
  /** The chance that two strokes which follow each other change places. */
  readonly swapped: number;
  /** A move is from 1 − speed to 1 + speed times as long as with an even pen. Below 1. */
  readonly speed: number;
  /** How far each number of a move is off. */
  readonly noise: number;
}

export const HAND: Hand = {
  rotation: 0.2,
  shear: 0.3,
  scale: 0.25,
  bend: 0.05,
  place: 0.04,
  ends: 0.06,
  reversed: 0.1,
  swapped: 0.15,
  speed: 0.5,
  noise: 0.1,
};

/** Nothing is done. */
export const STILL: Hand = {
  rotation: 0,
  shear: 0,
  scale: 0,
  bend: 0,
  place: 0,
  ends: 0,
  reversed: 0,
  swapped: 0,
  speed: 0,
  noise: 0,
};

/** A hand that does so much of everything; 1 is the hand as it is. */
export function handTimes(hand: Hand, strength: number): Hand {
  const times = Object.entries(hand).map(([key, most]) => [key, most * strength]);
  const all = Object.fromEntries(times) as unknown as Hand;
  return { ...all, speed: Math.min(all.speed, 0.95), ends: Math.min(all.ends, 0.4) };
}

/** Straight pieces longer than this are given points, so that they can bend. */
const PIECE = 0.08;

const within = (most: number, random: Random) => (2 * random() - 1) * most;

/** The strokes as another hand draws them: in the normal box first, in which all lengths of the hand are meant. Null where there is no point. */
export function redrawn(strokes: readonly Stroke[], hand: Hand, random: Random): Stroke[] | null {
  const whole = normalised(strokes);
  if (!whole) return null;
  const map = mapOf(hand, random);
  const drawn = whole.map((stroke) => {
    const [from, to] = [random() * hand.ends, 1 - random() * hand.ends];
    const [dx, dy] = [within(hand.place, random), within(hand.place, random)];
    const pieces = Math.max(1, Math.ceil(lengthOf(stroke) / PIECE), stroke.length - 1);
    const parts = Array.from({ length: pieces + 1 }, (_, k) => from + ((to - from) * k) / pieces);
    const moved = pointsAt(stroke, parts).map((point): Point => {
      const [x, y] = map(point);
      return [x + dx, y + dy];
    });
    return random() < hand.reversed ? moved.reverse() : moved;
  });
  for (let k = 1; k < drawn.length; k++)
    if (random() < hand.swapped) [drawn[k - 1], drawn[k]] = [drawn[k]!, drawn[k - 1]!];
  return drawn;
}

/** What is done to the whole sheet: bent, then scaled, slanted, turned. */
function mapOf(hand: Hand, random: Random): (point: Point) => Point {
  const angle = within(hand.rotation, random);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const shear = within(hand.shear, random);
  const [sx, sy] = [Math.exp(within(hand.scale, random)), Math.exp(within(hand.scale, random))];
  const [bendX, bendY] = [bendOf(hand, random), bendOf(hand, random)];
  return (point) => {
    const y = (point[1] + bendY(point)) * sy;
    const x = (point[0] + bendX(point)) * sx + shear * y;
    return [x * cos - y * sin, x * sin + y * cos];
  };
}

/** One wave over the sheet, in any direction, up to one and a half of it on the character's longer side. */
function bendOf({ bend }: Hand, random: Random): (point: Point) => number {
  const most = bend * random();
  const [angle, waves, phase] = [random(), 0.5 + random(), random()].map((x) => x * 2 * Math.PI);
  const [kx, ky] = [Math.cos(angle!) * waves!, Math.sin(angle!) * waves!];
  return ([x, y]) => most * Math.sin(kx * x + ky * y + phase!);
}

/**
 * How fast a stroke is gone along: p + a (sin 2π(cp + φ) − sin 2πφ) / 2πc, c = 1 or 2, whose slope is from 1 − a to 1 + a: it never goes back, and begins and
 * ends where the stroke does.
 */
export function progressOf({ speed }: Hand, random: Random): Progress {
  const [a, phase] = [within(speed, random), random()];
  const waves = random() < 0.5 ? 1 : 2;
  const turn = 2 * Math.PI;
  return (p) =>
    p + (a * (Math.sin(turn * (waves * p + phase)) - Math.sin(turn * phase))) / (turn * waves);
}
