/** What the prose of chapter 10 says of cells at their start, and of those that have learned. */
import { describe, expect, it } from 'vitest';
import { highwaysOf, partOf } from '../src/engine/derived/highways.ts';
import { errorOverDistance } from '../src/engine/derived/through-time.ts';
import { withShifted, withSteps, type Experiment } from '../src/engine/experiment.ts';
import { Trace, traceOf } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import * as ten from './does-it-really-help.ts';
import { seven, sevenCoupled, sevenGru, sevenLstm } from './pen.ts';

describe('what is said of errors over long ways', () => {
  const lstm = traceOf(sevenLstm);

  it('chapter 10: at the start errors vanish in all three; the bias of the forget gate sets the rate', () => {
    expect(ten.atTheStart()).toBe(2);
    for (const cell of ['rnn', 'lstm', 'gru']) expect(ten.fresh(cell)).toBeLessThan(0.65);
    const rates = [0, 1, 3].map((keep) => ten.fresh('lstm', { keep }));
    expect(rates).toEqual(rates.toSorted((a, b) => a - b));
    for (const keep of [3, 5]) expect(Math.abs(ten.fresh('lstm', { keep }) - 1)).toBeLessThan(0.02);
    expect(ten.fresh('gru', { keep: 5 })).toBeGreaterThan(0.98);
  });

  it('chapter 10: a plain network started orthogonal is ahead of the LSTM until its gates are opened; both explode', () => {
    const start = (cell: string, rule = {}) =>
      ten.fresh(cell, { recurrent: 'orthogonal', ...rule });
    expect(start('rnn')).toBeGreaterThan(start('lstm') + 0.1);
    expect(start('lstm', { keep: 1 })).toBeGreaterThan(start('rnn'));
    expect(start('rnn', { gain: 5 })).toBeGreaterThan(1.2);
    const explodes = ten.fresh('lstm', { recurrent: 'orthogonal', gain: 5 }, ten.EXPLODING);
    expect(explodes).toBeGreaterThan(1.1);
  });

  it('chapter 10: what has learned: the LSTM far ahead, the GRU between, coupled gates like the plain network', () => {
    const [rnn, lstm, coupled, gru] = ['RNN', 'LSTM', 'Coupled LSTM', 'GRU'].map((name) =>
      ten.factorOfLearned(name),
    );
    const back = (experiment: Experiment) =>
      errorOverDistance(new Trace(withSteps(experiment, 60)), '1', undefined, null);
    const [plain, cell] = [back(seven), back(sevenLstm)];
    expect(cell.memory![50]! - plain.error[50]!).toBeCloseTo(14, 0);
    expect(cell.memory![0]! - plain.error[0]!).toBeLessThan(-1.5);
    expect(lstm).toBeGreaterThan(rnn! + 0.3);
    expect(gru).toBeGreaterThan(rnn! + 0.1);
    expect(gru).toBeLessThan(lstm! - 0.1);
    expect(Math.abs(coupled! - rnn!)).toBeLessThan(0.02);
    // What comes back in these two came through the candidate.
    for (const [experiment, candidate] of [
      [sevenCoupled, 'g'],
      [sevenGru, 'n'],
    ] as const) {
      const highways = highwaysOf(new Trace(withSteps(experiment, 60)), '1', 60)!;
      const way = highways.ways.find(({ gate }) => gate === candidate)!;
      expect(partOf(highways, way, 59, null)).toBeGreaterThan(0.9);
    }
  });

  it('chapter 10: the line brings four fifths at t = 20, a quarter at t = 1, a fifth where T is 6; most of the rest the candidate', () => {
    const parts = (trace: Trace, t: number) => {
      const highways = highwaysOf(trace, '1', trace.steps)!;
      const d = highways.times.indexOf(t);
      return highways.ways.map((way) => [way.gate ?? way.kind, partOf(highways, way, d, null)]);
    };
    const long = traceOf(ten.long);
    const at = (trace: Trace, t: number, name: string) =>
      Number(parts(trace, t).find(([way]) => way === name)![1]);
    expect(at(long, 55, 'line')).toBeGreaterThan(0.9);
    const slope = (t: number) => long.value(`1.tanh_c@${t}`)!.map((y) => 1 - y * y);
    expect(Math.max(...slope(20))).toBeLessThan(0.1);
    expect(Math.min(...slope(1))).toBeGreaterThan(0.6);
    expect(at(long, 20, 'line')).toBeCloseTo(0.8, 1);
    expect(at(long, 1, 'line')).toBeCloseTo(0.25, 1);
    expect(at(long, 1, 'g')).toBeGreaterThan(0.5);
    expect(at(lstm!, 1, 'line')).toBeCloseTo(0.2, 1);
    expect(at(lstm!, 1, 'g')).toBeGreaterThan(0.5);
  });

  it('chapter 10: opened gates let the memory grow, and the error does not get in', () => {
    expect(ten.opened()).toBe(2);
    expect(ten.largestOpened()).toBeGreaterThan(2 * ten.largestAtStart());
    const arrives = (steps: number, opened: boolean) => {
      const same = withSteps(sevenLstm, steps);
      const trace = new Trace(opened ? withShifted(same, '1', ['b_f'], 1, same) : same);
      return norm(trace.errorByLoss(steps, '1.c@1')!);
    };
    expect(arrives(60, true)).toBeLessThan(arrives(60, false));
    expect(arrives(100, true)).toBeGreaterThan(arrives(100, false));
    const slope = (c: number) => 1 - Math.tanh(c) ** 2;
    expect(slope(3)).toBeCloseTo(0.01, 3);
    expect(slope(8)).toBeLessThan(1e-6);
  });
});
