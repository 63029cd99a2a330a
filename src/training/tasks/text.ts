/**
 * A running text, letter by letter: at each step the next character is to be said. Each row of a batch reads a part of its own, piece after
 * piece, and the state is carried over (truncated backpropagation through time, Williams & Peng 1990): only the reverse pass is cut.
 */
import { ALPHABET, symbolsOf, textBatch, type TextFile } from '../data/text.ts';
import { probeOf, type TaskKind } from './task.ts';

/** The steps of a row of the examination: the held-out part is cut into pieces of this length, each read from an empty state. */
const EXAMINED_STEPS = 200;

export const text: TaskKind = {
  name: 'text',
  title: 'The next character',
  about: 'Read a text, and say at each character which comes next.',
  needs: 'a text',
  dials: {
    S: {
      about: 'the steps of one piece, and so how far an error can flow back in learning',
      usual: 40,
      least: 1,
      most: 200,
      whole: true,
    },
  },
  make({ S = 1 }, material) {
    const read = material === undefined ? null : symbolsOfFile(material);
    const parts = () => {
      if (!read) throw new RangeError('The task "text" was not given its text.');
      return read;
    };
    const names = [...ALPHABET];
    const heldOut = () => {
      const { length } = parts().heldOut;
      const steps = Math.min(EXAMINED_STEPS, length - 1);
      return textBatch(parts().heldOut, Math.floor((length - 1) / steps), steps, 0);
    };
    return {
      inputs: names.length,
      outputs: names.length,
      loss: 'cross-entropy',
      steps: S,
      inputNames: names,
      outputNames: names,
      chance: { loss: Math.log(names.length), accuracy: 1 / names.length },
      best: { loss: 0, accuracy: 1 },
      tolerance: null,
      draw: (_random, rows, count = 0) => textBatch(parts().training, rows, S, count),
      heldOut,
      probe: (seed) => {
        const batch = heldOut();
        return probeOf(batch, names.length, seed % batch.rows);
      },
    };
  },
};

/** Throws a RangeError where it is no text, or one with other characters than those of ALPHABET. */
function symbolsOfFile(material: unknown): { training: Int32Array; heldOut: Int32Array } {
  const { training, heldOut } = material as Partial<TextFile>;
  if (typeof training !== 'string' || typeof heldOut !== 'string')
    throw new RangeError('The task "text" reads a text of two parts, training and heldOut.');
  const parts = { training: symbolsOf(training, ALPHABET), heldOut: symbolsOf(heldOut, ALPHABET) };
  for (const [part, { length }] of Object.entries(parts))
    if (length < 2) throw new RangeError(`The ${part} part of the text is too short to learn.`);
  return parts;
}
