/**
 * A worker that is none, and time that stands still unless it is told otherwise. Messages go through a real MessageChannel, so what is transferred
 * is gone on the other side as it is with a Worker.
 */
import type { Clock } from '../clock.ts';
import { createSlowLearner } from './slow-learner.ts';
import type { WorkerLike } from '../line.ts';
import type { Order, Port, Report } from '../protocol.ts';
import type { MakeLearner } from '../run.ts';
import { serve } from '../serve.ts';

export class FakeClock implements Clock {
  #now = 0;
  #timers: { at: number; callback: () => void }[] = [];

  now() {
    return this.#now;
  }

  after(milliseconds: number, callback: () => void) {
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  /** Time passes, and nobody is called: something is busy. */
  pass(milliseconds: number) {
    this.#now += milliseconds;
  }

  /** Calls whoever is due. */
  ring() {
    for (const timer of this.#timers.filter(({ at }) => at <= this.#now)) {
      this.#timers = this.#timers.filter((other) => other !== timer);
      timer.callback();
    }
  }
}

/** A learner whose updates take a millisecond each. */
export const timedLearner =
  (clock: FakeClock): MakeLearner =>
  async (shape) => {
    const learner = createSlowLearner(shape);
    const step: typeof learner.step = (...given) => {
      clock.pass(1);
      return learner.step(...given);
    };
    return { ...learner, step };
  };

export class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  terminated = false;
  readonly #channel = new MessageChannel();
  readonly #served: { stop(): void };
  #dead = false;
  /** Everything that was reported. */
  readonly reports: Report[] = [];

  constructor(clock: FakeClock, make: MakeLearner = timedLearner(clock)) {
    const { port1, port2 } = this.#channel;
    port1.onmessage = ({ data }) => {
      this.reports.push(data);
      this.onmessage?.({ data });
    };
    const far: Port<Report, Order> = {
      onmessage: null,
      postMessage: (report, transfer) => {
        if (!this.#dead) port2.postMessage(report, transfer);
      },
    };
    port2.onmessage = ({ data }) => {
      if (!this.#dead) far.onmessage?.({ data });
    };
    const host = {
      clock,
      slice: 12,
      yield: (callback: () => void) => void setImmediate(callback),
      make,
    };
    this.#served = serve(far, host);
  }

  postMessage(order: Order, transfer: Transferable[]) {
    this.#channel.port1.postMessage(order, transfer);
  }

  /** Dies, or hangs, without a word. */
  hang() {
    this.#dead = true;
    this.#served.stop();
  }

  terminate() {
    this.terminated = true;
    this.hang();
    this.#channel.port1.close();
  }
}

/** Lets messages, promises and due timers have their turn, until something is so. */
export async function settled(clock: FakeClock, isSo: () => boolean = () => false, turns = 2000) {
  for (let turn = 0; turn < turns && !isSo(); turn++) {
    clock.ring();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
