/**
 * Characters in several fonts, and batches of them for a network that reads a character move by move.
 * Fonts that are the same drawings, wider or slanted, are a family; a family is either learned from or tested on.
 */
import type { Batch } from '../learner.ts';
import { HAND, progressOf, redrawn, STILL, type Hand, type Random } from './augment.ts';
import { randomFrom } from '../../engine/random.ts';
import { movesOf, PACE, WIDTH, type Pace, type Refusal } from './moves.ts';
import { unpackStrokes } from './packing.ts';
import type { Stroke } from './strokes.ts';

/** A file of data (content/data/packed/handwriting.json, hanzi.json). */
export interface HandwritingFile {
  /** What its licence wants to be said in it. */
  readonly notice?: string;
  readonly fonts: readonly {
    readonly id: string;
    readonly name: string;
    readonly family: string;
  }[];
  /** Families that are tested on. */
  readonly heldOut: readonly string[];
  /** Packed strokes (packing.ts) by font and character. */
  readonly glyphs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** One drawing of a character. */
export interface Example {
  readonly strokes: readonly Stroke[];
  /** Which of the alphabet's characters it is. */
  readonly label: number;
  /** Where it comes from: a font's id, or "reader". */
  readonly from: string;
}

export const ALPHABETS = {
  digits: [...'0123456789'],
  letters: [...'abcdefghijklmnopqrstuvwxyz'],
  /** Among the commonest, of at most seven strokes, some much alike. */
  hanzi: [...'人大天小水木上下中口日月山火女子手我你好'],
} as const;

export type Alphabet = keyof typeof ALPHABETS;

export interface Split {
  readonly classes: readonly string[];
  readonly training: readonly Example[];
  readonly heldOut: readonly Example[];
}

/**
 * The drawings of an alphabet, those of the held-out families apart.
 * @param heldOut families; without it those of the file. Throws a RangeError where there is no such family.
 */
export function handwriting(
  file: HandwritingFile,
  alphabet: Alphabet,
  heldOut: readonly string[] = file.heldOut,
): Split {
  const lost = heldOut.find((family) => !file.fonts.some((font) => font.family === family));
  if (lost !== undefined) throw new RangeError(`There is no family of fonts "${lost}".`);
  const classes = ALPHABETS[alphabet];
  const of = (isHeldOut: boolean) =>
    file.fonts
      .filter(({ family }) => heldOut.includes(family) === isHeldOut)
      .flatMap(({ id }) =>
        classes.flatMap((c, label) => {
          const packed = Object.hasOwn(file.glyphs[id]!, c) ? file.glyphs[id]![c] : undefined;
          return packed === undefined ? [] : [{ strokes: unpackStrokes(packed), label, from: id }];
        }),
      );
  return { classes, training: of(false), heldOut: of(true) };
}

/**
 * The same drawings as other hands might draw them, `times` each, always the same ones. Who has learned from a drawing, shaken anew each time,
 * has not seen these, and knows the drawing all the same: they test what was learned by heart, not reading.
 */
export function shakingsOf(
  drawings: readonly Example[],
  times: number,
  seed: number = SHAKEN_BY,
): Example[] {
  const random = randomFrom(seed);
  return drawings.flatMap((drawing) =>
    Array.from({ length: times }, () => ({
      ...drawing,
      strokes: redrawn(drawing.strokes, HAND, random) ?? drawing.strokes,
    })),
  );
}
const SHAKEN_BY = 1610;

/** A labelled drawing of the reader's, y upward (strokes.ts); or why it cannot be read. */
export function readersExample(
  strokes: readonly Stroke[],
  label: number,
  pace: Pace = PACE,
): Example | Refusal {
  const moves = movesOf(strokes, pace);
  return typeof moves === 'string' ? moves : { strokes, label, from: 'reader' };
}

/** Which steps say what the character is: each of them, or only so many at the end. */
export type Labelled = 'each' | { readonly last: number };

/** What an example's moves are when a hand draws it. */
function drawnBy(hand: Hand, example: Example, pace: Pace, random: Random): Float32Array {
  const strokes = redrawn(example.strokes, hand, random);
  const moves = strokes ? movesOf(strokes, pace, () => progressOf(hand, random)) : 'nothing';
  if (typeof moves === 'string')
    throw new RangeError(`A drawing of ${example.from} has ${moves} to show.`);
  for (let k = 0; k < moves.length; k++)
    if (k % WIDTH < 2 && hand.noise > 0) moves[k]! += (2 * random() - 1) * hand.noise;
  return moves;
}

interface Drawing {
  readonly hand?: Hand;
  readonly pace?: Pace;
  readonly labelled?: Labelled;
}

/** These examples side by side, as another hand draws them; as they are where no hand is given. */
export function batchOf(
  examples: readonly Example[],
  { hand = STILL, pace = PACE, labelled = 'each' }: Drawing = {},
  random: Random = () => 0.5,
): Batch {
  const drawn = examples.map((example) => drawnBy(hand, example, pace, random));
  const rows = drawn.length;
  const lengths = Int32Array.from(drawn, (moves) => moves.length / WIDTH);
  const steps = lengths.reduce((a, b) => Math.max(a, b), 0);
  const inputs = new Float32Array(steps * rows * WIDTH);
  const classes = new Int32Array(steps * rows).fill(-1);
  drawn.forEach((moves, row) => {
    const length = lengths[row]!;
    const from = labelled === 'each' ? 0 : Math.max(0, length - labelled.last);
    for (let t = 0; t < length; t++) {
      inputs.set(moves.subarray(t * WIDTH, (t + 1) * WIDTH), (t * rows + row) * WIDTH);
      if (t >= from) classes[t * rows + row] = examples[row]!.label;
    }
  });
  return { rows, steps, inputs, lengths, classes };
}

/** So many examples drawn at random, each by another hand: what is learned from. */
export function randomBatch(
  examples: readonly Example[],
  rows: number,
  random: Random,
  { hand = HAND, pace = PACE, labelled = 'each' }: Drawing = {},
): Batch {
  const chosen = Array.from(
    { length: rows },
    () => examples[Math.floor(random() * examples.length)]!,
  );
  return batchOf(chosen, { hand, pace, labelled }, random);
}

/** The same batch with the last step of each sequence labelled alone: how many of its characters are read when the pen is lifted. */
export function atTheEnd(batch: Batch): Batch {
  const classes = new Int32Array(batch.steps * batch.rows).fill(-1);
  for (let row = 0; row < batch.rows; row++) {
    const at = ((batch.lengths?.[row] ?? batch.steps) - 1) * batch.rows + row;
    classes[at] = batch.classes![at]!;
  }
  return { ...batch, classes };
}
