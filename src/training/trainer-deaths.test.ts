/** What goes wrong while runs are trained: a worker that dies, one that never was, numbers that overflow. */
import { describe, expect, it } from 'vitest';
import { FakeClock, FakeWorker, settled, timedLearner } from './testing/fake.ts';
import { setupOf } from './testing/setups.ts';
import { alone, begin } from './testing/trainers.ts';

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
