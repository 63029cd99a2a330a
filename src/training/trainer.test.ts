import { afterEach, describe, expect, it } from 'vitest';
import type { Checkpoint, Setup } from './checkpoint.ts';
import type { WorkerLike } from './line.ts';
import type { Order } from './protocol.ts';
import { Run } from './run.ts';
import { FakeClock, FakeWorker, settled, timedLearner } from './testing/fake.ts';
import { ownDrawing, someDrawings } from './testing/drawings.ts';
import { setupOf } from './testing/setups.ts';
import { createSlowLearner } from './testing/slow-learner.ts';
import { createTrainer, type Trainer, type TrainerOptions } from './trainer.ts';

const trainers: Trainer[] = [];
afterEach(() => trainers.splice(0).forEach((trainer) => trainer.dispose()));

function begin(setups: readonly Setup[] = [setupOf()], options: TrainerOptions = {}) {
  const clock = new FakeClock();
  const workers: FakeWorker[] = [];
  const trainer = createTrainer(setups, {
    clock,
    makeWorker: () => {
      workers.push(new FakeWorker(clock));
      return workers.at(-1)!;
    },
    ...options,
  });
  trainers.push(trainer);
  const now = () => trainer.getSnapshot();
  const until = async (isSo: () => boolean, turns?: number) => {
    await settled(clock, isSo, turns);
    expect(isSo(), 'what was waited for').toBe(true);
  };
  const reaches = (count: number) => until(() => now().count >= count);
  return { clock, workers, trainer, now, until, reaches };
}

/** The same run without any worker. */
async function alone(setup: Setup, count: number): Promise<Checkpoint> {
  const run = await Run.begin(setup, async (shape) => createSlowLearner(shape));
  while (run.count < count) run.advance();
  return run.checkpoint();
}

const counts = (trainer: Trainer) =>
  trainer.getSnapshot().runs.map(({ checkpoint }) => checkpoint.count);

