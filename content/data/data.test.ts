import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../src/engine/random.ts';
import { unpackDigits } from '../../src/training/data/digits.ts';
import {
  ALPHABETS,
  batchOf,
  handwriting,
  randomBatch,
} from '../../src/training/data/handwriting.ts';
import { familiesOf, MOST_SHARED, sharedPart } from '../../src/training/data/likeness.ts';
import { PACE } from '../../src/training/data/moves.ts';
import { unpackStrokes } from '../../src/training/data/packing.ts';
import { pronunciationOf, unpackPhones } from '../../src/training/data/phones.ts';
import { symbolsOf } from '../../src/training/data/text.ts';
import { packages } from './make/fetch.ts';
import { fetched, loadDigits, loadHandwriting, loadHanzi, loadLicences, loadNames, loadPhones, loadText } from './load.ts'; // prettier-ignore
import { sizeOf, sources } from './sources.ts';

const packed = (id: string) =>
  readFileSync(new URL(`./packed/${id}.json`, import.meta.url), 'utf8');
const none = <T>(a: readonly T[], b: readonly T[]) => {
  const all = new Set(a);
  expect(b.filter((one) => all.has(one))).toEqual([]);
};

describe('every source', () => {
  it('is one file, as large as the page says, and small', () => {
    const files = readdirSync(new URL('./packed', import.meta.url)).map((name) =>
      name.replace('.json', ''),
    );
    expect(sources.map(({ id }) => id).sort()).toEqual(files.filter((id) => id !== 'index').sort());
    for (const { id } of sources) {
      const { bytes, compressed } = sizeOf(id);
      expect(Buffer.byteLength(packed(id))).toBe(bytes);
      // How well a version of zlib compresses may differ a little from that of another.
      expect(Math.abs(gzipSync(packed(id), { level: 9 }).length - compressed)).toBeLessThan(500);
      expect(bytes).toBeLessThan(200_000);
      expect(compressed).toBeLessThan(60_000);
    }
  });

  it('says what it is, what it is not, whose, and under which licence, word for word', async () => {
    for (const source of sources) {
      for (const text of [source.is, source.isNot, source.split])
        expect(text).toMatch(/^[A-Z].*\.$/);
      expect(source.by.length * source.packages.length * source.licences.length).toBeGreaterThan(0);
      for (const { url } of source.licences) expect(() => new URL(url)).not.toThrow();
      for (const text of await loadLicences(source.id)) expect(text.length).toBeGreaterThan(500);
    }
    const [hershey, ems] = await loadLicences('handwriting');
    expect(hershey).toContain('originally created by Dr. A. V. Hershey');
    expect(ems).toContain('SIL OPEN FONT LICENSE Version 1.1');
    expect((await loadLicences('phones'))[0]).toContain('Carnegie Mellon University. All rights');
  });

  it('names the packages that it was made of, at their versions', () => {
    const named = sources.flatMap((source) => source.packages);
    const fromNpm = named.filter((one) => !one.includes('(Debian)'));
    expect([...new Set(fromNpm)].map((one) => one.replace(' ', '@')).sort()).toEqual(packages.toSorted()); // prettier-ignore
  });

  it('that cannot be fetched says so', async () => {
    const lost = fetched('The text', Promise.reject(new TypeError('404')));
    await expect(lost).rejects.toThrow('The text could not be fetched.');
  });
});

describe('the pen strokes', async () => {
  const file = await loadHandwriting();
  const glyphs = Object.fromEntries(
    Object.entries(file.glyphs).map(([id, font]) => [
      id,
      Object.fromEntries(Object.entries(font).map(([c, text]) => [c, unpackStrokes(text)])),
    ]),
  );
  const sets = Object.values(ALPHABETS).map((set) => set.join(''));

  it('are whole alphabets', () => {
    const whole = (set: readonly string[]) =>
      file.fonts.filter(({ id }) => set.every((c) => Object.hasOwn(glyphs[id]!, c))).length;
    expect([file.fonts.length, whole(ALPHABETS.digits), whole(ALPHABETS.letters)]).toEqual([
      11, 10, 11,
    ]);
    const { training, heldOut } = sizeOf('handwriting');
    const count = (alphabet: keyof typeof ALPHABETS) => handwriting(file, alphabet);
    const [digits, letters] = [count('digits'), count('letters')];
    expect(digits.training.length + letters.training.length).toBe(training);
    expect(digits.heldOut.length + letters.heldOut.length).toBe(heldOut);
  });

  it('of fonts that share drawings are on one side', () => {
    const families = familiesOf(glyphs, sets);
    expect(Object.fromEntries(file.fonts.map(({ id, family }) => [id, family]))).toEqual(families);
    expect(new Set(Object.values(families)).size).toBe(9);
    const sides = [true, false].map((isHeldOut) =>
      file.fonts.filter(({ family }) => file.heldOut.includes(family) === isHeldOut),
    );
    expect(sides.map((side) => side.length)).toEqual([3, 8]);
    for (const a of sides[0]!)
      for (const b of sides[1]!)
        for (const set of sets)
          expect(sharedPart(glyphs[a.id]!, glyphs[b.id]!, set)).toBeLessThan(MOST_SHARED / 2);
  });

  it('begin at the top, as hands do: those of 2, 3, 5, 7 and 9 higher than they end', () => {
    for (const font of Object.values(glyphs))
      for (const c of '23579')
        for (const stroke of font[c] ?? [])
          expect(stroke[0]![1] - stroke.at(-1)![1]).toBeGreaterThan(-15);
  });

  it('become batches of few steps, with any hand', () => {
    for (const alphabet of ['digits', 'letters'] as const) {
      const { training, heldOut } = handwriting(file, alphabet);
      expect(batchOf([...training, ...heldOut]).steps).toBeLessThanOrEqual(PACE.most);
      const { steps, inputs } = randomBatch(training, 500, randomFrom(1));
      expect(steps).toBeLessThanOrEqual(PACE.most);
      expect(inputs!.every((x) => Math.abs(x) < 12)).toBe(true);
    }
  });
});

