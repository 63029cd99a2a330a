import fc from 'fast-check';
import { expect, it } from 'vitest';
import { longLagExperiment, type StartRule } from '../initial.ts';
import { withEntry, type Experiment } from '../experiment.ts';
import { experiments } from '../testing/experiments.ts';
import { runs } from '../testing/runs.ts';
import { Trace } from '../trace.ts';
import { keptOverDistance } from './kept.ts';
import { errorOverDistance, topLayer } from './through-time.ts';

const rule: StartRule = { recurrent: 'uniform', gain: 1, keep: 1 };

it.each(['lstm', 'lstm-peephole', 'lstm-coupled', 'gru'])(
  '%s without recurrent weights: the gates are the only way back',
  (cell) => {
    // The peepholes look at the memory, which is a way of its own.
    const still: Experiment = zeroed(longLagExperiment(cell, 3, 30, { ...rule, gain: 0 }, 4));
    const trace = new Trace(still);
    const { times, error, memory } = errorOverDistance(trace);
    const kept = keptOverDistance(trace, '1', times)!;
    const whole = memory ?? error;
    for (const d of times.keys()) expect(kept.sizes[d]!).toBeCloseTo(whole[d]!, 10);
    if (memory) expect(error.slice(1).every((log) => log === -Infinity)).toBe(true);
  },
);

/** No peepholes; and in a GRU no way through the candidate, whose matrix is 0 already. */
function zeroed(experiment: Experiment): Experiment {
  return ['w_cf', 'w_ci', 'w_co'].reduce((now, parameter) => {
    if (!now.layers[0]!.parameters[parameter]) return now;
    return [0, 1, 2].reduce(
      (next, k) => withEntry(next, { layer: '1', parameter, index: [k] }, 0),
      now,
    );
  }, experiment);
}

it('the mean is that of the gates on the way', () => {
  const trace = new Trace(longLagExperiment('lstm', 2, 4, rule, 1));
  const { times } = errorOverDistance(trace);
  const gates = [4, 3, 2].flatMap((t) => [...trace.value(`1.f@${t}`)!]);
  const mean = gates.reduce((sum, f) => sum + f, 0) / 6;
  expect(keptOverDistance(trace, '1', times)!.mean).toBeCloseTo(mean, 14);
  expect(keptOverDistance(trace, '1', [4])!.mean).toBeNull();
});

it('goes on below what a number can hold', () => {
  const closed = { ...rule, gain: 0, keep: -9 };
  const trace = new Trace(longLagExperiment('lstm', 2, 200, closed, 1));
  const { times, memory } = errorOverDistance(trace);
  const { sizes } = keptOverDistance(trace, '1', times)!;
  expect(sizes.at(-1)!).toBeLessThan(-700);
  expect(sizes.at(-1)!).toBeGreaterThan(-900);
  expect(memory!.at(-1)).toBe(-Infinity);
});

it('is there for any network with such a gate, in both directions, and has no NaN where its errors are numbers', () => {
  fc.assert(
    fc.property(experiments({ labelled: 'some' }), (experiment) => {
      const trace = new Trace(experiment);
      const top = topLayer(trace);
      for (const layer of [top, `${top}b`]) {
        if (trace.strandIndex(layer) < 0) continue;
        const { times, loss } = errorOverDistance(trace, layer, undefined, null);
        const kept = keptOverDistance(trace, layer, times);
        expect(kept === null).toBe(experiment.layers.at(-1)!.cell === 'rnn');
        if (!kept) continue;
        const first = trace.errorByLoss(loss, { layer, name: kept.memory, t: loss })!;
        expect(10 ** kept.sizes[0]!).toBeCloseTo(Math.hypot(...first), 10);
        expect(kept.sizes.some(Number.isNaN)).toBe(false);
        for (const d of times.keys())
          if (d > 0) expect(kept.sizes[d]!).toBeLessThanOrEqual(kept.sizes[d - 1]! + 1e-12);
      }
    }),
    runs(60),
  );
});

it('says what is not there', () => {
  const trace = new Trace(longLagExperiment('gru', 2, 4, rule, 1));
  expect(() => keptOverDistance(trace, '2', [4])).toThrow('There is no layer "2".');
  expect(() => keptOverDistance(trace, '1', [3])).toThrow('Step 3 has no loss.');
});
