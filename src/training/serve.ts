/**
 * The worker's side: carries out orders on a list of runs, one update of each in turn. It works in slices and yields between
 * them, so that orders are heard. Knows no worker scope: worker.ts runs it in one, trainer.ts on the page where there is none.
 */
import { buffersOf } from './checkpoint.ts';
import type { Clock } from './clock.ts';
import {
  ALIVE_EVERY,
  CHECKPOINT_EVERY,
  REPORTS_A_SECOND,
  type Order,
  type Port,
  type Progress,
  type Report,
  type Threads,
} from './protocol.ts';
import { Run, type Work } from './run.ts';
import type { Learner } from './learner.ts';
import type { Shape } from './shape.ts';

export interface Host {
  readonly clock: Clock;
  /** How long to work before yielding, in milliseconds. */
  readonly slice: number;
  /** Calls back once what waits outside (messages; on a page, drawing) has had its turn. */
  yield(callback: () => void): void;
  /** Without it, learners of one thread (create.ts). */
  readonly make?: (shape: Shape, work?: Work, threads?: Threads) => Promise<Learner>;
}

/** Serves the port until `stop` is called. */
export function serve(port: Port<Report, Order>, host: Host): { stop(): void } {
  const { clock, slice } = host;
  let session = 0;
  let runs: readonly Run[] = [];
  let running = false;
  let steps = 0;
  let perSecond: number | null = null;
  let until: number | null = null;
  let tickets: number[] = [];
  let ended: Progress['ended'] = null;

  /** Which run's turn it is; 0 between two rounds, when all have made the same number of updates. */
  let turn = 0;
  let rounds = 0;
  let keptAt = 0;
  let saidAt = -Infinity;
  let aliveAt = -Infinity;
  let heard = 0;
  let nextRound = -Infinity;
  let rate: number | null = null;
  let measured = { at: 0, rounds: 0 };
  /** Takes back the next slice of work; null where none is waited for. */
  let unschedule: (() => void) | null = null;
  let stopped = false;
  /** Whether an update is being made whose learner answers later. */
  let underWay = false;

  const post = (report: Report, transfer: Transferable[] = []) => {
    aliveAt = clock.now();
    port.postMessage(report, transfer);
  };
  const alive = () => {
    if (clock.now() - aliveAt >= ALIVE_EVERY) post({ report: 'alive', session });
  };
  const canGoOn = (run: Run) => run.stopped === null && (until === null || run.count < until);
  const busy = () => running || steps > 0 || turn > 0 || underWay;

  function say(ticket: number | null = null) {
    const now = clock.now();
    if (running && now - measured.at >= 250) {
      const recent = (1000 * (rounds - measured.rounds)) / (now - measured.at);
      rate = rate === null ? recent : rate + (recent - rate) / 3;
      measured = { at: now, rounds };
    }
    const checkpoints = runs.map((run) => run.checkpoint());
    const transfer = buffersOf(checkpoints);
    post(
      {
        report: 'progress',
        session,
        running,
        ended,
        ticket,
        heard,
        updatesPerSecond: rate,
        checkpoints,
        stopped: runs.map((run) => run.stopped),
      },
      transfer,
    );
    saidAt = now;
    keptAt = rounds;
  }

  function keep() {
    const checkpoints = runs.map((run) => run.checkpoint());
    post({ report: 'kept', session, checkpoints }, buffersOf(checkpoints));
    keptAt = rounds;
  }

  /** Between two rounds: what is to be told, and whether to go on. */
  function betweenRounds() {
    for (const ticket of tickets.splice(0)) say(ticket);
    if (!running && steps === 0) return;
    if (!runs.some(canGoOn)) {
      ended = runs.every((run) => run.stopped !== null) ? 'stopped' : 'until';
      running = false;
      steps = 0;
      say();
    }
  }

  function work() {
    unschedule = null;
    if (stopped) return;
    try {
      const began = clock.now();
      do {
        if (turn === 0) {
          betweenRounds();
          if (!busy() || (steps === 0 && clock.now() < nextRound)) break;
          nextRound = perSecond === null ? -Infinity : clock.now() + 1000 / perSecond;
        }
        const run = runs[turn];
        const later = run && canGoOn(run) ? run.advanceLater() : null;
        if (later) return goOnAfter(later);
        if (run && canGoOn(run)) run.advance();
        endTurn();
      } while (clock.now() - began < slice);
    } catch (error) {
      fail(error as Error);
      return;
    }
    if (busy()) schedule();
  }

  function endTurn() {
    turn = (turn + 1) % Math.max(runs.length, 1);
    if (turn > 0) return alive();
    rounds++;
    const asked = steps > 0 && --steps === 0;
    const due = clock.now() - saidAt >= 1000 / REPORTS_A_SECOND;
    if (asked || (running && due)) say();
    else if (rounds - keptAt >= CHECKPOINT_EVERY) keep();
  }

  function fail({ message }: Error) {
    running = false;
    post({ report: 'failed', session, message });
  }

  /** Works on once an update is made; meanwhile orders are heard. Of a session that has ended nothing more is heard. */
  function goOnAfter(update: Promise<unknown>) {
    const own = session;
    const isOld = () => stopped || session !== own;
    underWay = true;
    update
      .then(() => {
        if (isOld()) return;
        underWay = false;
        endTurn();
        if (busy()) work();
        else betweenRounds();
      })
      .catch((error: Error) => {
        if (!isOld()) fail(error);
      });
  }

  function schedule() {
    if (unschedule || underWay) return;
    const wait = turn === 0 && steps === 0 ? nextRound - clock.now() : 0;
    if (wait > 0) {
      alive();
      unschedule = clock.after(Math.min(wait, ALIVE_EVERY), work);
    } else {
      let called = true;
      unschedule = () => (called = false);
      host.yield(() => called && work());
    }
  }

  async function begin(order: Order & { order: 'begin' }) {
    session = order.session;
    for (const run of runs) run.close();
    runs = [];
    running = underWay = false;
    [steps, turn, rounds, keptAt, heard, rate, ended] = [0, 0, 0, 0, 0, null, null];
    tickets = [];
    const { make: makeOne } = host;
    const make = makeOne && ((shape: Shape, work?: Work) => makeOne(shape, work, order.threads));
    try {
      const made = await Promise.all(order.runs.map((one) => Run.from(one, make, order.materials)));
      if (session !== order.session) return made.forEach((run) => run.close());
      runs = made;
      post({ report: 'ready', session, kinds: runs.map(({ learner }) => learner.kind) });
      obey();
    } catch (error) {
      if (session === order.session)
        post({ report: 'failed', session, message: (error as Error).message });
    }
  }

  /** Orders that came while the runs were being taken up wait for them. */
  let waiting: Order[] = [];
  function obey() {
    for (const order of waiting.splice(0)) carryOut(order);
  }

  function carryOut(order: Order) {
    switch (order.order) {
      case 'begin':
        waiting = [];
        void begin(order);
        return;
      case 'materials':
        for (const run of runs) run.supply(order.materials);
        break;
      case 'run':
        if (!running) measured = { at: clock.now(), rounds };
        running = true;
        ended = null;
        nextRound = -Infinity;
        break;
      case 'pause':
        if (!running) break;
        running = false;
        // The round is finished first, so that all runs have made the same number of updates.
        tickets.push(NO_TICKET);
        break;
      case 'step':
        if (!running) steps++;
        break;
      case 'pace':
        perSecond = order.perSecond;
        nextRound = -Infinity;
        break;
      case 'until':
        until = order.count;
        break;
      case 'checkpoint':
        tickets.push(order.ticket);
    }
    // Who trains nothing says nothing by itself: that an order was heard must be said then too.
    if (!busy() && tickets.length === 0) tickets.push(NO_TICKET);
    heard++;
    if (tickets.length > 0 && turn === 0 && !underWay) betweenRounds();
    // What was waited for may be due now: a pace that was slow is no longer.
    unschedule?.();
    unschedule = null;
    if (busy()) schedule();
  }

  port.onmessage = ({ data }) => {
    if (data.order !== 'begin' && runs.length === 0) waiting.push(data);
    else carryOut(data);
  };
  return {
    stop() {
      stopped = true;
      port.onmessage = null;
    },
  };
}

/** A report that answers nobody. */
const NO_TICKET = -1;
