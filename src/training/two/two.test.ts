/** Two true threads under Node, held like any other learner; and what is theirs alone. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import '../../engine/testing/matchers.ts';
import { runs } from '../../engine/testing/runs.ts';
import type { Batch, Learner } from '../learner.ts';
import type { Shape } from '../shape.ts';
import { cases } from '../testing/cases.ts';
import { holdLearner } from '../testing/conformance.ts';
import { optimisers } from '../testing/updates.ts';
import { nodeThread } from './testing/node-thread.ts';
import { twoThreads, type Exchange } from './thread.ts';
import '../testing/relaxed-simd.ts';

const file = new URL('../kernels/built/relaxed.wasm', import.meta.url);
const module = new WebAssembly.Module(readFileSync(file));
const ends: (() => void)[] = [];
afterAll(() => ends.forEach((end) => end()));

/** Makes learners of one pair of threads. The second holds a part of each until it is closed, which here is when some more were made. */
async function maker(exchange: Exchange) {
  const thread = nodeThread();
  ends.push(() => thread.end());
  const { learner } = await twoThreads(thread, module, 'relaxed', exchange);
  const open: Learner[] = [];
  return (shape: Shape) => {
    const made = learner(shape);
    open.push(made);
    if (open.length > 8) open.shift()!.close!();
    return made;
  };
}

const byMemory = await maker('memory');
const byMessages = await maker('messages');

holdLearner('two threads and shared memory', byMemory);

it('by messages an update is to the bit what it is by shared memory, state and all', async () => {
  await fc.assert(
    fc.asyncProperty(
      cases({ numbers: 'ordinary' }),
      optimisers,
      async ({ shape, weights, batch, next }, optimiser) => {
        const memory = byMemory(shape);
        const messages = byMessages(shape);
        for (const learner of [memory, messages]) learner.write(weights);
        const on = { ...next, carry: !shape.twoWay };
        for (const each of [batch, on, next, batch]) {
          const want = memory.step(each, optimiser);
          expect(await messages.stepLater!(each, optimiser)).toEqual(want);
          expect(messages.read()).toBeBits(memory.read());
          expect(messages.readMoments()).toEqual(memory.readMoments());
          expect(messages.readState()).toEqual(memory.readState());
        }
      },
    ),
    runs(60),
  );
});

it('what is written after an update, or learned from one row, both threads have', () => {
  fc.assert(
    fc.property(
      cases({ numbers: 'ordinary', twoWay: false }),
      optimisers,
      fc.constantFrom('weights', 'moments', 'one row'),
      ({ shape, weights, batch, next }, optimiser, what) => {
        const learner = byMemory(shape);
        learner.write(weights);
        learner.step(batch, optimiser);
        if (what === 'weights') learner.write(weights);
        else if (what === 'moments') learner.writeMoments(byMemory(shape).readMoments());
        else learner.step(firstRow(shape, batch), optimiser);
        // Here they are written anew, and sent over.
        const other = byMemory(shape);
        other.write(learner.read());
        other.writeMoments(learner.readMoments());
        // The second's weights show in its half of the update after the first.
        for (const each of [next, batch]) {
          expect(learner.step(each, optimiser)).toEqual(other.step(each, optimiser));
          expect(learner.read()).toBeBits(other.read());
        }
      },
    ),
    runs(60),
  );
});

/** Its first step alone, labelled. */
function firstRow(shape: Shape, { inputs, symbols }: Batch): Batch {
  return {
    rows: 1,
    steps: 1,
    ...(inputs && { inputs: inputs.slice(0, shape.inputs) }),
    ...(symbols && { symbols: symbols.slice(0, 1) }),
    ...(shape.loss === 'cross-entropy'
      ? { classes: Int32Array.of(0) }
      : { numbers: new Float32Array(shape.outputs).fill(1) }),
  };
}
