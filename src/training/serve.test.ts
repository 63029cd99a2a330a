import { expect, it } from 'vitest';
import { startingPoint } from './checkpoint.ts';
import type { Order, Port, Report } from './protocol.ts';
import { serve } from './serve.ts';
import { FakeClock, timedLearner } from './testing/fake.ts';
import { setupOf } from './testing/setups.ts';

/** A loop whose slices the test starts itself. */
async function begin(runs: number, make = timedLearner) {
  const clock = new FakeClock();
  const reports: Report[] = [];
  const waiting: (() => void)[] = [];
  const port: Port<Report, Order> = {
    onmessage: null,
    postMessage: (report) => void reports.push(report),
  };
  const host = {
    clock,
    slice: 12,
    make: make(clock),
    yield: (next: () => void) => void waiting.push(next),
  };
  const served = serve(port, host);
  const order = (data: Order) => port.onmessage?.({ data });
  const start = Array.from({ length: runs }, () => startingPoint(setupOf()));
  order({ order: 'begin', session: 1, runs: start, materials: {} });
  order({ order: 'run' });
  while (reports.length === 0) await new Promise((resolve) => setImmediate(resolve));
  /** One slice; how long it took. */
  const slice = () => {
    const since = clock.now();
    for (const next of waiting.splice(0)) next();
    return clock.now() - since;
  };
  const last = () => reports.at(-1)!;
  return { clock, reports, waiting, served, order, slice, last };
}

it('works for a slice and then yields, in the middle of a round if need be', async () => {
  const { slice, order, last, waiting } = await begin(5);
  for (let k = 0; k < 20; k++) {
    expect(waiting).toHaveLength(1);
    expect(slice()).toBe(12);
  }
  // 240 updates were made, 48 of each; two slices on, five runs are in the middle of a round, which is finished first.
  slice();
  order({ order: 'pause' });
  order({ order: 'checkpoint', ticket: 7 });
  slice();
  expect(last()).toMatchObject({ report: 'progress', running: false, ticket: 7, heard: 3 });
  expect(
    'checkpoints' in last() &&
      (last() as Report & { report: 'kept' }).checkpoints.map(({ count }) => count),
  ).toEqual([51, 51, 51, 51, 51]);
  expect(waiting).toEqual([]);
});

it('a long round gives signs of life', async () => {
  const slow =
    (clock: FakeClock) => async (shape: Parameters<ReturnType<typeof timedLearner>>[0]) => {
      const learner = await timedLearner(clock)(shape);
      const step: typeof learner.step = (...given) => {
        clock.pass(449);
        return learner.step(...given);
      };
      return { ...learner, step };
    };
  const { slice, reports } = await begin(4, slow);
  for (let k = 0; k < 8; k++) slice();
  expect(reports.map(({ report }) => report)).toEqual([
    'ready',
    'alive',
    'alive',
    'alive',
    'progress',
    'alive',
    'alive',
    'alive',
    'progress',
  ]);
});

it('what throws is reported, and ends the work', async () => {
  const broken =
    (clock: FakeClock) => async (shape: Parameters<ReturnType<typeof timedLearner>>[0]) => ({
      ...(await timedLearner(clock)(shape)),
      step: () => {
        throw new Error('memory access out of bounds');
      },
    });
  const { slice, last, waiting } = await begin(1, broken);
  slice();
  expect(last()).toEqual({ report: 'failed', session: 1, message: 'memory access out of bounds' });
  expect(waiting).toEqual([]);
});

it('runs that cannot be taken up are reported', async () => {
  const { last } = await begin(1, () => async () => {
    throw new RangeError('There is no memory.');
  });
  expect(last()).toEqual({ report: 'failed', session: 1, message: 'There is no memory.' });
});