describe('a trainer', () => {
  it('shows the start before there is a worker', () => {
    const { now, workers } = begin();
    expect(now()).toMatchObject({ state: 'paused', count: 0, where: null, trouble: null });
    expect(now().runs[0]!.checkpoint.weights).toHaveLength(24);
    expect(now().runs[0]).toMatchObject({ loss: null, accuracy: null, stopped: null });
    expect(workers).toEqual([]);
  });

  it('trains each run as it would be trained alone, the same number of updates each', async () => {
    const setups = [setupOf(), setupOf({ cells: ['gru'] }), setupOf({ seed: 9 })];
    const { trainer, until, now } = begin(setups, { until: 137 });
    trainer.run();
    expect(now().state).toBe('starting');
    await until(() => now().state === 'done');
    expect(counts(trainer)).toEqual([137, 137, 137]);
    for (const [k, setup] of setups.entries())
      expect(now().runs[k]!.checkpoint).toEqual(await alone(setup, 137));
  });

  it('reports at most fifteen times a second, and never the same object twice', async () => {
    const { trainer, until, now, clock, workers } = begin();
    const seen = new Set([now()]);
    let told = 0;
    trainer.subscribe(() => seen.add(now()) && told++);
    trainer.run();
    await until(() => clock.now() > 2000);
    const progress = workers[0]!.reports.filter(({ report }) => report === 'progress');
    expect(progress.length).toBeGreaterThan(20);
    expect(progress.length).toBeLessThanOrEqual(Math.ceil(clock.now() / 1000) * 15 + 1);
    expect(seen.size).toBe(told + 1);
    expect(now()).toBe(now());
    // An update takes a millisecond here.
    expect(now().updatesPerSecond).toBeGreaterThan(900);
    expect(now().updatesPerSecond).toBeLessThan(1100);
  });

  it('pauses with all runs at the same update, and goes on from there', async () => {
    const { trainer, reaches, until, now, workers, clock } = begin([
      setupOf(),
      setupOf(),
      setupOf(),
    ]);
    trainer.run();
    await reaches(30);
    trainer.pause();
    expect(now().state).toBe('paused');
    await settled(clock, undefined, 50);
    const [count, ...others] = counts(trainer);
    expect(others).toEqual([count, count]);
    const said = workers[0]!.reports.length;
    await settled(clock, undefined, 50);
    expect(workers[0]!.reports).toHaveLength(said);
    trainer.run();
    await until(() => now().count > count!);
    expect(now().runs[0]!.checkpoint).toEqual(await alone(setupOf(), now().count));
  });

  it('steps', async () => {
    const { trainer, until, now, clock } = begin([setupOf(), setupOf()]);
    for (let k = 0; k < 3; k++) trainer.stepOnce();
    await until(() => now().count === 3);
    await settled(clock, undefined, 50);
    expect(counts(trainer)).toEqual([3, 3]);
    expect(now().state).toBe('paused');
    trainer.stepOnce();
    await until(() => now().count === 4);
  });

  it('gives the tasks their material, and other material while they run; a worker that is new has the last', async () => {
    const setup = setupOf({ task: { name: 'handwriting' }, halving: 5 });
    const [some, more] = [someDrawings(), someDrawings([ownDrawing(2)])];
    const { trainer, workers, clock, reaches, until, now } = begin([setup], {
      materials: { handwriting: some },
    });
    trainer.stepOnce();
    await reaches(1);
    trainer.supply({ handwriting: more });
    trainer.stepOnce();
    await reaches(2);
    workers[0]!.onerror!({});
    trainer.stepOnce();
    await until(() => now().count >= 3 && workers.length === 2);
    await settled(clock, undefined, 50);

    const run = await Run.begin(setup, async (shape) => createSlowLearner(shape), { handwriting: some }); // prettier-ignore
    run.advance();
    run.supply({ handwriting: more });
    while (run.count < now().count) run.advance();
    expect(now().runs[0]!.checkpoint.weights).toEqual(run.checkpoint().weights);
    expect(() => trainer.supply({ handwriting: {} })).toThrow('three lists');
  });

  it('is not taken for dead when it is told something while paused', async () => {
    const { trainer, workers, clock, reaches, now } = begin();
    trainer.stepOnce();
    await reaches(1);
    trainer.supply({});
    trainer.setPace(5);
    trainer.until(9);
    for (let k = 0; k < 40; k++) {
      clock.pass(250);
      await settled(clock, undefined, 4);
    }
    expect([workers.length, now().trouble, now().state]).toEqual([1, null, 'paused']);
  });

  it('keeps a pace, and leaves it at once', async () => {
    const { trainer, until, now, clock } = begin([setupOf()], { pace: 2 });
    const pass = async (milliseconds: number) => {
      for (let k = 0; k < milliseconds; k += 50) {
        clock.pass(50);
        await settled(clock, undefined, 6);
      }
    };
    trainer.run();
    await until(() => now().state === 'running');
    await pass(5000);
    expect(now().count).toBeGreaterThanOrEqual(9);
    expect(now().count).toBeLessThanOrEqual(11);
    expect(now().trouble).toBeNull();
    trainer.setPace(0.1);
    await pass(6000);
    expect(now().trouble, 'waiting is no death').toBeNull();
    const { count } = now();
    trainer.setPace(null);
    await until(() => now().count > count + 100);
    expect(() => trainer.setPace(0)).toThrow(RangeError);
  });

  it('says how far it is and how long it will take', async () => {
    const { trainer, until, reaches, now } = begin();
    trainer.until(1000);
    expect(now().until).toEqual({ count: 1000, progress: 0, secondsLeft: null });
    trainer.run();
    await reaches(500);
    const { count } = now();
    expect(now().until!.progress).toBe(count / 1000);
    expect(now().until!.secondsLeft).toBeCloseTo((1000 - count) / 1000, 1);
    await until(() => now().state === 'done');
    expect(now().until).toEqual({ count: 1000, progress: 1, secondsLeft: 0 });
    trainer.until(1500);
    expect(now().state).toBe('paused');
    trainer.run();
    await until(() => now().state === 'done');
    expect(now().count).toBe(1500);
  });

  it('goes back to the start, or to other setups', async () => {
    const { trainer, until, reaches, now, clock } = begin();
    const { runs } = now();
    trainer.run();
    await reaches(60);
    trainer.reset();
    expect(now()).toMatchObject({ state: 'paused', count: 0 });
    expect(now().runs).toEqual(runs);
    await settled(clock, undefined, 50);
    expect(now().count, 'nothing of the old runs comes after').toBe(0);
    const other = setupOf({ seed: 3, hidden: 3 });
    trainer.reset([other, setupOf()]);
    trainer.stepOnce();
    await until(() => now().count === 1);
    expect(now().runs[0]!.checkpoint).toEqual(await alone(other, 1));
    expect(() => trainer.reset([])).toThrow(RangeError);
    expect(() => trainer.reset([setupOf({ cells: ['none'] })])).toThrow('There is no cell');
    expect(now().runs).toHaveLength(2);
  });

  it('restores, and goes on as if it had never stopped', async () => {
    const one = begin();
    one.trainer.run();
    await one.reaches(70);
    const checkpoints = await one.trainer.checkpoint();
    const two = begin([setupOf({ seed: 5 })], { until: 200 });
    two.trainer.restore(checkpoints);
    expect(two.now()).toMatchObject({ state: 'paused', count: checkpoints[0]!.count });
    two.trainer.run();
    await two.until(() => two.now().state === 'done');
    expect(two.now().runs[0]!.checkpoint).toEqual(await alone(setupOf(), 200));
    const short = { ...checkpoints[0]!, weights: new Float32Array(3) };
    expect(() => two.trainer.restore([short])).toThrow('This network has 24 weights');
  });

  it('begins where it is told to, as if it were restored', async () => {
    const checkpoints = [await alone(setupOf({ seed: 5 }), 120)];
    const { trainer, until, now } = begin([setupOf({ seed: 5 })], {
      from: checkpoints,
      until: 200,
    });
    expect(now().runs[0]!.checkpoint).toBe(checkpoints[0]);
    expect(now().until).toMatchObject({ count: 200, progress: 0 });
    trainer.run();
    await until(() => now().state === 'done');
    expect(now().runs[0]!.checkpoint).toEqual(await alone(setupOf({ seed: 5 }), 200));
    const short = { ...checkpoints[0]!, weights: new Float32Array(3) };
    expect(() => begin([setupOf()], { from: [short] })).toThrow('This network has 24 weights');
  });

  it('tells each moment with the setup that it was given, not a copy', async () => {
    const setups = [setupOf(), setupOf({ seed: 2 })];
    const { trainer, until, now } = begin(setups, { until: 120 });
    trainer.run();
    await until(() => now().state === 'done');
    now().runs.forEach(({ checkpoint }, k) => expect(checkpoint.setup).toBe(setups[k]));
  });

  it('restores runs that are not equally far, and stops each where it should', async () => {
    const { trainer, until, now } = begin([setupOf(), setupOf()], { until: 60 });
    trainer.restore([await alone(setupOf(), 20), await alone(setupOf({ seed: 2 }), 50)]);
    trainer.run();
    await until(() => now().state === 'done');
    expect(now().runs[0]!.checkpoint).toEqual(await alone(setupOf(), 60));
    expect(now().runs[1]!.checkpoint).toEqual(await alone(setupOf({ seed: 2 }), 60));
  });

  it('goes on where an end is reported that was before the last order', () => {
    const orders: Order[] = [];
    const line: WorkerLike = {
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      postMessage: (order) => void orders.push(order),
      terminate: () => {},
    };
    const { trainer, now } = begin([setupOf()], { until: 10, makeWorker: () => line });
    trainer.run();
    const said = (heard: number) =>
      line.onmessage!({
        data: {
          report: 'progress',
          session: 1,
          running: false,
          ended: 'until',
          ticket: null,
          heard,
          updatesPerSecond: null,
          checkpoints: now().runs.map(({ checkpoint }) => checkpoint),
          stopped: [null],
        },
      });
    line.onmessage!({ data: { report: 'ready', session: 1, kinds: ['plain'] } });
    const before = orders.length - 1; // "begin" does not count
    trainer.until(20);
    said(before);
    expect(now().state).toBe('running');
    said(before + 1);
    expect(now().state).toBe('done');
  });

  it('gives a checkpoint with no worker, while running, and when it is disposed of', async () => {
    const { trainer, reaches, now } = begin([setupOf(), setupOf()]);
    expect((await trainer.checkpoint())[0]).toBe(now().runs[0]!.checkpoint);
    trainer.run();
    await reaches(10);
    const [a, b] = await trainer.checkpoint();
    expect(a).toEqual(b);
    expect(a!.count).toBeGreaterThanOrEqual(10);
    const last = trainer.checkpoint();
    trainer.dispose();
    expect((await last)[0]!.count).toBeGreaterThanOrEqual(10);
    expect(now().state).toBe('paused');
    trainer.run();
    const { count } = now();
    await reaches(count + 10);
  });
});

