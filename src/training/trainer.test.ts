/** The handle on runs: run, pause, step, pace, until. trainer-checkpoints.test.ts has how they are taken up, trainer-deaths.test.ts what goes wrong. */
import { describe, expect, it } from 'vitest';
import type { WorkerLike } from './line.ts';
import type { Order } from './protocol.ts';
import { Run } from './run.ts';
import { ownDrawing, someDrawings } from './testing/drawings.ts';
import { settled } from './testing/fake.ts';
import { setupOf } from './testing/setups.ts';
import { createSlowLearner } from './testing/slow-learner.ts';
import { alone, begin, counts } from './testing/trainers.ts';

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
});