describe('the Chinese characters', async () => {
  const file = await loadHanzi();
  const { classes, training, heldOut } = handwriting(file, 'hanzi');

  it('are twenty, one drawing each, and say whose they are', async () => {
    expect(training.map(({ label }) => classes[label])).toEqual([...ALPHABETS.hanzi]);
    expect([new Set(classes).size, heldOut.length]).toEqual([20, 0]);
    expect(file.notice).toMatch(/Arphic Public License.*Changed on/);
    expect((await loadLicences('hanzi'))[0]).toMatch(/^ARPHIC PUBLIC LICENSE/);
  });

  it('have their strokes as they are written, and moves for each', () => {
    const count = (c: string) => training[classes.indexOf(c)]!.strokes.length;
    expect([...'人大口木我好'].map(count)).toEqual([2, 3, 3, 4, 7, 6]);
    // 大: the level stroke first, from the left; then the falling one, from the top.
    const [level, falling] = training[classes.indexOf('大')]!.strokes;
    expect(level!.at(-1)![0] - level![0]![0]).toBeGreaterThan(50);
    expect(falling![0]![1] - falling!.at(-1)![1]).toBeGreaterThan(50);
    expect(batchOf(training).steps).toBeLessThanOrEqual(PACE.most);
  });
});

describe('the texts', () => {
  it('are written in their alphabet, the novel’s later chapters held out', async () => {
    const { alphabet, training, heldOut } = await loadText();
    expect(new Set(alphabet).size).toBe(37);
    for (const text of [training, heldOut]) expect(() => symbolsOf(text, alphabet)).not.toThrow();
    expect(training.startsWith('call me ishmael. some years ago')).toBe(true);
    none(training.split('\n'), heldOut.split('\n'));
    expect([...new Set(training)].sort()).toEqual([...alphabet].sort());
  });

  it('of names are names, each once', async () => {
    const { alphabet, training, heldOut } = await loadNames();
    const [learned, tested] = [training.split(' '), heldOut.split(' ')];
    for (const name of [...learned, ...tested]) expect(name).toMatch(/^[a-z]{2,12}$/);
    expect(alphabet).toBe('abcdefghijklmnopqrstuvwxyz');
    none(learned, tested);
    expect(new Set([...learned, ...tested]).size).toBe(learned.length + tested.length);
    const part = tested.length / (learned.length + tested.length);
    expect(part).toBeGreaterThan(0.09);
    expect(part).toBeLessThan(0.11);
  });
});

describe('letters and phones', async () => {
  const { labels, training, heldOut } = unpackPhones(await loadPhones());
  const all = [...training, ...heldOut];

  it('are those of the dictionary: 39 phones, and joined the pronunciation', () => {
    const phones = new Set(all.flatMap(({ labels: said }) => pronunciationOf(said, labels)));
    expect(phones.size).toBe(39);
    const spoken = (word: string) =>
      pronunciationOf(all.find((one) => one.word === word)!.labels, labels).join(' ');
    expect(spoken('whale')).toBe('W EY L');
    expect(spoken('through')).toBe('TH R UW');
    expect(spoken('examine')).toBe('IH G Z AE M IH N');
    expect(spoken('captain')).toBe('K AE P T AH N');
  });

  it('are aligned as one reads: a consonant’s letter says its own phone', () => {
    const says = (letter: string, phone: string) => {
      const said = all.flatMap(({ word, labels: list }) =>
        [...word].flatMap((c, k) => (c === letter ? [labels[list[k]!]!] : [])),
      );
      return said.filter((label) => label.split(' ').includes(phone)).length / said.length;
    };
    for (const [letter, phone] of [
      ['b', 'B'],
      ['m', 'M'],
      ['v', 'V'],
      ['r', 'R'],
      ['x', 'K'],
    ] as const)
      // prettier-ignore
      expect(says(letter, phone)).toBeGreaterThan(0.6);
  });

  it('of a word are either learned from or tested on', () => {
    none(training.map(({ word }) => word), heldOut.map(({ word }) => word)); // prettier-ignore
    expect(new Set(all.map(({ word }) => word)).size).toBe(all.length);
    expect([training.length, heldOut.length]).toEqual([sizeOf('phones').training, sizeOf('phones').heldOut]); // prettier-ignore
  });
});

it('the digits are all 1,797, each class on both sides', async () => {
  const { training, heldOut } = unpackDigits(await loadDigits());
  expect(training.length + heldOut.length).toBe(1797);
  // As published for this test set: so many of each digit.
  const counts = Array.from(
    { length: 10 },
    (_, digit) => [...training, ...heldOut].filter(({ label }) => label === digit).length,
  );
  expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
  for (let digit = 0; digit < 10; digit++)
    expect(heldOut.filter(({ label }) => label === digit).length).toBeGreaterThan(25);
  // A zero has a hole in its middle.
  const zeros = training.filter(({ label }) => label === 0);
  expect(zeros.filter(({ points }) => points[27]! + points[28]! < 0.6).length / zeros.length).toBeGreaterThan(0.9); // prettier-ignore
});
