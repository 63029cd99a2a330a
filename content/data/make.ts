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

function write(name: string, file: object) {
  const text = `${JSON.stringify(file)}\n`;
  writeFileSync(new URL(`./packed/${name}.json`, import.meta.url), text);
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  console.log(
    `${name}: ${kilobytes(Buffer.byteLength(text))}, compressed ${kilobytes(gzipSync(text).length)}`,
  );
}

write('handwriting', handwritingFile());
write('text', textOf());
write('names', namesOf());
const phones = phonesOf();
write('phones', phones.file);
write('digits', digitsPacked());
const kept = phones.file.training.split('\n').length + phones.file.heldOut.split('\n').length;
console.log(
  `phones: of ${phones.asked} words ${kept} could be divided; ${phones.file.labels.length} labels: ${phones.file.labels.join(', ')}`,
);
