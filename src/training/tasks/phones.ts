/** Letters to phones: at each letter of a word what is spoken there is to be said, so letters and labels go in step (data/phones.ts). */
import {
  LABELS,
  LETTERS,
  MOST_LETTERS,
  phonesBatch,
  unpackPhones,
  type Phones,
  type PhonesFile,
} from '../data/phones.ts';
import { drawn } from '../data/text.ts';
import { randomFrom } from '../../engine/random.ts';
import { probeOf, type TaskKind } from './task.ts';

export const phones: TaskKind = {
  name: 'phones',
  title: 'Letters to phones',
  about: 'Read a word, and say at each letter what is spoken there: a phone, two, or nothing.',
  needs: 'a list of spoken words',
  dials: {},
  make(_parameters, material) {
    const read = material === undefined ? null : wordsOfFile(material);
    const parts = () => {
      if (!read) throw new RangeError('The task "phones" was not given its list of spoken words.');
      return read;
    };
    const letters = [...LETTERS];
    return {
      inputs: letters.length,
      outputs: LABELS.length,
      loss: 'cross-entropy',
      steps: MOST_LETTERS,
      inputNames: letters,
      outputNames: LABELS.map((label) => label || 'nothing'),
      chance: { loss: Math.log(LABELS.length), accuracy: 1 / LABELS.length },
      best: { loss: 0, accuracy: 1 },
      tolerance: null,
      draw: (random, rows) => phonesBatch(drawn(parts().training, rows, random)),
      heldOut: () => phonesBatch(parts().heldOut),
      probe: (seed) =>
        probeOf(phonesBatch(drawn(parts().heldOut, 1, randomFrom(seed))), letters.length),
    };
  },
};

/** Throws a RangeError where it is no list of words with the labels of LABELS. */
function wordsOfFile(material: unknown): Phones {
  const { labels, codes, training, heldOut } = (material ?? {}) as Partial<PhonesFile>;
  if (typeof training !== 'string' || typeof heldOut !== 'string' || typeof codes !== 'string')
    throw new RangeError(
      'The task "phones" reads spoken words in two parts, training and heldOut.',
    );
  if (!Array.isArray(labels) || labels.join() !== LABELS.join())
    throw new RangeError(`The task "phones" has ${LABELS.length} labels of its own, in its order.`);
  const parts = unpackPhones({ labels, codes, training, heldOut });
  for (const { word } of [...parts.training, ...parts.heldOut])
    if (!(word.length <= MOST_LETTERS && /^[a-z]+$/.test(word)))
      throw new RangeError(
        `The task "phones" reads words of 1 to ${MOST_LETTERS} small letters; one is "${word}".`,
      );
  return parts;
}
