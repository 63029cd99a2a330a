import { expect, it } from 'vitest';
import { startingPoint } from './checkpoint.ts';
import type { WorkerLike } from './line.ts';
import type { Order, Report } from './protocol.ts';
import { supervise, type Owner } from './supervisor.ts';
import { FakeClock } from './testing/fake.ts';
import { setupOf } from './testing/setups.ts';

/** Lines on which the test itself speaks. */
function begin(make?: () => never) {
  const clock = new FakeClock();
  const told: string[] = [];
  let running = true;
  const made: (WorkerLike & { orders: Order[]; place: string; ended: boolean })[] = [];
  const line = (place: string) => () => {
    const one = {
      place,
      orders: [] as Order[],
      ended: false,
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      postMessage: (order: Order) => void one.orders.push(order),
      terminate: () => void (one.ended = true),
    };
    made.push(one);
    return one;
  };
  const owner: Owner = {
    runs: () => [startingPoint(setupOf())],
    materials: () => ({}),
    orders: () => (running ? [{ order: 'run' }] : []),
    isRunning: () => running,
    hear: ({ report }, settled) => told.push(`${report} ${settled}`),
    withoutWorker: () => told.push('without'),
    died: (how, last) => told.push(`${how}${last ? ', the last' : ''}`),
  };
  const supervisor = supervise(owner, clock, make ?? line('worker'), line('page'));
  /** How long until there is one line more, in milliseconds, or all are ended. */
  const patience = () => {
    const [before, since] = [made.length, clock.now()];
    while (made.length === before && !made.at(-1)!.ended && clock.now() < since + 60_000) {
      clock.pass(50);
      clock.ring();
    }
    return clock.now() - since;
  };
  const say = (report: Partial<Report> & Pick<Report, 'report'>, at = made.length - 1) => {
    const session = made.reduce(
      (all, { orders }) => all + orders.filter(({ order }) => order === 'begin').length,
      0,
    );
    made[at]!.onmessage?.({ data: { session, ...report } as Report });
  };
  return {
    clock,
    told,
    made,
    supervisor,
    patience,
    say,
    setRunning: (to: boolean) => (running = to),
  };
}

it('each death in a row doubles the patience, and after the third there is none', () => {
  const { supervisor, made, told, patience, say } = begin();
  supervisor.open();
  say({ report: 'ready', kinds: [] });
  expect(patience()).toBeLessThanOrEqual(2000);
  say({ report: 'ready', kinds: [] });
  expect(patience()).toBeGreaterThanOrEqual(3400);
  say({ report: 'ready', kinds: [] });
  expect(patience()).toBeGreaterThanOrEqual(6800);
  expect(made.map(({ ended }) => ended)).toEqual([true, true, true]);
  expect(told.filter((text) => text.includes('answer'))).toEqual([
    'did not answer any more',
    'did not answer any more',
    'did not answer any more, the last',
  ]);
  expect(supervisor.isOpen()).toBe(false);
});

it('progress makes an end of the row', () => {
  const { supervisor, made, told, say } = begin();
  supervisor.open();
  const checkpoint = { ...startingPoint(setupOf()), count: 1 };
  for (let k = 0; k < 6; k++) {
    say({ report: 'ready', kinds: [] });
    if (k % 2 === 1) say({ report: 'kept', checkpoints: [checkpoint] });
    made[k]!.onerror!(new Event('error'));
  }
  expect(made).toHaveLength(7);
  expect(told.join()).not.toContain('the last');
});

it('a report without progress does not', () => {
  const { supervisor, made, told, say } = begin();
  supervisor.open();
  for (let k = 0; k < 3; k++) {
    say({ report: 'ready', kinds: [] });
    say({ report: 'kept', checkpoints: [startingPoint(setupOf())] });
    made[k]!.onerror!(new Event('error'));
  }
  expect(told.at(-1)).toBe('broke off, the last');
});

it('a worker that never begins is given fifteen seconds, and then the page trains', () => {
  const { supervisor, made, told, patience, say } = begin();
  supervisor.open();
  expect(supervisor.where).toBe('worker');
  const waited = patience();
  expect(waited).toBeGreaterThanOrEqual(15_000);
  expect(waited).toBeLessThanOrEqual(15_250);
  expect([told, made.map(({ place }) => place), supervisor.where]).toEqual([
    ['without'],
    ['worker', 'page'],
    'page',
  ]);
  // What fails on the page, too, fails three times.
  for (let k = 1; k <= 3; k++) say({ report: 'failed', message: 'No.' });
  expect(told.slice(1)).toEqual([
    'broke off (No.)',
    'broke off (No.)',
    'broke off (No.), the last',
  ]);
  expect(made).toHaveLength(4);
});

it('any report is a sign of life, but none of another session', () => {
  const { supervisor, made, told, clock, say } = begin();
  supervisor.open();
  say({ report: 'ready', kinds: [] });
  for (let k = 0; k < 100; k++) {
    clock.pass(250);
    clock.ring();
    say({ report: 'alive' });
  }
  expect(made).toHaveLength(1);
  told.length = 0;
  for (let k = 0; k < 8; k++) {
    clock.pass(250);
    clock.ring();
    say({ report: 'alive', session: 0 }, 0);
  }
  expect(told).toEqual(['did not answer any more']);
});

it('while nothing is expected nothing is late; an order is something', () => {
  const { supervisor, made, patience, say, setRunning } = begin();
  setRunning(false);
  supervisor.open();
  say({ report: 'ready', kinds: [] });
  expect(patience()).toBe(60_000);
  expect(made).toHaveLength(1);
  supervisor.send({ order: 'step' });
  const waited = patience();
  expect(waited).toBeGreaterThanOrEqual(1700);
  expect(waited).toBeLessThanOrEqual(2000);
  expect(made).toHaveLength(2);
});

it('says whether all orders had been heard', () => {
  const { supervisor, told, say } = begin();
  supervisor.open();
  const progress = { report: 'progress', checkpoints: [startingPoint(setupOf())] } as const;
  say({ ...progress, heard: 1 });
  supervisor.send({ order: 'pause' });
  say({ ...progress, heard: 1 });
  say({ ...progress, heard: 2 });
  expect(told).toEqual(['progress true', 'progress false', 'progress true']);
});

it('where no worker can be made the page trains from the first', () => {
  const { supervisor, made, told } = begin(() => {
    throw new Error('SecurityError');
  });
  supervisor.open();
  supervisor.open();
  expect([told, made.map(({ place }) => place)]).toEqual([['without'], ['page']]);
  supervisor.close();
  supervisor.open();
  expect([told, made.map(({ place }) => place)]).toEqual([['without'], ['page', 'page']]);
});
