/**
 * The page's side: a handle on a list of runs that are trained in a worker. It survives the worker: when that dies or hangs, another takes the
 * runs up from the last checkpoint, at most 50 updates before. No worker is made before the first order that needs one,
 * so a handle can be made while a page is drawn.
 */
import { checkSizes, startingPoint, type Checkpoint, type Setup } from './checkpoint.ts';
import { clock as realClock, type Clock } from './clock.ts';
import { makePageLine, makeWorker, type WorkerLike } from './line.ts';
import type { Kind, Order, Progress, Report } from './protocol.ts';
import type { MakeLearner } from './run.ts';
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
  /** Ends the worker. The handle keeps what it knows, and run() would begin again there. */
  dispose(): void;
}

export interface TrainerOptions {
  readonly until?: number | null;
  readonly pace?: number | null;
  /** For tests: what stands for the worker (throws where there is none), the time, the learners of a page without workers. */
  readonly makeWorker?: () => WorkerLike;
  readonly clock?: Clock;
  readonly makeLearner?: MakeLearner;
}

/** A worker that says nothing for so long while it should is taken for dead; noticed within two seconds. */
const PATIENCE = 1700;
const WATCH_EVERY = 250;
/** The same for one that has yet to be loaded. */
const START_PATIENCE = 15_000;
const MOST_DEATHS = 3;

const NO_WORKER =
  'This browser gives the training no thread of its own: it runs on the page, more slowly, with the same numbers.';

