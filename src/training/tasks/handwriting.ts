/**
 * The paper's first application: a pen writes a character, move by move (data/moves.ts), and each move is labelled with it; one task for each
 * alphabet. The drawings are given from outside. What is learned from is drawn anew for each batch, as another hand might write it
 * (data/augment.ts); what is examined on are drawings as they are – those of the fonts held out, or what else is given –, and what is
 * said of each when its pen is lifted.
 */
import type { Random } from '../../engine/initial.ts';
import { HAND } from '../data/augment.ts';
import {
  ALPHABETS,
  atTheEnd,
  batchOf,
  type Alphabet,
  type Example,
  type Split,
} from '../data/handwriting.ts';
import { movesOf, PACE, WIDTH } from '../data/moves.ts';
import type { Stroke } from '../data/strokes.ts';
import type { Probe, TaskKind } from './task.ts';

export interface Drawings extends Pick<Split, 'training'> {
  /** What is examined on and never learned from as it stands: of fonts held out or, where there is one font, new shakings of its drawings. */
  readonly heldOut: readonly Example[];
  /** The reader's own, which are learned from too. */
  readonly own: readonly Example[];
}

/** A drawing of the reader's is drawn as often as so many of the fonts'; */
const WEIGHT = 4;
/** and all of them together make up this part of a batch at most. */
const MOST_OWN = 1 / 2;

/** The part of what is learned from that is the reader's own, on average. */
export function ownPart({ training, own }: Pick<Drawings, 'training' | 'own'>): number {
  const weight = WEIGHT * own.length;
  return weight === 0 ? 0 : Math.min(MOST_OWN, weight / (weight + training.length));
}

/** One character of each alphabet, drawn by rule and not by a font, y upward: what is read before anything is fetched or drawn. */
export const BY_RULE: Readonly<Record<Alphabet, Pick<Example, 'strokes' | 'label'>>> = {
  // A bar and a slanting stem.
  digits: {
    label: 7,
    strokes: [
      [
        [0, 1],
        [0.6, 1],
        [0.2, 0],
      ],
    ],
  },
  letters: {
    label: ALPHABETS.letters.indexOf('z'),
    strokes: [
      [
        [0, 1],
        [0.8, 1],
        [0, 0],
        [0.8, 0],
      ],
    ],
  },
  // A square in three strokes, as it is written: the left side, the top with the right one, the floor.
  hanzi: {
    label: ALPHABETS.hanzi.indexOf('口'),
    strokes: [
      [
        [0, 1],
        [0, 0],
      ],
      [
        [0, 1],
        [0.9, 1],
        [0.9, 0],
      ],
      [
        [0, 0],
        [0.9, 0],
      ],
    ],
  },
};

/** The moves of some strokes as a sequence of which each step is labelled; null where they cannot be read. */
export function probeOfStrokes(strokes: readonly Stroke[], label: number): Probe | null {
  const moves = movesOf(strokes);
  if (typeof moves === 'string') return null;
  const inputs = Array.from({ length: moves.length / WIDTH }, (_, t) => [
    ...moves.subarray(t * WIDTH, (t + 1) * WIDTH),
  ]);
  return { inputs, targets: inputs.map(() => label) };
}

const kindOf = (
  alphabet: Alphabet,
  { name, title, one }: { name: string; title: string; one: string },
): TaskKind => ({
  name,
  title,
  about: `Say at each move of a pen which ${one} it writes.`,
  needs: 'drawings',
  dials: {},
  make(_, material) {
    const classes = ALPHABETS[alphabet];
    const drawings = material === undefined ? null : checked(material, name, classes.length);
    const given = () => {
      if (drawings) return drawings;
      throw new RangeError(`The task "${name}" needs drawings, and none were given.`);
    };
    const { strokes, label } = BY_RULE[alphabet];
    return {
      inputs: WIDTH,
      outputs: classes.length,
      loss: 'cross-entropy',
      steps: PACE.most,
      inputNames: ['dx', 'dy', 'pen'],
      outputNames: classes,
      chance: { loss: Math.log(classes.length), accuracy: 1 / classes.length },
      best: { loss: 0, accuracy: 1 },
      tolerance: null,
      draw: (random, rows) => drawn(given(), random, rows),
      heldOut: () => atTheEnd(batchOf(given().heldOut)),
      probe: () => probeOfStrokes(strokes, label)!,
    };
  },
});

export const handwriting = kindOf('digits', {
  name: 'handwriting',
  title: 'Handwriting',
  one: 'digit',
});
export const handwrittenLetters = kindOf('letters', {
  name: 'handwriting-letters',
  title: 'Handwriting, letters',
  one: 'small letter',
});
export const handwrittenHanzi = kindOf('hanzi', {
  name: 'handwriting-hanzi',
  title: 'Handwriting, Hanzi',
  one: 'Chinese character',
});

function drawn(drawings: Drawings, random: Random, rows: number) {
  const part = ownPart(drawings);
  const from = () => (random() < part ? drawings.own : drawings.training);
  const examples = Array.from({ length: rows }, () => {
    const some = from();
    return some[Math.floor(random() * some.length)]!;
  });
  return batchOf(examples, { hand: HAND }, random);
}

/** Throws a RangeError where the drawings are not what is learned from and examined on. */
function checked(material: unknown, name: string, classes: number): Drawings {
  const { training, heldOut, own } = (material ?? {}) as Partial<Drawings>;
  const isExample = (one: unknown) => {
    const { strokes, label } = (one ?? {}) as Partial<Example>;
    const isLabel = Number.isInteger(label) && label! >= 0 && label! < classes;
    return Array.isArray(strokes) && strokes.length > 0 && isLabel;
  };
  for (const list of [training, heldOut, own])
    if (!Array.isArray(list) || !list.every(isExample))
      throw new RangeError(
        `The drawings of the task "${name}" are three lists, training, heldOut and own, of strokes with a label each.`,
      );
  if (training!.length === 0 || heldOut!.length === 0)
    throw new RangeError(`The task "${name}" needs drawings to learn from and to be tested on.`);
  return { training: training!, heldOut: heldOut!, own: own! };
}
