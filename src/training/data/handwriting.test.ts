import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../engine/random.ts';
import { STILL } from './augment.ts';
import { atTheEnd, batchOf, handwriting, randomBatch, readersExample, type HandwritingFile } from './handwriting.ts'; // prettier-ignore
import { movesOf, PACE, WIDTH } from './moves.ts';
import { packStrokes } from './packing.ts';
import type { Stroke } from './strokes.ts';

/** Each font's characters are bars of a slope of its own, so that a row of a batch says which font it is. */
const bar = (slope: number): Stroke[] => [[[0, 0], [1, slope]]]; // prettier-ignore
const font = (slope: number) => ({ '0': packStrokes(bar(slope)), '7': packStrokes(bar(-slope)), a: packStrokes(bar(slope)) }); // prettier-ignore
const file: HandwritingFile = {
  fonts: [
    { id: 'flat', name: 'Flat', family: 'flat' },
    { id: 'steep', name: 'Steep', family: 'steep' },
    { id: 'steeper', name: 'Steeper', family: 'steep' },
  ],
  heldOut: ['steep'],
  glyphs: { flat: font(0.1), steep: font(0.8), steeper: { '0': packStrokes(bar(0.9)) } },
};

describe('a split', () => {
  it('puts a family on one side, and leaves out what a font has not', () => {
    const { classes, training, heldOut } = handwriting(file, 'digits');
    expect(classes[7]).toBe('7');
    expect(training.map(({ from, label }) => [from, label])).toEqual([['flat', 0], ['flat', 7]]); // prettier-ignore
    expect(heldOut.map(({ from }) => from)).toEqual(['steep', 'steep', 'steeper']);
    expect(handwriting(file, 'letters').training.map(({ label }) => label)).toEqual([0]);
  });

  it('can hold out any family, but none that there is not', () => {
    expect(handwriting(file, 'digits', ['flat']).heldOut).toHaveLength(2);
    expect(handwriting(file, 'digits', []).training).toHaveLength(5);
    expect(() => handwriting(file, 'digits', ['stee'])).toThrow('no family of fonts "stee"');
  });
});

describe('a batch', () => {
  const { training, heldOut } = handwriting(file, 'digits');

  it('has each example’s moves, time first, and its label at each of them', () => {
    const batch = batchOf([...training, ...heldOut]);
    expect([batch.rows, batch.steps]).toEqual([5, Math.max(...batch.lengths!)]);
    [...training, ...heldOut].forEach(({ strokes, label }, row) => {
      const moves = movesOf(strokes) as Float32Array;
      expect(batch.lengths![row]).toBe(moves.length / WIDTH);
      for (let t = 0; t < batch.steps; t++) {
        const at = t * batch.rows + row;
        const shown = batch.inputs!.subarray(at * WIDTH, (at + 1) * WIDTH);
        const isThere = t < batch.lengths![row]!;
        const move = isThere ? moves.subarray(t * WIDTH, (t + 1) * WIDTH) : new Float32Array(WIDTH);
        move.forEach((x, k) => expect(shown[k]).toBeCloseTo(x, 5));
        expect(batch.classes![at]).toBe(isThere ? label : -1);
      }
    });
  });

  it('can be labelled at its last steps, or at the last alone', () => {
    const batch = batchOf(training, { labelled: { last: 2 } });
    const labelled = (classes: Int32Array) => [...classes].filter((label) => label >= 0).length;
    expect(labelled(batch.classes!)).toBe(4);
    const end = atTheEnd(batchOf(training));
    expect(labelled(end.classes!)).toBe(2);
    training.forEach(({ label }, row) =>
      expect(end.classes![(end.lengths![row]! - 1) * end.rows + row]).toBe(label),
    );
  });

  it('is the same from the same seed, and never of a font that is held out', () => {
    const from = (seed: number) => randomBatch(training, 16, randomFrom(seed));
    expect(from(4)).toEqual(from(4));
    expect(from(4)).not.toEqual(from(5));
    for (let seed = 0; seed < 30; seed++) {
      const { rows, lengths, inputs } = randomBatch(training, 16, randomFrom(seed), {
        hand: { ...STILL, speed: 0.5, place: 0.1 },
      });
      for (let row = 0; row < rows; row++) {
        let [x, y] = [0, 0];
        for (let t = 0; t < lengths![row]!; t++) {
          x += inputs![(t * rows + row) * WIDTH]!;
          y += inputs![(t * rows + row) * WIDTH + 1]!;
        }
        expect(Math.abs(y / x)).toBeLessThan(0.2);
      }
    }
  });

  it('says what a reader’s strokes lack, and takes them otherwise', () => {
    expect(readersExample([], 3)).toBe('nothing');
    const dots = Array.from({ length: PACE.most }, (_, k): Stroke => [[k, k]]);
    expect(readersExample(dots, 3)).toBe('too many strokes');
    const example = readersExample(bar(0.5), 3);
    expect(example).toEqual({ strokes: bar(0.5), label: 3, from: 'reader' });
  });
});
