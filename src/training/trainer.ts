/**
 * The page's side: a handle on a list of runs that are trained in a worker. It survives the worker: when that dies or hangs, another takes the
 * runs up from the last checkpoint, at most 50 updates before. No worker is made before the first order that needs one,
 * so a handle can be made while a page is drawn.
 */
import { checkSizes, startingPoint, type Checkpoint, type Setup } from './checkpoint.ts';
import { clock as realClock, type Clock } from './clock.ts';
import { makePageLine, makeWorker, type WorkerLike } from './line.ts';
import type { Kind, Order, Progress, Threads } from './protocol.ts';
import type { MakeLearner } from './run.ts';
import { MOST_DEATHS, supervise, type Owner } from './supervisor.ts';
import { taskOf, type Materials } from './tasks/index.ts';
import { countOf, untilOf, viewOf, type RunView, type Snapshot } from './snapshot.ts';

export interface Trainer {
  /** Calls back at each new snapshot; returns what ends that. */
  subscribe(listener: () => void): () => void;
  getSnapshot(): Snapshot;
  run(): void;
  /** Stops once all runs have made the same number of updates. */
  pause(): void;
  /** One update of each run, while paused. */
  stepOnce(): void;
  /** At most so many updates a second of each run, more than 0; null for as many as there can be. */
  setPace(updatesPerSecond: number | null): void;
  /** Where running stops; null for nowhere. Does not start it. */
  until(count: number | null): void;
  /** Back to the start, paused; with other setups, theirs. Throws a RangeError where there is no such task or cell. */
  reset(setups?: readonly Setup[]): void;
  /** This moment of each run, all after the same number of updates but for those that have stopped. */
  checkpoint(): Promise<readonly Checkpoint[]>;
  /** Takes other runs up, paused. Throws a RangeError where sizes are wrong. */
  restore(checkpoints: readonly Checkpoint[]): void;
  /** Other material for the tasks, from the next update on, whether they run or not. Throws a RangeError where it is not what they need. */
  supply(materials: Materials): void;
  /** Ends the worker. The handle keeps what it knows, and run() would begin again there. */
  dispose(): void;
}

export interface TrainerOptions {
  /** Where the runs stand: these, one a setup, in the place of their starts, which are then not drawn. */
  readonly from?: readonly Checkpoint[];
  /** What the tasks read, by their names. */
  readonly materials?: Materials;
  readonly until?: number | null;
  readonly pace?: number | null;
  /** How many threads make an update; without it that follows from the sizes (two/pays.ts). Two are had only where there is a worker. */
  readonly threads?: Threads;
  /** For tests: what stands for the worker (throws where there is none), the time, the learners of a page without workers. */
  readonly makeWorker?: () => WorkerLike;
  readonly clock?: Clock;
  readonly makeLearner?: MakeLearner;
}

const NO_WORKER =
  'This browser gives the training no thread of its own: it runs on the page, more slowly, with the same numbers.';

