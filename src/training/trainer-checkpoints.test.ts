/** The moments of runs: taken, gone back to, and gone on from. */
import { describe, expect, it } from 'vitest';
import { settled } from './testing/fake.ts';
import { setupOf } from './testing/setups.ts';
import { alone, begin } from './testing/trainers.ts';

describe('a trainer', () => {
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
