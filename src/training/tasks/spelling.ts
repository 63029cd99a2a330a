/**
 * The paper's third application in small: an image goes in, row by row, and a word comes out, letter by letter (data/digits.ts). While it
 * spells the network sees no image and reads no letter, so all that it says was carried in its state. What is examined on is held out by
 * its place in the file (content/data/sources.ts says why), letters and whole words alike.
 */
import { randomFrom } from '../../engine/random.ts';
import {
  SIDE,
  SPELLING,
  SPELLING_STEPS,
  SPELLING_WIDTH,
  spellingBatch,
  unpackDigits,
  type Digits,
  type DigitsFile,
} from '../data/digits.ts';
import { drawn } from '../data/text.ts';
import { probeOf, type TaskKind } from './task.ts';

export const spelling: TaskKind = {
  name: 'spelling',
  title: 'A digit spelled out',
  about: 'Read the image of a digit row by row, and then spell its name, letter by letter.',
  needs: 'handwritten digits',
  dials: {},
  make(_parameters, material) {
    const read = material === undefined ? null : digitsOfFile(material);
    const parts = () => {
      if (!read) throw new RangeError('The task "spelling" was not given its digits.');
      return read;
    };
    const outputNames = [...SPELLING].map((letter) => (letter === '.' ? 'the end' : letter));
    return {
      inputs: SPELLING_WIDTH,
      outputs: outputNames.length,
      loss: 'cross-entropy',
      steps: SPELLING_STEPS,
      inputNames: [...Array.from({ length: SIDE }, (_, k) => `point ${k + 1}`), 'spell'],
      outputNames,
      chance: { loss: Math.log(outputNames.length), accuracy: 1 / outputNames.length },
      best: { loss: 0, accuracy: 1 },
      tolerance: null,
      wholes: true,
      draw: (random, rows) => spellingBatch(drawn(parts().training, rows, random)),
      heldOut: () => spellingBatch(parts().heldOut),
      probe: (seed) =>
        probeOf(spellingBatch(drawn(parts().heldOut, 1, randomFrom(seed))), SPELLING_WIDTH),
    };
  },
};

/** Throws a RangeError where it is no file of digits, or one of its two parts is empty. */
function digitsOfFile(material: unknown): Digits {
  const file = (material ?? {}) as Partial<DigitsFile>;
  for (const key of ['training', 'trainingLabels', 'heldOut', 'heldOutLabels'] as const)
    if (typeof file[key] !== 'string' || file[key] === '')
      throw new RangeError(
        'The task "spelling" reads digits in two parts, training and heldOut, with their labels.',
      );
  return unpackDigits(file as DigitsFile);
}
