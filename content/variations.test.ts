/** What the prose of chapter 12 says of the other cells that learned the 7. */
import { describe, expect, it } from 'vitest';
import { traceOf, type Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import { sevenCoupled, sevenGru, sevenLstm, sevenPeephole, sevenTwoWay } from './pen.ts';
import * as twelve from './variations.ts';

describe('what is said of the variations', () => {
  const [lstm, peephole, coupled, gru, twoWay] = [
    sevenLstm,
    sevenPeephole,
    sevenCoupled,
    sevenGru,
    sevenTwoWay,
  ].map(traceOf);
  const share = (trace: Trace, at: string, consumer: string) =>
    trace.shares(at).find((part) => part.consumer === consumer)!.values;

  it('chapter 12: the peepholes bring little; the output gate’s is the largest of the new ones', () => {
    expect(twelve.largestOnMemory).toBe(0);
    const sizes = ['a_f@4', 'a_i@4', 'a_o@3'].map((from) =>
      twelve.sizeThrough('1.c@3', from)(peephole!),
    );
    expect(Math.max(...sizes)).toBe(sizes[2]);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(0.01 * norm(peephole!.error('1.c@3')!));
  });

  it('chapter 12: coupled, unit 2 forgets much, and the two addends of its gate nearly cancel at t = 3', () => {
    for (let t = 1; t <= 6; t++) expect(coupled!.value(`1.f@${t}`)![1]).toBeLessThan(0.25);
    const [through, kept] = ['i@3', 'c@3'].map((from) => share(coupled!, '1.f@3', from)[1]!);
    expect(Math.abs(through! + kept!)).toBeLessThan(0.15 * Math.abs(through!));
    const mixture = coupled!.value('1.c@2')![1]! - coupled!.value('1.g@3')![1]!;
    expect(coupled!.error('1.f@3')![1]).toBeCloseTo(mixture * coupled!.error('1.c@3')![1]!, 12);
  });

  it('chapter 12: at t = 3 the candidate of the GRU brings unit 2 more than its line does', () => {
    const [candidate, line] = ['q@4', 'h@4'].map((from) => share(gru!, '1.h@3', from)[1]!);
    expect(Math.abs(candidate!)).toBeGreaterThan(Math.abs(line!));
    expect(twelve.weightsOfLstm).toBeGreaterThan(twelve.countWeights(gru!));
  });

  it('chapter 12: who reads both ways knows the 7 at the first move; the loss of step 1 reaches step 6', () => {
    expect(twoWay!.value('readout.z@1')![1]).toBeGreaterThan(0.9);
    expect(norm(twoWay!.errorByLoss(1, '1b.h@6')!)).toBeGreaterThan(0);
    for (const other of [lstm, peephole, coupled, gru]) {
      const z = other!.value('readout.z@1')!;
      expect(Math.abs(z[1]! - z[2]!)).toBeLessThan(0.15);
    }
  });
});