it('of two beginnings, one before the other was made, only the second is heard of', async () => {
  const { reports, order, slice, last } = await begin(1);
  const runs = [startingPoint(setupOf({ seed: 5 }))];
  order({ order: 'begin', session: 2, runs, materials: {} });
  order({ order: 'run' });
  order({ order: 'begin', session: 3, runs: [...runs, ...runs], materials: {} });
  order({ order: 'step' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  slice();
  expect(reports.slice(1).map(({ report, session }) => [report, session])).toEqual([
    ['ready', 3],
    ['progress', 3],
  ]);
  expect(last()).toMatchObject({
    running: false,
    heard: 1,
    checkpoints: [{ count: 1 }, { count: 1 }],
  });
});

/** A learner that answers when the test says so; and the number of updates that wait for it. */
function answeringLater() {
  const waiting: { resolve(): void; reject(why: Error): void }[] = [];
  let closed = 0;
  const make =
    (clock: FakeClock) => async (shape: Parameters<ReturnType<typeof timedLearner>>[0]) => {
      const learner = await timedLearner(clock)(shape);
      const stepLater: NonNullable<typeof learner.stepLater> = (...given) =>
        new Promise((resolve, reject) =>
          waiting.push({ resolve: () => resolve(learner.step(...given)), reject }),
        );
      return { ...learner, stepLater, close: () => void closed++ };
    };
  /** The update that waits is made, and what follows from it. */
  const answer = async (why?: Error) => {
    const { resolve, reject } = waiting.shift()!;
    if (why) reject(why);
    else resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { waiting, make, answer, closed: () => closed };
}

it('where a learner answers later, orders are heard meanwhile, and the round is finished before a pause', async () => {
  const { waiting, make, answer } = answeringLater();
  const { slice, order, last, reports, waiting: slices } = await begin(2, make);
  slice();
  for (let k = 0; k < 4; k++) await answer();
  expect([waiting.length, slices.length]).toEqual([1, 0]);
  order({ order: 'checkpoint', ticket: 3 });
  order({ order: 'pause' });
  const said = reports.length;
  await answer();
  expect(reports).toHaveLength(said);
  await answer();
  const counts = (report: Report) =>
    'checkpoints' in report && report.checkpoints.map(({ count }) => count);
  expect(reports.slice(said).map((report) => [report.report, counts(report)])).toEqual([
    ['progress', [3, 3]],
    ['progress', [3, 3]],
  ]);
  expect(last()).toMatchObject({ running: false, heard: 3 });
  expect([waiting.length, slices.length]).toEqual([0, 0]);
  order({ order: 'run' });
  slice();
  expect(waiting).toHaveLength(1);
});

it('where the only run answers later, a step is one update, and a failure is reported', async () => {
  const { waiting, make, answer } = answeringLater();
  const { slice, order, last } = await begin(1, make);
  slice();
  order({ order: 'pause' });
  await answer();
  expect(last()).toMatchObject({ running: false, checkpoints: [{ count: 1 }] });
  order({ order: 'step' });
  slice();
  await answer();
  expect(last()).toMatchObject({ report: 'progress', checkpoints: [{ count: 2 }] });
  expect(waiting).toHaveLength(0);
  order({ order: 'step' });
  slice();
  await answer(new Error('The second thread broke off.'));
  expect(last()).toMatchObject({ report: 'failed', message: 'The second thread broke off.' });
});

it('an update of a session that has ended is not heard of, and its learners are let go', async () => {
  const { waiting, make, answer, closed } = answeringLater();
  const { slice, order, last, reports } = await begin(1, make);
  slice();
  const runs = [startingPoint(setupOf({ seed: 5 }))];
  order({ order: 'begin', session: 2, runs, materials: {} });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([last().report, last().session, closed()]).toEqual(['ready', 2, 1]);
  order({ order: 'step' });
  const said = reports.length;
  await answer();
  expect(reports).toHaveLength(said);
  slice();
  expect(waiting).toHaveLength(1);
  await answer();
  expect(last()).toMatchObject({ session: 2, checkpoints: [{ count: 1 }] });
});

it('once stopped it does nothing any more', async () => {
  const { slice, served, reports, order } = await begin(1);
  slice();
  served.stop();
  const said = reports.length;
  slice();
  order({ order: 'checkpoint', ticket: 1 });
  expect(reports).toHaveLength(said);
});
