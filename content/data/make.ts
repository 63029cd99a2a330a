/**
 * Makes the data of chapter 13: takes it from the packages named in make/fetch.ts and packs it small. The outputs are part of the repository;
 * the same packages give the same files.
 *
 *     npm run data
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { packImage, type DigitsFile } from '../../src/training/data/digits.ts';
import type { HandwritingFile } from '../../src/training/data/handwriting.ts';
import { familiesOf } from '../../src/training/data/likeness.ts';
import { packStrokes } from '../../src/training/data/packing.ts';
import { digitsFile } from './make/fetch.ts';
import { hanziFile } from './make/hanzi.ts';
import { DIGITS, fontsOf, LETTERS } from './make/fonts.ts';
import { namesOf, phonesOf, textOf } from './make/words.ts';

/** Chosen before anything was learned: an upright plain hand and a draughtsman's, as people are likely to write on a screen. */
const HELD_OUT_FONTS = ['ems_readability', 'ems_tech'];

function handwritingFile(): HandwritingFile {
  const fonts = fontsOf();
  const glyphs = Object.fromEntries(fonts.map((font) => [font.id, font.glyphs]));
  const family = familiesOf(glyphs, [DIGITS, LETTERS]);
  return {
    fonts: fonts.map(({ id, name }) => ({ id, name, family: family[id]! })),
    heldOut: HELD_OUT_FONTS.map((id) => family[id]!),
    glyphs: Object.fromEntries(
      fonts.map((font) => [
        font.id,
        Object.fromEntries(
          Object.entries(font.glyphs).map(([c, strokes]) => [c, packStrokes(strokes)]),
        ),
      ]),
    ),
  };
}

/** The last fifth is tested on: images beside each other in the file are often by one hand, and there is nothing else that tells writers apart. */
function digitsPacked(): DigitsFile {
  const lines = digitsFile()
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number));
  const cut = Math.round(lines.length * 0.8);
  const [training, heldOut] = [lines.slice(0, cut), lines.slice(cut)];
  const images = (list: number[][]) => list.map((line) => packImage(line.slice(0, 64))).join('');
  const labels = (list: number[][]) => list.map((line) => line[64]).join('');
  return {
    training: images(training),
    trainingLabels: labels(training),
    heldOut: images(heldOut),
    heldOutLabels: labels(heldOut),
  };
}

/** What a page says of a file before it has fetched it. */
const index: Record<
  string,
  { bytes: number; compressed: number; training: number; heldOut: number }
> = {};

/** The file, and in the index its size, and how many pieces are learned from and tested on. */
function write(name: string, file: object, training: number, heldOut: number) {
  const text = `${JSON.stringify(file)}\n`;
  writeFileSync(new URL(`./packed/${name}.json`, import.meta.url), text);
  index[name] = {
    bytes: Buffer.byteLength(text),
    compressed: gzipSync(text, { level: 9 }).length,
    training,
    heldOut,
  };
}

const handwriting = handwritingFile();
const isHeldOut = new Set(handwriting.fonts.filter(({ family }) => handwriting.heldOut.includes(family)).map(({ id }) => id)); // prettier-ignore
const drawings = (heldOut: boolean) =>
  Object.entries(handwriting.glyphs)
    .filter(([id]) => isHeldOut.has(id) === heldOut)
    .reduce((sum, [, glyphs]) => sum + Object.keys(glyphs).length, 0);
write('handwriting', handwriting, drawings(false), drawings(true));

const hanzi = hanziFile();
write('hanzi', hanzi, Object.keys(hanzi.glyphs.arphic!).length, 0);

const text = textOf();
write('text', text, text.training.length, text.heldOut.length);

const names = namesOf();
write('names', names, names.training.split(' ').length, names.heldOut.split(' ').length);

const { file: phones, asked } = phonesOf();
const [spoken, spokenHeldOut] = [phones.training, phones.heldOut].map(
  (list) => list.split('\n').length,
);
write('phones', phones, spoken!, spokenHeldOut!);

const digits = digitsPacked();
write('digits', digits, digits.trainingLabels.length, digits.heldOutLabels.length);

writeFileSync(
  new URL('./packed/index.json', import.meta.url),
  `${JSON.stringify(index, null, 2)}\n`,
);
console.table(index);
console.log(
  `phones: ${asked - spoken! - spokenHeldOut!} of ${asked} words could not be divided into ${phones.labels.length} labels`,
);
