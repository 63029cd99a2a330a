/** The page's end of a line to where the runs are trained: a worker, or this page itself in short slices. */
import { yieldByMessage, type Clock } from './clock.ts';
import type { Order, Port, Report } from './protocol.ts';
import type { MakeLearner } from './run.ts';

/** What the trainer needs of a Worker. */
export interface WorkerLike extends Port<Order, Report> {
  onerror: ((event: unknown) => void) | null;
  onmessageerror: ((event: unknown) => void) | null;
  terminate(): void;
}

/** The worker of this book. Throws where there are none, or where they are not allowed. */
export function makeWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
  }) as unknown as WorkerLike;
}

/**
 * The same loop on this page: at most 8 ms of work, then what the browser has to do. Loaded when it is needed; what is said before
 * waits.
 */
export function makePageLine(clock: Clock, make?: MakeLearner): WorkerLike {
  const [near, far] = pairOfPorts();
  let ended = false;
  let served: { stop(): void } | undefined;
  const afterMessages = yieldByMessage();
  void import('./serve.ts').then(
    ({ serve }) => {
      if (ended) return;
      const host = {
        clock,
        slice: 8,
        // A frame can be drawn between two slices only if they leave a gap.
        yield: (callback: () => void) => void clock.after(4, () => afterMessages(callback)),
        make,
      };
      served = serve(far, host);
    },
    (error: unknown) => line.onerror?.(error),
  );
  const line: WorkerLike = Object.assign(near, {
    onerror: null,
    onmessageerror: null,
    terminate() {
      ended = true;
      near.onmessage = null;
      served?.stop();
    },
  });
  return line;
}

/** Two ends of a line on one page; a message is delivered soon, and kept until somebody listens. */
export function pairOfPorts(): [Port<Order, Report>, Port<Report, Order>] {
  const end = <Out, In>(): Port<Out, In> & { deliver(data: In): void; other(data: Out): void } => {
    let listener: Port<Out, In>['onmessage'] = null;
    const early: In[] = [];
    return {
      other: () => {},
      deliver: (data) => queueMicrotask(() => (listener ? listener({ data }) : early.push(data))),
      postMessage(message) {
        this.other(message);
      },
      get onmessage() {
        return listener;
      },
      set onmessage(next) {
        listener = next;
        if (listener) for (const data of early.splice(0)) listener({ data });
      },
    };
  };
  const near = end<Order, Report>();
  const far = end<Report, Order>();
  near.other = far.deliver;
  far.other = near.deliver;
  return [near, far];
}
