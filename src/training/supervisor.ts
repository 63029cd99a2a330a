/**
 * Watches over the line to where the runs are trained, and makes a new one where that dies or hangs. Where no worker can be had, the
 * line leads to this page itself. What is trained it does not know: its owner hands it the runs and the orders each time.
 */
import type { Checkpoint } from './checkpoint.ts';
import type { Clock } from './clock.ts';
import type { WorkerLike } from './line.ts';
import type { Order, Report, Threads } from './protocol.ts';
import type { Materials } from './tasks/index.ts';

export interface Owner {
  /** The runs that a line takes up, and what it is to do with them. */
  runs(): readonly Checkpoint[];
  /** What their tasks read. */
  materials(): Materials;
  /** How many threads are to make an update; undefined where that follows from the sizes. */
  readonly threads?: Threads | undefined;
  orders(): readonly Order[];
  /** Whether reports should come in by themselves. */
  isRunning(): boolean;
  /** `settled`: all orders had been heard when this was said. */
  hear(report: Report, settled: boolean): void;
  /** There is no worker; the page trains. */
  withoutWorker(): void;
  /** The line is dead, `how` says how; another is made now, or, when `last`, none. */
  died(how: string, last: boolean): void;
}

export interface Supervisor {
  readonly where: 'worker' | 'page' | null;
  /** Whether the runs have been taken up. */
  isReady(): boolean;
  isOpen(): boolean;
  /** Makes a line unless there is one. */
  open(): void;
  /** Ends the line; open() makes another. */
  close(): void;
  /** Hands the owner's runs over, in the place of those before; what is still reported of them is not heard. */
  begin(): void;
  /** Without a line nothing is sent. */
  send(order: Order): void;
}

/** A line that says nothing for so long while it should is taken for dead; noticed within two seconds. */
const PATIENCE = 1700;
const WATCH_EVERY = 250;
/** The same for one that has yet to be loaded. */
const START_PATIENCE = 15_000;
export const MOST_DEATHS = 3;

export function supervise(
  owner: Owner,
  clock: Clock,
  makeWorker: () => WorkerLike,
  makePageLine: () => WorkerLike,
): Supervisor {
  let line: WorkerLike | null = null;
  let where: Supervisor['where'] = null;
  let everReady = false;
  let ready = false;
  let session = 0;
  /** How many orders of this session were sent, and how many of them were heard when the last report was made. */
  let [sent, heard] = [0, 0];
  let [heardAt, watchedAt] = [0, 0];
  let unwatch: (() => void) | null = null;
  let deaths = 0;
  let beganAt = 0;

  function open() {
    if (line) return;
    if (where !== 'page')
      try {
        line = makeWorker();
        where = 'worker';
      } catch {
        where = 'page';
        owner.withoutWorker();
      }
    const own = (line ??= makePageLine());
    own.onmessage = ({ data }) => line === own && hear(data);
    own.onerror = own.onmessageerror = () => line === own && die('broke off');
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

  function begin() {
    if (!line) return;
    session++;
    [sent, heard] = [0, 0];
    ready = false;
    heardAt = clock.now();
    const runs = owner.runs();
    beganAt = furthest(runs);
    const { threads } = owner;
    const materials = owner.materials();
    line.postMessage({ order: 'begin', session, runs, materials, ...(threads && { threads }) }, []);
    owner.orders().forEach(send);
  }

  function send(order: Order) {
    if (!line) return;
    // Nothing was expected, so nothing is late.
    if (!isExpecting()) heardAt = clock.now();
    sent++;
    line.postMessage(order, []);
  }

  const isExpecting = () => !ready || owner.isRunning() || sent > heard;

  function hear(report: Report) {
    if (report.session !== session) return;
    heardAt = clock.now();
    if (report.report === 'failed') return die(`broke off (${report.message})`);
    if (report.report === 'ready') everReady = ready = true;
    if (report.report === 'progress') heard = report.heard;
    if ('checkpoints' in report && furthest(report.checkpoints) > beganAt) deaths = 0;
    owner.hear(report, heard === sent);
  }

  function watch() {
    const now = clock.now();
    // Where this page itself slept, or was busy, what was said meanwhile still waits to be heard.
    if (now - watchedAt > 3 * WATCH_EVERY) heardAt = now;
    watchedAt = now;
    // An update may take longer than usual patience: each death in a row doubles it.
    const patience = ready ? PATIENCE * 2 ** deaths : START_PATIENCE;
    unwatch = clock.after(WATCH_EVERY, watch);
    if (isExpecting() && now - heardAt >= patience) die('did not answer any more');
  }

  function die(how: string) {
    close();
    if (!everReady && where !== 'page') {
      where = 'page';
      owner.withoutWorker();
      open();
      return;
    }
    const last = ++deaths >= MOST_DEATHS;
    if (last) deaths = 0;
    owner.died(how, last);
    if (!last) open();
  }

  return {
    get where() {
      return where;
    },
    isReady: () => ready,
    isOpen: () => line !== null,
    open,
    close,
    begin() {
      deaths = 0;
      begin();
    },
    send,
  };
}

const furthest = (checkpoints: readonly Checkpoint[]) =>
  Math.max(...checkpoints.map(({ count }) => count));