describe('a worker that', () => {
  it('dies without a word is noticed within two seconds; at most 50 updates are lost', async () => {
    const { trainer, reaches, until, now, clock, workers } = begin();
    trainer.run();
    await reaches(333);
    workers[0]!.hang();
    await settled(clock, undefined, 20);
    const before = clock.now();
    const reached = now().count;
    while (workers.length === 1 && clock.now() < before + 10_000) {
      clock.pass(50);
      clock.ring();
    }
    expect(clock.now() - before).toBeLessThanOrEqual(2000);
    expect(workers[0]!.terminated).toBe(true);
    expect(now().count).toBeGreaterThan(reached - 50);
    expect(now().trouble).toMatch(
      /^The training did not answer any more at update \d+; it goes on from update \d+\.$/,
    );
    trainer.until(500);
    await until(() => now().state === 'done');
    expect(now().runs[0]!.checkpoint).toEqual(await alone(setupOf(), 500));
  });

  it('breaks off is followed by another at once, with its pending questions', async () => {
    const { trainer, reaches, until, now, workers } = begin();
    trainer.run();
    await reaches(120);
    workers[0]!.hang();
    const asked = trainer.checkpoint();
    workers[0]!.onerror!(new Event('error'));
    expect(workers).toHaveLength(2);
    const { count } = now();
    expect(count).toBeGreaterThan(70);
    expect((await asked)[0]!.count).toBeGreaterThanOrEqual(count);
    workers[1]!.hang();
    workers[1]!.onmessageerror!(new Event('messageerror'));
    await until(() => now().count > count + 60);
    expect(workers).toHaveLength(3);
  });

  it('never loses more than 50 updates, however fast they are', async () => {
    // Updates that take no time: a thousand between two reports.
    const clock = new FakeClock();
    const quick = new FakeWorker(clock, async (shape) => {
      const learner = await timedLearner(new FakeClock())(shape);
      let steps = 0;
      const step: typeof learner.step = (...given) => {
        if (++steps % 40 === 0) clock.pass(1);
        return learner.step(...given);
      };
      return { ...learner, step };
    });
    const { trainer } = begin([setupOf()], { clock, makeWorker: () => quick });
    trainer.run();
    await settled(clock, () => clock.now() > 120);
    const counted = quick.reports.flatMap((report) =>
      'checkpoints' in report ? [report.checkpoints[0]!.count] : [],
    );
    expect(counted.at(-1)).toBeGreaterThan(2000);
    counted.forEach((count, k) => expect(count - (counted[k - 1] ?? 0)).toBeLessThanOrEqual(50));
  });

  it('dies three times in a row without progress is given up, in a sentence', async () => {
    const { trainer, reaches, until, now, clock, workers } = begin();
    trainer.run();
    await reaches(100);
    for (let k = 0; k < 3; k++) {
      workers[k]!.hang();
      workers[k]!.onerror!(new Event('error'));
    }
    expect(workers).toHaveLength(3);
    expect(now().state).toBe('stopped');
    expect(now().trouble).toMatch(/3 times in a row at update \d+, and was stopped/);
    await settled(clock, undefined, 20);
    expect(workers).toHaveLength(3);
    const { count } = now();
    trainer.run();
    await until(() => now().count > count);
  });

  it('is slow, or whose page slept, is not dead', async () => {
    const { trainer, reaches, now, clock, workers } = begin();
    trainer.run();
    await reaches(10);
    clock.pass(60_000);
    await settled(clock, undefined, 100);
    expect(workers).toHaveLength(1);
    expect(now().trouble).toBeNull();
    trainer.pause();
    await settled(clock, undefined, 50);
    for (let k = 0; k < 100; k++) {
      clock.pass(200);
      clock.ring();
    }
    expect(workers, 'while paused nothing is expected').toHaveLength(1);
  });
});

