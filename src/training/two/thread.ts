/** The first thread's end: a second thread that is there, and its part of any number of learners. */
import type { Build } from '../kernels/program.ts';
import type { Learner } from '../learner.ts';
import type { Shape } from '../shape.ts';
import { PartLearner } from './part-learner.ts';
import { buffersOfBatch } from './halves.ts';
import { TwoThreadLearner } from './learner.ts';
import type { Answer, HalfOrder, Line, Order, Report, Second } from './protocol.ts';
import { bytesFor, Shared } from './shared.ts';

/** How the threads exchange what each has made. */
export type Exchange = 'memory' | 'messages';

/** What the first thread needs of a Worker. */
export interface Thread extends Line<Order, Report> {
  onerror: ((event: unknown) => void) | null;
}

export interface TwoThreads {
  /** For a shape that `canCompile` (simd.ts). Throws a RangeError where the shape names no cell. */
  learner(shape: Shape): Learner;
}

/** Waits until the second thread has the program. Rejects where it fails. */
export async function twoThreads(
  thread: Thread,
  module: WebAssembly.Module,
  build: Build,
  exchange: Exchange,
): Promise<TwoThreads> {
  let lastId = 0;
  /** Who waits for a message, by the learner's number. */
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(why: Error): void }>();
  await new Promise<void>((resolve, reject) => {
    const fail = (message: string) => {
      const why = new Error(message);
      reject(why);
      for (const one of waiting.values()) one.reject(why);
      waiting.clear();
    };
    thread.onerror = (event) => fail(`The second thread broke off (${(event as Error).message}).`);
    thread.onmessage = ({ data }) => {
      if (data.report === 'ready') resolve();
      else if (data.report === 'failed') fail(`The second thread broke off (${data.message}).`);
      else {
        waiting.get(data.id)?.resolve(data);
        waiting.delete(data.id);
      }
    };
    thread.postMessage({ order: 'begin', module, build }, []);
  });

  const send = (id: number, half: HalfOrder) =>
    thread.postMessage({ order: 'half', id, ...half }, buffersOfBatch(half.batch));
  const close = (id: number) => thread.postMessage({ order: 'close', id }, []);

  function bySharedMemory(id: number, own: PartLearner): Second {
    const size = own.packedGradient.length;
    let shared: Shared | null = null;
    let asked: HalfOrder | null = null;
    const stateOf = ({ batch }: HalfOrder) =>
      own.shape.twoWay ? 0 : batch.rows * own.stateWidths.reduce((a, b) => a + b, 0);
    return {
      begin(half) {
        asked = half;
        const state = stateOf(half);
        if (shared && shared.roomForState >= state) return send(id, half);
        const memory = new SharedArrayBuffer(bytesFor(size, state));
        shared = new Shared(memory, size);
        send(id, { ...half, memory });
      },
      exchange: {
        later: false,
        swap(gradient) {
          if (gradient) {
            shared!.put(gradient);
            thread.postMessage({ order: 'join', id, gradient: null }, []);
          }
          return shared!.take(asked!.task !== 'evaluate', stateOf(asked!));
        },
      },
      close: () => close(id),
    };
  }

  function byMessages(id: number): Second {
    return {
      begin: (half) => send(id, half),
      exchange: {
        later: true,
        swap(gradient) {
          if (gradient) {
            const copy = gradient.slice();
            thread.postMessage({ order: 'join', id, gradient: copy }, [copy.buffer]);
          }
          return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
        },
      },
      close: () => close(id),
    };
  }

  return {
    learner(shape) {
      const own = new PartLearner(shape, module, build);
      const id = ++lastId;
      thread.postMessage({ order: 'open', id, shape }, []);
      return new TwoThreadLearner(
        own,
        exchange === 'memory' ? bySharedMemory(id, own) : byMessages(id),
      );
    },
  };
}
