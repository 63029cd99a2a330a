/**
 * The paper's first application: a pen writes a digit, move by move (data/moves.ts), and each move is labelled with it. The drawings are given
 * from outside. What is learned from is drawn anew for each batch, as another hand might write it (data/augment.ts); what is examined on
 * are the drawings of the fonts held out, as they are, and what is said of each when its pen is lifted.
 */
import type { Random } from '../../engine/initial.ts';
import { HAND } from '../data/augment.ts';
import { ALPHABETS, atTheEnd, batchOf, type Example, type Split } from '../data/handwriting.ts';
import { movesOf, PACE, WIDTH } from '../data/moves.ts';
import type { Stroke } from '../data/strokes.ts';
import type { Probe, TaskKind } from './task.ts';

export interface Drawings extends Pick<Split, 'training' | 'heldOut'> {
  /** The reader's own, which are learned from too. */
  readonly own: readonly Example[];
}

const CLASSES = ALPHABETS.digits;

/** A drawing of the reader's is drawn as often as so many of the fonts'; */
const WEIGHT = 4;
/** and all of them together make up this part of a batch at most. */
const MOST_OWN = 1 / 2;

/** The part of what is learned from that is the reader's own, on average. */
export function ownPart({ training, own }: Pick<Drawings, 'training' | 'own'>): number {
  const weight = WEIGHT * own.length;
  return weight === 0 ? 0 : Math.min(MOST_OWN, weight / (weight + training.length));
}

/** A 7, y upward: a bar and a slanting stem. */
const SEVEN: readonly Stroke[] = [
  [
    [0, 1],
    [0.6, 1],
    [0.2, 0],
  ],
];

/** The moves of some strokes as a sequence of which each step is labelled; null where they cannot be read. */
export function probeOfStrokes(strokes: readonly Stroke[], label: number): Probe | null {
  const moves = movesOf(strokes);
  if (typeof moves === 'string') return null;
  const inputs = Array.from({ length: moves.length / WIDTH }, (_, t) => [
    ...moves.subarray(t * WIDTH, (t + 1) * WIDTH),
  ]);
  return { inputs, targets: inputs.map(() => label) };
}

export const handwriting: TaskKind = {
  name: 'handwriting',
  title: 'Handwriting',
  about: 'Say at each move of a pen which digit it writes.',
  needs: 'drawings',
  dials: {},
  make(_, material) {
    const drawings = material === undefined ? null : checked(material);
    const given = () => {
      if (drawings) return drawings;
      throw new RangeError('The task "handwriting" needs drawings, and none were given.');
    };
    return {
      inputs: WIDTH,
      outputs: CLASSES.length,
      loss: 'cross-entropy',
      steps: PACE.most,
      inputNames: ['dx', 'dy', 'pen'],
      outputNames: CLASSES,
      chance: { loss: Math.log(CLASSES.length), accuracy: 1 / CLASSES.length },
      best: { loss: 0, accuracy: 1 },
      tolerance: null,
      draw: (random, rows) => drawn(given(), random, rows),
      heldOut: () => atTheEnd(batchOf(given().heldOut)),
      probe: () => probeOfStrokes(SEVEN, 7)!,
    };
  },
};

function drawn(drawings: Drawings, random: Random, rows: number) {
  const part = ownPart(drawings);
  const from = () => (random() < part ? drawings.own : drawings.training);
  const examples = Array.from({ length: rows }, () => {
    const some = from();
    return some[Math.floor(random() * some.length)]!;
  });
  return batchOf(examples, { hand: HAND }, random);
}

/** Throws a RangeError where the drawings are not what is learned from and tested on. */
function checked(material: unknown): Drawings {
  const { training, heldOut, own } = (material ?? {}) as Partial<Drawings>;
  for (const list of [training, heldOut, own])
    if (!Array.isArray(list) || !list.every(isExample))
      throw new RangeError(
        'The drawings of the task "handwriting" are three lists, training, heldOut and own, of strokes with a label each.',
      );
  if (training!.length === 0 || heldOut!.length === 0)
    throw new RangeError(
      'The task "handwriting" needs drawings to learn from and to be tested on.',
    );
  return { training: training!, heldOut: heldOut!, own: own! };
}

function isExample(one: unknown): boolean {
  const { strokes, label } = (one ?? {}) as Partial<Example>;
  return Array.isArray(strokes) && strokes.length > 0 && CLASSES[label!] !== undefined;
}
