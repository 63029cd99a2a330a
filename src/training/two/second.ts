/** What the second thread does: its half of each batch. Knows no worker scope (second-worker.ts). */
import { PartLearner } from './part-learner.ts';
import type { Build } from '../kernels/program.ts';
import type { Optimiser } from '../optimiser.ts';
import type { HalfOrder, Line, Order, Report } from './protocol.ts';
import { Shared } from './shared.ts';

/** Its part of one learner. */
interface Part {
  readonly learner: PartLearner;
  shared: Shared | null;
  /** Of the step that waits for the first thread's gradient. */
  optimiser: Optimiser | null;
}

export function serveSecond(line: Line<Report, Order>): void {
  let program: { readonly module: WebAssembly.Module; readonly build: Build } | undefined;
  const parts = new Map<number, Part>();

  function obey(order: Order): void {
    switch (order.order) {
      case 'begin':
        program = order;
        return line.postMessage({ report: 'ready' }, []);
      case 'open': {
        const learner = new PartLearner(order.shape, program!.module, program!.build);
        parts.set(order.id, { learner, shared: null, optimiser: null });
        return;
      }
      case 'half':
        return carryOut(order.id, order);
      case 'join': {
        const { learner, optimiser, shared } = parts.get(order.id)!;
        return learner.move(learner.join(order.gradient ?? shared!.ofFirst), optimiser!);
      }
      case 'close':
        parts.delete(order.id);
    }
  }

  function carryOut(id: number, half: HalfOrder): void {
    const part = parts.get(id)!;
    const { learner } = part;
    const { task, batch, labelled, state, optimiser, numbers, memory } = half;
    if (memory) part.shared = new Shared(memory, learner.packedGradient.length);
    if (numbers) {
      learner.write(numbers.weights);
      learner.writeMoments(numbers.moments);
    }
    if (state) learner.writeState(state, batch.rows);
    const withGradient = task !== 'evaluate';
    const sums = learner.runPart(batch, labelled, withGradient);
    const gradient = withGradient ? learner.packedGradient : null;
    const answer = { ...sums, gradient, state: learner.readState() };
    part.optimiser = optimiser;
    if (part.shared) return part.shared.answer(answer);
    const copy = gradient?.slice() ?? null;
    const transfer = [copy, answer.state].flatMap((array) =>
      array ? [array.buffer as ArrayBuffer] : [],
    );
    line.postMessage({ report: 'answer', id, ...answer, gradient: copy }, transfer);
  }

  line.onmessage = ({ data }) => {
    try {
      obey(data);
    } catch (error) {
      for (const { shared } of parts.values()) shared?.fail();
      line.postMessage({ report: 'failed', message: (error as Error).message }, []);
    }
  };
}