/** Throws a RangeError where there is no setup, or no such task or cell, or where what it begins from has other sizes. */
export function createTrainer(setups: readonly Setup[], options: TrainerOptions = {}): Trainer {
  const { clock = realClock } = options;
  let materials = options.materials ?? {};
  let begun = setups;
  let kept = options.from ?? startingPoints(setups);
  kept.forEach(checkSizes);
  let views: readonly RunView[] = kept.map((one) => viewOf(one, null));
  let running = false;
  let end: 'done' | 'stopped' | null = null;
  let pace = options.pace ?? null;
  let until = options.until == null ? null : { count: options.until, from: countOf(views) };
  let updatesPerSecond: number | null = null;
  let trouble: string | null = null;
  let kinds: readonly Kind[] = [];
  let lastTicket = 0;
  const tickets = new Map<number, (checkpoints: readonly Checkpoint[]) => void>();

  const owner: Owner = {
    runs: () => kept,
    materials: () => materials,
    threads: options.threads,
    orders: () => [
      { order: 'pace', perSecond: pace },
      { order: 'until', count: until?.count ?? null },
      ...[...tickets.keys()].map((ticket): Order => ({ order: 'checkpoint', ticket })),
      ...(running ? [{ order: 'run' } as const] : []),
    ],
    isRunning: () => running,
    hear(report, settled) {
      if (report.report === 'ready') kinds = report.kinds;
      else if (report.report === 'kept') kept = ours(report.checkpoints);
      else if (report.report === 'progress') take(report, settled);
      if (report.report === 'ready' || report.report === 'progress') publish();
    },
    withoutWorker() {
      trouble = NO_WORKER;
      publish();
    },
    died(how, last) {
      const at = countOf(views);
      views = kept.map((one, k) => viewOf(one, views[k]?.stopped ?? null));
      const again = countOf(views);
      if (last) {
        trouble = `The training ${how}, ${MOST_DEATHS} times in a row at update ${again}, and was stopped there. A smaller network or a shorter sequence may help; running it tries again.`;
        [running, end] = [false, 'stopped'];
        settleTickets();
      } else trouble = `The training ${how} at update ${at}; it goes on from update ${again}.`;
      publish();
    },
  };
  const supervisor = supervise(owner, clock, options.makeWorker ?? makeWorker, () =>
    makePageLine(clock, options.makeLearner),
  );
  const { send } = supervisor;

  const listeners = new Set<() => void>();
  let snapshot = make();

  function make(): Snapshot {
    const count = countOf(views);
    const rate = running ? updatesPerSecond : null;
    return {
      state: end ?? (!running ? 'paused' : supervisor.isReady() ? 'running' : 'starting'),
      runs: views,
      count,
      updatesPerSecond: rate,
      pace,
      until: untilOf(until, count, rate),
      where: supervisor.where,
      kinds,
      trouble,
    };
  }

  function publish() {
    snapshot = make();
    for (const listener of [...listeners]) listener();
  }

  /** A report is a copy. The setup of a run stays the one it has here, so that what follows from it alone is not made anew each time. */
  const ours = (checkpoints: readonly Checkpoint[]): readonly Checkpoint[] =>
    checkpoints.map((one, k) => ({ ...one, setup: kept[k]!.setup }));

  function take(progress: Progress, settled: boolean) {
    kept = ours(progress.checkpoints);
    views = kept.map((one, k) => viewOf(one, progress.stopped[k] ?? null));
    updatesPerSecond = progress.updatesPerSecond;
    // An end that was said before the last order was heard is not the end.
    if (progress.ended && settled) {
      running = false;
      end = progress.ended === 'until' ? 'done' : 'stopped';
    }
    const asked = progress.ticket === null ? undefined : tickets.get(progress.ticket);
    if (asked) {
      tickets.delete(progress.ticket!);
      asked(kept);
    }
  }

  function settleTickets() {
    for (const resolve of tickets.values()) resolve(kept);
    tickets.clear();
  }

  /** Other runs in the place of these. */
  function replace(checkpoints: readonly Checkpoint[]) {
    settleTickets();
    kept = checkpoints;
    views = kept.map((one) => viewOf(one, null));
    [running, end, updatesPerSecond] = [false, null, null];
    trouble = supervisor.where === 'page' ? NO_WORKER : null;
    if (until) until = { ...until, from: countOf(views) };
    supervisor.begin();
    publish();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    run() {
      if (running) return;
      [running, end] = [true, null];
      if (supervisor.isOpen()) send({ order: 'run' });
      else supervisor.open();
      publish();
    },
    pause() {
      if (!running) return;
      running = false;
      send({ order: 'pause' });
      publish();
    },
    stepOnce() {
      if (running) return;
      end = null;
      supervisor.open();
      send({ order: 'step' });
      publish();
    },
    setPace(next) {
      if (next !== null && !(next > 0))
        throw new RangeError(`A pace must be more than 0 updates a second; it is ${next}.`);
      pace = next;
      send({ order: 'pace', perSecond: pace });
      publish();
    },
    until(count) {
      if (count !== null && !(Number.isInteger(count) && count >= 0))
        throw new RangeError(`Updates are counted in whole numbers from 0; it is ${count}.`);
      until = count === null ? null : { count, from: countOf(views) };
      if (end === 'done') end = null;
      send({ order: 'until', count });
      publish();
    },
    reset(next = begun) {
      const points = startingPoints(next);
      begun = next;
      replace(points);
    },
    checkpoint() {
      if (!supervisor.isOpen()) return Promise.resolve(kept);
      const ticket = ++lastTicket;
      return new Promise((resolve) => {
        tickets.set(ticket, resolve);
        send({ order: 'checkpoint', ticket });
      });
    },
    restore(checkpoints) {
      if (checkpoints.length === 0) throw new RangeError('There is no run to take up.');
      checkpoints.forEach(checkSizes);
      begun = checkpoints.map(({ setup }) => setup);
      replace(checkpoints);
    },
    supply(next) {
      for (const { setup } of kept) taskOf(setup.task, next);
      materials = next;
      send({ order: 'materials', materials });
    },
    dispose() {
      supervisor.close();
      running = false;
      views = kept.map((one, k) => viewOf(one, views[k]?.stopped ?? null));
      settleTickets();
      publish();
    },
  };
}

function startingPoints(setups: readonly Setup[]): readonly Checkpoint[] {
  if (setups.length === 0) throw new RangeError('There is nothing to train: no setup was given.');
  return setups.map(startingPoint);
}