describe('where there is no worker', () => {
  it.each([
    [
      'it cannot be made',
      () => {
        throw new Error('SecurityError');
      },
    ],
    [
      'its script does not load',
      (clock: FakeClock) => {
        const worker = new FakeWorker(clock);
        worker.hang();
        setImmediate(() => worker.onerror?.(new Event('error')));
        return worker;
      },
    ],
  ])('since %s, the page trains with the same numbers', async (_, make) => {
    const clock = new FakeClock();
    const { trainer, now } = begin([setupOf()], {
      clock,
      makeWorker: () => make(clock),
      makeLearner: timedLearner(clock),
      until: 60,
    });
    trainer.run();
    for (let k = 0; k < 3000 && now().state !== 'done'; k++) {
      clock.pass(1);
      await settled(clock, undefined, 1);
    }
    expect(now()).toMatchObject({ state: 'done', where: 'page', count: 60 });
    expect(now().trouble).toMatch(/^This browser gives the training no thread/);
    expect(now().runs[0]!.checkpoint).toEqual(await alone(setupOf(), 60));
  });
});

it('a run whose numbers overflow stops at the update before, and the others go on', async () => {
  const wild = setupOf({
    task: { name: 'adding', parameters: { T: 4 } },
    optimiser: { ...setupOf().optimiser, rule: 'sgd', rate: 100 },
  });
  const { trainer, until, now } = begin([setupOf(), wild], { until: 80 });
  trainer.run();
  await until(() => now().state === 'done');
  const [calm, lost] = now().runs;
  expect(calm!.checkpoint).toEqual(await alone(setupOf(), 80));
  expect(lost!.stopped).toMatch(/left the numbers at update \d+: the rate is too high/);
  expect(lost!.stopped).toContain(`at update ${lost!.checkpoint.count + 1}:`);
  expect(lost!.checkpoint.weights.every(Number.isFinite)).toBe(true);
  expect(lost!.checkpoint.count).toBeGreaterThan(1);
  const only = begin([wild]);
  only.trainer.run();
  await only.until(() => only.now().state === 'stopped');
});
