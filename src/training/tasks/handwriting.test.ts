import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../engine/random.ts';
import { ALPHABETS, batchOf } from '../data/handwriting.ts';
import { Run } from '../run.ts';
import { ownDrawing, someDrawings } from '../testing/drawings.ts';
import { setupOf } from '../testing/setups.ts';
import { createSlowLearner } from '../testing/slow-learner.ts';
import { ownPart, probeOfStrokes } from './handwriting.ts';
import { materialsOf, SETUPS } from './handwriting-setup.ts';
import { taskOf } from './index.ts';

const taskWith = (drawings: unknown) => taskOf({ name: 'handwriting' }, { handwriting: drawings });

describe('handwriting', () => {
  it('has its sizes without drawings, and asks for them where sequences are wanted', () => {
    const task = taskOf({ name: 'handwriting' });
    expect([task.inputs, task.outputs, task.steps]).toEqual([3, 10, 48]);
    for (const want of [() => task.draw(randomFrom(1), 2), () => task.heldOut!()])
      expect(want).toThrow('needs drawings, and none were given');
  });

  it('refuses what are no drawings', () => {
    const { training, heldOut } = someDrawings();
    for (const material of [
      {},
      null,
      7,
      { training, heldOut },
      { training: [{ strokes: [], label: 1 }], heldOut, own: [] },
      { training, heldOut: [{ ...heldOut[0], label: 10 }], own: [] },
      { training, heldOut, own: [null] },
    ])
      expect(() => taskWith(material)).toThrow('are three lists, training, heldOut and own');
    expect(() => taskWith({ training: [], heldOut, own: [] })).toThrow('to learn from');
  });

  it('is examined on the drawings held out, as they are, when the pen is lifted', () => {
    const drawings = someDrawings();
    const batch = taskWith(drawings).heldOut!();
    const { rows, steps, inputs, lengths, classes } = batch;
    expect(inputs).toEqual(batchOf(drawings.heldOut).inputs);
    for (let b = 0; b < rows; b++)
      for (let t = 0; t < steps; t++)
        expect(classes![t * rows + b]).toBe(t === lengths![b]! - 1 ? b : -1);
  });

  it('learns from the reader’s drawings too: four times as often as from a font’s, half of the time at most', () => {
    const of = (count: number) => someDrawings(Array.from({ length: count }, () => ownDrawing(3)));
    expect([0, 1, 5, 50].map((count) => ownPart(of(count)))).toEqual([0, 4 / 24, 1 / 2, 1 / 2]);
    // All of the fonts' are 0s here, so that a 3 is the reader's.
    const { heldOut, training, own } = of(1);
    const zeros = training.map((one) => ({ ...one, label: 0 }));
    const { classes } = taskWith({ heldOut, training: zeros, own }).draw(randomFrom(5), 6000);
    const threes = classes!.subarray(0, 6000).filter((label) => label === 3).length;
    // Five deviations of a share of 1/6.
    expect(Math.abs(threes / 6000 - 1 / 6)).toBeLessThan(5 * Math.sqrt(5 / 36 / 6000));
  });

  it('labels every move of some strokes, and cannot where there are none', () => {
    const { inputs, targets } = taskOf({ name: 'handwriting' }).probe!(0);
    expect(targets).toEqual(inputs.map(() => 7));
    const [x, y] = inputs.reduce(([x, y], [dx, dy]) => [x! + dx!, y! + dy!], [0, 0]);
    // From the beginning of its bar to the foot of its stem, a side being 1/0.15 long.
    expect([x! * 0.15, y! * 0.15]).toEqual([expect.closeTo(0.2, 5), expect.closeTo(-1, 5)]);
    expect(probeOfStrokes([], 1)).toBeNull();
  });
});

describe('each alphabet', () => {
  it('has a task of its own, of its size, that takes its labels and no others', () => {
    for (const alphabet of ['digits', 'letters', 'hanzi'] as const) {
      const { name } = SETUPS[alphabet].task;
      const size = ALPHABETS[alphabet].length;
      const task = taskOf({ name });
      expect([task.outputs, task.outputNames, task.chance.accuracy]).toEqual([size, ALPHABETS[alphabet], 1 / size]); // prettier-ignore
      const last = { ...ownDrawing(1), label: size - 1 };
      const given = { training: [last], heldOut: [last], own: [] };
      expect(taskOf({ name }, { [name]: given }).draw(randomFrom(1), 3).classes![0]).toBe(size - 1);
      const beyond = { ...given, own: [{ ...last, label: size }] };
      expect(() => taskOf({ name }, { [name]: beyond })).toThrow(`"${name}" are three lists`);
    }
  });

  it('where nothing is held out is examined on new shakings, the same each time', () => {
    const { training } = someDrawings();
    const materials = materialsOf('hanzi', { training, heldOut: [] }, []);
    const { heldOut } = materials['handwriting-hanzi'] as { heldOut: unknown[] };
    expect(heldOut).toHaveLength(5 * training.length);
    expect(materialsOf('hanzi', { training, heldOut: [] }, [])).toEqual(materials);
    expect(materialsOf('digits', someDrawings(), []).handwriting).toEqual(someDrawings());
  });
});

describe('a run', () => {
  const setup = setupOf({ task: { name: 'handwriting' }, hidden: 2 });
  const begin = (drawings?: unknown) =>
    Run.begin(
      setup,
      async (shape) => createSlowLearner(shape),
      drawings ? { handwriting: drawings } : {},
    );

  it('is not taken up without its material', async () => {
    await expect(begin()).rejects.toThrow('needs drawings');
  });

  it('draws from other material once it is given', async () => {
    const run = await begin(someDrawings());
    const before = run.batch(3);
    const many = someDrawings(Array.from({ length: 9 }, () => ownDrawing(4)));
    run.supply({ handwriting: many });
    expect(run.batch(3)).not.toEqual(before);
    expect(run.batch(3)).toEqual((await begin(many)).batch(3));
    const score = run.examine();
    run.supply({ handwriting: { ...many, heldOut: many.heldOut.slice(0, 5) } });
    expect(run.examine()).not.toEqual(score);
    expect(() => run.supply({ handwriting: {} })).toThrow('three lists');
    expect(run.batch(3)).toEqual((await begin(many)).batch(3));
  });
});
