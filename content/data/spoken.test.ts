/** What the figure on speech says of phones and words without its data, held to the data. */
import { describe, expect, it } from 'vitest';
import { knownOf } from '../../src/figures/speech/known.ts';
import { dataOf } from '../../src/figures/speech/session.ts';
import { EXAMPLES, firstLabels, FIRST_WORDS, phonesIn } from '../../src/figures/speech/spoken.ts';
import { LABELS, pronunciationOf } from '../../src/training/data/phones.ts';
import { loadPhones } from './load.ts';

describe('the words', async () => {
  const data = await dataOf(loadPhones);

  it('that the figure begins with are held out, and said as the dictionary says', () => {
    for (const word of FIRST_WORDS) {
      const held = data.heldOut.find((one) => one.word === word)!;
      expect([word, ...firstLabels(word)!]).toEqual([word, ...held.labels]);
      expect(knownOf(word, null)).toEqual({ labels: firstLabels(word), learned: false });
    }
    expect(firstLabels('constructor')).toBeNull();
  });

  it('are known once the data is there: learned from, held out, or neither', () => {
    expect(knownOf('whale', null)).toBeNull();
    expect(knownOf('whale', data)).toMatchObject({ learned: true });
    expect(knownOf('climb', data)).toMatchObject({ learned: false });
    expect(knownOf('ahoyx', data)).toBeNull();
  });

  it('have every phone in the key, heard in the letters in brackets', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(phonesIn(LABELS.keys()));
    for (const [phone, example] of Object.entries(EXAMPLES)) {
      const [before, heard] = example.split(/[[\]]/) as [string, string];
      const word = example.replace(/[[\]]/g, '');
      const known = knownOf(word, data);
      if (!known) throw new Error(`The dictionary's part has no "${word}".`);
      const said = Array.from(known.labels).slice(before.length, before.length + heard.length);
      expect([example, ...pronunciationOf(said, LABELS)]).toEqual([example, phone]);
    }
  });

  it('looked at letter by letter are right so often', () => {
    expect(data.byLetter).toBeGreaterThan(0.5);
    expect(data.byLetter).toBeLessThan(0.7);
  });

  it('are labelled as the task has it', () => expect(data.labels).toEqual(LABELS));
});