/** Throws a RangeError where there is no setup, or no such task or cell. */
export function createTrainer(setups: readonly Setup[], options: TrainerOptions = {}): Trainer {
  const { clock = realClock } = options;
  let begun = setups;
  let kept = startingPoints(setups);
  let views: readonly RunView[] = kept.map((one) => viewOf(one, null));
  let running = false;
  let end: 'done' | 'stopped' | null = null;
  let pace = options.pace ?? null;
  let until = options.until == null ? null : { count: options.until, from: 0 };
  let updatesPerSecond: number | null = null;
  let trouble: string | null = null;
  let kinds: readonly Kind[] = [];
  let where: Snapshot['where'] = null;

  let line: WorkerLike | null = null;
  let onPage = false;
  let everReady = false;
  let ready = false;
  let session = 0;
  let sent = 0;
  let heard = 0;
  let heardAt = 0;
  let watchedAt = 0;
  let unwatch: (() => void) | null = null;
  let deaths = 0;
  let beganAt = 0;
  let lastTicket = 0;
  const tickets = new Map<number, (checkpoints: readonly Checkpoint[]) => void>();

  const listeners = new Set<() => void>();
  let snapshot = make();

  function make(): Snapshot {
    const count = countOf(views);
    return {
      state: end ?? (!running ? 'paused' : ready ? 'running' : 'starting'),
      runs: views,
      count,
      updatesPerSecond: running ? updatesPerSecond : null,
      pace,
      until: untilOf(until, count, running ? updatesPerSecond : null),
      where,
      kinds,
      trouble,
    };
  }

  function publish() {
    snapshot = make();
    for (const listener of [...listeners]) listener();
  }

  function open() {
    if (line) return;
    ready = false;
    if (!onPage)
      try {
        line = (options.makeWorker ?? makeWorker)();
      } catch {
        onPage = true;
        trouble = NO_WORKER;
      }
    line ??= makePageLine(clock, options.makeLearner);
    where = onPage ? 'page' : 'worker';
    const own = line;
    line.onmessage = ({ data }) => line === own && hear(data);
    line.onerror = line.onmessageerror = () => line === own && die('broke off');
    begin();
    watchedAt = clock.now();
    unwatch = clock.after(WATCH_EVERY, watch);
  }

  function close() {
    unwatch?.();
    unwatch = null;
    if (line) {
      line.onmessage = line.onerror = line.onmessageerror = null;
      line.terminate();
    }
    line = null;
    ready = false;
  }

  /** Hands the kept runs to the line, and what it should do with them. */
  function begin() {
    session++;
    [sent, heard] = [0, 0];
    ready = false;
    heardAt = clock.now();
    beganAt = furthest(kept);
    line!.postMessage({ order: 'begin', session, runs: kept }, []);
    send({ order: 'pace', perSecond: pace });
    send({ order: 'until', count: until?.count ?? null });
    for (const ticket of tickets.keys()) send({ order: 'checkpoint', ticket });
    if (running) send({ order: 'run' });
  }

  function send(order: Order) {
    if (!line) return;
    if (sent === heard && !running) heardAt = clock.now();
    sent++;
    line.postMessage(order, []);
  }

  function hear(report: Report) {
    if (report.session !== session) return;
    heardAt = clock.now();
    if (report.report === 'failed') return die(`broke off (${report.message})`);
    if (report.report === 'ready') {
      everReady = ready = true;
      kinds = report.kinds;
      publish();
    } else if (report.report === 'kept') keep(report.checkpoints);
    else if (report.report === 'progress') take(report);
  }

  function keep(checkpoints: readonly Checkpoint[]) {
    kept = checkpoints;
    if (furthest(kept) > beganAt) deaths = 0;
  }

  function take(progress: Progress) {
    keep(progress.checkpoints);
    heard = progress.heard;
    views = kept.map((one, k) => viewOf(one, progress.stopped[k] ?? null));
    updatesPerSecond = progress.updatesPerSecond;
    // An end that was said before the last order was heard is not the end.
    if (progress.ended && heard === sent) {
      running = false;
      end = progress.ended === 'until' ? 'done' : 'stopped';
    }
    const asked = progress.ticket === null ? undefined : tickets.get(progress.ticket);
    if (asked) {
      tickets.delete(progress.ticket!);
      asked(kept);
    }
    publish();
  }

  /** Is the line alive? */
  function watch() {
    const now = clock.now();
    // Where this page itself slept, or was busy, what was said meanwhile still waits to be heard.
    if (now - watchedAt > 3 * WATCH_EVERY) heardAt = now;
    watchedAt = now;
    const expecting = !ready || running || sent > heard;
    // An update may take longer than usual patience: each death in a row doubles it.
    const patience = ready ? PATIENCE * 2 ** deaths : START_PATIENCE;
    unwatch = clock.after(WATCH_EVERY, watch);
    if (expecting && now - heardAt >= patience) die('did not answer any more');
  }

  function die(how: string) {
    close();
    const at = countOf(views);
    views = kept.map((one, k) => viewOf(one, views[k]?.stopped ?? null));
    if (!everReady && !onPage) {
      onPage = true;
      trouble = NO_WORKER;
      open();
    } else if (++deaths >= MOST_DEATHS) {
      trouble = `The training ${how}, ${MOST_DEATHS} times in a row at update ${countOf(views)}, and was stopped there. A smaller network or a shorter sequence may help; "run" tries again.`;
      [running, end, deaths] = [false, 'stopped', 0];
      settleTickets();
    } else {
      trouble = `The training ${how} at update ${at}; it goes on from update ${countOf(views)}.`;
      open();
    }
    publish();
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
    [running, end, updatesPerSecond, deaths] = [false, null, null, 0];
    trouble = onPage ? NO_WORKER : null;
    if (until) until = { ...until, from: countOf(views) };
    if (line) begin();
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
      if (line) send({ order: 'run' });
      else open();
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
      open();
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
      if (!line) return Promise.resolve(kept);
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
    dispose() {
      close();
      running = false;
      settleTickets();
      publish();
    },
  };
}

function startingPoints(setups: readonly Setup[]): readonly Checkpoint[] {
  if (setups.length === 0) throw new RangeError('There is nothing to train: no setup was given.');
  return setups.map(startingPoint);
}

const furthest = (checkpoints: readonly Checkpoint[]) =>
  Math.max(...checkpoints.map(({ count }) => count));
