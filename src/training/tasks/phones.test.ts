import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../engine/random.ts';
import { LABELS } from '../data/phones.ts';
import { experimentOf, startingPoint } from '../checkpoint.ts';
import { parameterCount } from '../shape.ts';
import { shapeOf } from '../checkpoint.ts';
import { packedWords, phonesFile } from '../testing/phones.ts';
import { taskOf } from './index.ts';
import { NETWORKS, UPDATES } from './phones-setup.ts';

const file = phonesFile(
  [
    ['cape', 'K', 'EY', 'P', ''],
    ['tax', 'T', 'AE', 'K S'],
  ],
  [
    ['cap', 'K', 'AE', 'P'],
    ['hatches', 'HH', 'AE', '', 'CH', '', 'IH', 'Z'],
  ],
);
const task = taskOf({ name: 'phones' }, { phones: file });

describe('phones', () => {
  it('has its sizes without words, and asks for them where sequences are wanted', () => {
    const bare = taskOf({ name: 'phones' });
    expect([bare.inputs, bare.outputs, bare.steps]).toEqual([26, 47, 9]);
    for (const want of [() => bare.draw(randomFrom(1), 2), () => bare.heldOut!()])
      expect(want).toThrow('was not given its list of spoken words');
  });

  it('labels every letter of a word that is learned from, and no other step', () => {
    const { rows, steps, symbols, classes, lengths } = task.draw(randomFrom(3), 40);
    const seen = new Set<string>();
    for (let b = 0; b < rows; b++) {
      const at = Array.from({ length: lengths![b]! }, (_, t) => t * rows + b);
      const word = at.map((k) => task.inputNames[symbols![k]!]).join('');
      seen.add(`${word} ${at.map((k) => task.outputNames[classes![k]!]).join(',')}`);
      for (let t = lengths![b]!; t < steps; t++) expect(classes![t * rows + b]).toBe(-1);
    }
    expect([...seen].sort()).toEqual(['cape K,EY,P,nothing', 'tax T,AE,K S']);
  });

  it('is examined on the words held out, each once', () => {
    const { rows, lengths } = task.heldOut!();
    expect([rows, [...lengths!]]).toEqual([2, [3, 7]]);
  });

  it('refuses what is no such list', () => {
    for (const [bad, says] of [
      [null, 'in two parts'],
      [{ ...file, heldOut: 7 }, 'in two parts'],
      [{ ...file, labels: LABELS.toReversed() }, 'labels of its own'],
      [{ ...file, training: packedWords([['a-b', 'AE', '', 'B']]) }, 'small letters; one is "a-b"'],
      [
        { ...file, training: packedWords([['abcdefghij', ...'abcdefghij'.replace(/./g, 'B')]]) },
        'of 1 to 9',
      ],
      [{ ...file, training: 'ab' }, 'has 0 labels for 2 letters'],
    ] as const)
      expect(() => taskOf({ name: 'phones' }, { phones: bad })).toThrow(says);
  });

  it('has a probe that is an experiment of the engine', () => {
    const { inputs, targets } = experimentOf(startingPoint(NETWORKS[1]!.setup), task.probe!(0));
    expect(inputs.length).toBe(targets.length);
    expect(targets).not.toContain(null);
  });
});

describe('the networks of the figure', () => {
  const counts = NETWORKS.map(({ setup }) => parameterCount(shapeOf(setup)));

  it('are near one size: no two differ by a twentieth', () => {
    expect(Math.max(...counts) / Math.min(...counts)).toBeLessThan(1.05);
  });

  it('see the same batches, and differ in what reads them alone', () => {
    const rest = NETWORKS.map(({ setup }) => ({ ...setup, cells: 0, hidden: 0, twoWay: false }));
    for (const one of rest) expect(one).toEqual(rest[0]);
    expect(NETWORKS.map(({ setup: { cells, twoWay = false } }) => [cells.length, twoWay])).toEqual([
      [1, false],
      [1, true],
      [2, false],
      [2, true],
    ]);
    expect(UPDATES).toBe(2000);
  });
});
