import { describe, expect, it } from 'vitest';
import { Trace } from '../engine/trace.ts';
import { copied, experimentOf, shapeOf, startingPoint, type Setup } from './checkpoint.ts';
import { createLearner } from './create.ts';
import { Run } from './run.ts';
import { streamOf } from './streams.ts';
import { taskOf } from './tasks/index.ts';
import { createSlowLearner } from './testing/slow-learner.ts';
import { setupOf } from './testing/setups.ts';

const after = async (setup: Setup, count: number) => {
  const run = await Run.begin(setup);
  while (run.count < count) run.advance();
  return run;
};

describe('a run', () => {
  it('is the same each time, and its start is that of the seed', async () => {
    const setup = setupOf();
    const [one, two] = [await after(setup, 20), await after(setup, 20)];
    expect(one.checkpoint()).toEqual(two.checkpoint());
    const begun = await Run.begin(setup);
    expect(begun.checkpoint().weights).toEqual(startingPoint(setup).weights);
    expect((await after(setupOf({ seed: 2 }), 20)).checkpoint().weights).not.toEqual(
      one.checkpoint().weights,
    );
  });

  it('goes on from a checkpoint exactly as if it had never stopped', async () => {
    for (const rule of ['sgd', 'momentum', 'adam'] as const) {
      const setup = setupOf({ optimiser: { ...setupOf().optimiser, rule, clip: 0.5 } });
      const straight = await after(setup, 130);
      const half = structuredClone((await after(setup, 63)).checkpoint());
      const taken = await Run.from(half);
      while (taken.count < 130) taken.advance();
      expect(taken.checkpoint()).toEqual(straight.checkpoint());
      // And the same run set back.
      straight.restore(half);
      expect(straight.checkpoint()).toEqual(half);
      while (straight.count < 130) straight.advance();
      expect(straight.checkpoint()).toEqual(taken.checkpoint());
    }
  });

  it('halves its rate where it is told to', async () => {
    const setup = setupOf({ halving: 4, optimiser: { ...setupOf().optimiser, rule: 'sgd' } });
    const run = await after(setup, 8);
    const before = run.checkpoint().weights;
    const { gradient } = run.learner.gradient(run.batch());
    run.advance();
    const { weights } = run.checkpoint();
    // θ − η/4 · g, in float32.
    const rate = setup.optimiser.rate / 4;
    weights.forEach((weight, k) => expect(weight).toBeCloseTo(before[k]! - rate * gradient[k]!, 6));
    const moved = weights.reduce((most, weight, k) => Math.max(most, Math.abs(weight - before[k]!)), 0); // prettier-ignore
    expect(moved).toBeGreaterThan(1e-5);
  });

  it('a checkpoint does not change when the run goes on, nor the run with the checkpoint', async () => {
    const run = await after(setupOf(), 3);
    const checkpoint = run.checkpoint();
    const before = structuredClone(checkpoint);
    run.advance();
    expect(checkpoint).toEqual(before);
    const later = run.checkpoint();
    const intact = structuredClone(later);
    for (const numbers of [later.weights, later.moments.first, later.moments.second])
      numbers.fill(0);
    expect(run.checkpoint()).toEqual(intact);
    run.restore(before);
    before.weights.fill(7);
    expect(run.checkpoint().weights).not.toEqual(before.weights);
  });

  it('sees the batches that every run of its seed and task sees, each once', async () => {
    const [a, b] = [
      await after(setupOf(), 4),
      await Run.begin(setupOf({ cells: ['gru'], hidden: 5 })),
    ];
    const long = { ...setupOf(), task: { name: 'recall', parameters: { T: 40 } } };
    expect(a.batch(9)).toEqual(b.batch(9));
    const texts = new Set<string>();
    const run = await Run.begin(long);
    for (let k = 0; k < 100; k++) texts.add(String(run.batch(k).symbols));
    expect(texts.size).toBe(100);
  });

  it('is examined before the first update and every fifty, on sequences of their own', async () => {
    const run = await after(setupOf(), 120);
    const { examined } = run.history;
    expect(examined.map(({ count }) => count)).toEqual([0, 50, 100]);
    const at100 = await after(setupOf(), 100);
    expect(at100.examine()).toEqual({ loss: examined[2]!.loss, accuracy: examined[2]!.accuracy });
    const own = at100.task.draw(streamOf(1, 'examination', 0), 100);
    expect(at100.learner.evaluate(own).loss).toBe(examined[2]!.loss);
    const task = taskOf({ name: 'recall', parameters: { T: 40 } });
    const [held, ...seen] = [
      task.draw(streamOf(1, 'examination', 0), 100),
      ...Array.from({ length: 50 }, (_, k) => task.draw(streamOf(1, 'training', k), 100)),
    ].map(({ symbols, rows }) =>
      Array.from({ length: rows }, (_, b) => String(symbols!.filter((_, at) => at % rows === b))),
    );
    const all = new Set(seen.flat());
    expect(all.size).toBe(5000);
    expect(held!.filter((row) => all.has(row))).toEqual([]);
  });

  it('learns: recall and the pen to the best there is, adding far below chance', async () => {
    const of = (name: string, parameters: Record<string, number>, change: Partial<Setup> = {}) =>
      setupOf({
        task: { name, parameters },
        cells: ['lstm'],
        hidden: 6,
        rows: 16,
        optimiser: { ...setupOf().optimiser, rate: 0.03, clip: 1 },
        ...change,
      });
    const recall = await after(of('recall', { T: 5 }), 150);
    expect(recall.examine().accuracy).toBe(1);
    expect(recall.history.recent!.accuracy).toBeGreaterThan(0.99);
    const pen = await after(of('pen', {}), 150);
    expect(pen.examine().accuracy).toBeGreaterThan(0.85);
    expect(pen.examine().loss).toBeGreaterThan(0.9 * pen.task.best.loss);
    const adding = await after(of('adding', { T: 4 }), 300);
    const { loss, accuracy } = adding.examine();
    expect(loss).toBeLessThan(adding.task.chance.loss / 5);
    expect(accuracy).toBeGreaterThan(adding.task.chance.accuracy);
    expect(adding.history.accuracies).toEqual([]);
  }, 60_000);

  it('stops at the update at which the numbers leave float32, with those before', async () => {
    const run = await Run.begin(setupOf(), async (shape) => {
      const learner = createSlowLearner(shape);
      let steps = 0;
      const step: typeof learner.step = (...given) => {
        const outcome = learner.step(...given);
        if (++steps === 3) learner.write(new Float32Array(24).fill(NaN));
        return steps === 3 ? { ...outcome, loss: Infinity } : outcome;
      };
      return { ...learner, step };
    });
    run.advance();
    run.advance();
    const before = run.checkpoint();
    run.advance();
    expect(run.stopped).toBe(
      'The loss left the numbers at update 3: the rate is too high, or the gradient wants clipping.',
    );
    expect(run.advance()).toBeNull();
    expect(run.checkpoint()).toEqual(before);
    expect(run.learner.read()).toEqual(before.weights);
    run.restore(before);
    expect(run.stopped).toBeNull();
    run.advance();
    expect(run.count).toBe(3);
  });

  it.each([
    ['The gradient', { norm: NaN }, null],
    ['The weights', {}, 'weights'],
    ['What the optimiser carries on', {}, 'moments'],
  ])('%s that leave the numbers are told as well', async (what, outcome, bad) => {
    const run = await Run.begin(setupOf(), async (shape) => {
      const learner = createSlowLearner(shape);
      const broken = new Float32Array(24).fill(Infinity);
      return {
        ...learner,
        step: (...given) => ({ ...learner.step(...given), ...outcome }),
        read: () => (bad === 'weights' ? broken : learner.read()),
        readMoments: () => ({
          ...learner.readMoments(),
          ...(bad === 'moments' && { second: broken }),
        }),
      };
    });
    run.advance();
    expect(run.stopped).toMatch(new RegExp(`^${what} left the numbers at update 1:`));
    expect(run.count).toBe(0);
  });

  it('refuses what it cannot train, in a sentence', async () => {
    await expect(Run.begin(setupOf({ cells: ['none'] }))).rejects.toThrow(
      'There is no cell "none".',
    );
    await expect(Run.begin(setupOf({ task: { name: 'none' } }))).rejects.toThrow(
      'There is no task',
    );
    const checkpoint = startingPoint(setupOf());
    const moments = { ...checkpoint.moments, second: new Float32Array(1) };
    await expect(Run.from({ ...checkpoint, moments })).rejects.toThrow(
      'This network has 24 weights; the checkpoint has 1.',
    );
  });
});

