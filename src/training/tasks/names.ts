/** Names, letter by letter: nothing is shown at first, then one letter after the other, and the next is to be said, or that the name ends. */
import { drawn, LETTERS, wordBatch, type WordsFile } from '../data/text.ts';
import { randomFrom } from '../../engine/random.ts';
import { probeOf, type TaskKind } from './task.ts';

/** The longest name. */
const MOST_LETTERS = 12;

export const names: TaskKind = {
  name: 'names',
  title: 'The next letter',
  about: 'Write a first name, and say at each letter which comes next, or that the name ends.',
  needs: 'a list of words',
  dials: {},
  make(_parameters, material) {
    const read = material === undefined ? null : wordsOfFile(material);
    const parts = () => {
      if (!read) throw new RangeError('The task "names" was not given its list of words.');
      return read;
    };
    const letters = [...LETTERS];
    const outputNames = [...letters, 'the end'];
    return {
      inputs: letters.length,
      outputs: outputNames.length,
      loss: 'cross-entropy',
      steps: MOST_LETTERS + 1,
      inputNames: letters,
      outputNames,
      chance: { loss: Math.log(outputNames.length), accuracy: 1 / outputNames.length },
      best: { loss: 0, accuracy: 1 },
      tolerance: null,
      draw: (random, rows) => wordBatch(drawn(parts().training, rows, random), LETTERS),
      heldOut: () => wordBatch(parts().heldOut, LETTERS),
      probe: (seed) =>
        probeOf(wordBatch(drawn(parts().heldOut, 1, randomFrom(seed)), LETTERS), letters.length),
    };
  },
};

/** Throws a RangeError where it is no list of words of at most MOST_LETTERS small letters. */
function wordsOfFile(material: unknown): { training: string[]; heldOut: string[] } {
  const { training, heldOut } = material as Partial<WordsFile>;
  if (typeof training !== 'string' || typeof heldOut !== 'string')
    throw new RangeError('The task "names" reads words in two parts, training and heldOut.');
  const parts = { training: training.split(' '), heldOut: heldOut.split(' ') };
  for (const word of [...parts.training, ...parts.heldOut])
    if (!(word.length <= MOST_LETTERS && /^[a-z]+$/.test(word)))
      throw new RangeError(
        `The task "names" reads words of 1 to ${MOST_LETTERS} small letters; one is "${word}".`,
      );
  return parts;
}