it('the learner that is made gives copies: what was read does not change with the next update', async () => {
  const setup = setupOf();
  const learner = await createLearner(shapeOf(setup));
  const run = await Run.begin(setup, async () => learner);
  const [weights, moments] = [learner.read(), learner.readMoments()];
  const before = structuredClone({ weights, moments });
  run.advance();
  expect({ weights, moments }).toEqual(before);
  expect(learner.read()).not.toEqual(weights);
  expect(learner.readMoments().count).toBe(1);
});

it('any moment of a run is an experiment, whose loss on a probe is what the learner says', async () => {
  for (const [name, cells, twoWay] of [
    ['recall', ['lstm'], false],
    ['pen', ['rnn', 'gru'], true],
    ['copy', ['lstm-peephole'], false],
  ] as const) {
    const setup = setupOf({ task: { name }, cells, hidden: 3, twoWay });
    const run = await after(setup, 5);
    const made = experimentOf(run.checkpoint(), run.task.probe!(3));
    expect(made.title).toContain('after 5 updates');
    const { inputs, targets } = made;
    const labelled = targets.filter((label) => label !== null).length;
    const { loss } = run.learner.evaluate({
      rows: 1,
      steps: inputs.length,
      inputs: Float32Array.from(inputs.flat()),
      classes: Int32Array.from(targets, (label) => label ?? -1),
    });
    // The numbers of a learner are float32.
    expect(new Trace(made).loss / labelled).toBeCloseTo(loss, 5);
  }
  const adding = copied(startingPoint(setupOf({ task: { name: 'adding' } })));
  expect(() => experimentOf(adding, { inputs: [], targets: [] })).toThrow('predicts numbers');
});
