/** What the prose of chapters 8 and 9 says of the memory cell: the one set by hand, the one that learned the 7, and its bugs. */
import { describe, expect, it } from 'vitest';
import { brokenGradients, bugNamed, bugsOf } from '../src/engine/bugs.ts';
import { withSteps } from '../src/engine/experiment.ts';
import { Trace, traceOf } from '../src/engine/trace.ts';
import * as eight from './a-cell-that-remembers.ts';
import { sevenLstm } from './pen.ts';
import * as nine from './the-memory-cell-unfolded.ts';

describe('what is said of the memory cell', () => {
  const lstm = traceOf(sevenLstm);

  it('chapter 8: written at t = 2, kept to t = 5, read at t = 6, value and error alike', () => {
    const trace = traceOf(eight.byHand);
    expect(eight.keptBack).toBe(1);
    const written = trace.value('1.c@2')![0]!;
    expect(Math.abs(written)).toBeGreaterThan(0.5);
    for (const t of [3, 4, 5]) {
      expect(trace.value(`1.c@${t}`)![0]).toBe(written);
      expect(trace.value(`1.f@${t}`)![0]).toBe(1);
      expect(trace.value(`1.i@${t}`)![0]).toBeLessThan(1e-6);
    }
    expect(trace.value('1.o@6')![0]).toBe(1);
    expect(trace.labelled).toEqual([6]);
    expect(trace.error('1.o@3')![0]).toBe(0);
    expect(trace.error('1.i@4')![0]).not.toBe(0);
  });

  it('chapter 8: the memory of unit 2 fills from the third step on and grows beyond 1; its forget gates are about three quarters', () => {
    const c = [2, 3, 4, 5, 6].map((t) => lstm!.value(`1.c@${t}`)![1]!);
    for (let k = 1; k < c.length; k++) expect(c[k]).toBeGreaterThan(c[k - 1]!);
    expect(c.at(-1)).toBeGreaterThan(1);
    for (let t = 1; t <= 6; t++)
      expect(Math.abs(lstm!.value(`1.f@${t}`)![1]! - 0.75)).toBeLessThan(0.07);
  });

  it('chapter 9: more is shown than kept at c_1; unit 2 has next to nothing to forget at t = 3', () => {
    expect(nine.largerAtFirst).toBe(0);
    expect(Math.abs(lstm!.value('1.c@2')![1]!)).toBeLessThan(0.01);
    expect(Math.abs(lstm!.error('1.f@3')![1]!)).toBeLessThan(0.01);
    expect(Array.from(lstm!.error('1.f@1')!)).toEqual([0, 0]);
    expect(lstm!.gradientByStep('1', 'W_hf', 1)!.data.every((x) => x === 0)).toBe(true);
  });

  it('chapter 9: over one step nothing can be lost between steps, and a gate’s bug stays in its own tables', () => {
    const one = withSteps(sevenLstm, 1);
    const trace = new Trace(one);
    const wrongIn = (name: string) => {
      const { gradients } = brokenGradients(trace, bugNamed(name)!);
      const [{ plan }] = trace.strands as [(typeof trace.strands)[0]];
      return plan.parameters.flatMap(({ name, offset, length }) =>
        trace.gradients[0]!.subarray(offset, offset + length).some(
          (number, k) => Math.abs(number - gradients[0]![offset + k]!) > 1e-12,
        )
          ? [name]
          : [],
      );
    };
    for (const name of ['memory-not-carried', 'nothing-carried', 'gate-left-out'])
      expect(bugNamed(name)!.applies(one)).not.toBeNull();
    expect(wrongIn('gate-reads-own-step')).toEqual(['W_xf', 'b_f']);
    expect(wrongIn('candidate-slope')).toEqual(['W_xc', 'b_c']);
    expect(wrongIn('gates-exchanged')).toEqual(['W_xf', 'b_f', 'W_xi', 'b_i']);
    // Over six steps the same bug has spread over all four gates.
    const { gradients } = brokenGradients(lstm!, bugNamed('candidate-slope')!);
    for (const { name, offset } of lstm!.strands[0]!.plan.parameters)
      if (name.startsWith('W_h'))
        expect(gradients[0]![offset], name).not.toBe(lstm!.gradients[0]![offset]);
  });

  it('chapter 9: where the output’s tables are wrong, it is the loss, or the adding up (a loop that stops early too)', () => {
    const at = lstm!.strandIndex('readout');
    const right = lstm!.gradients[at]!;
    for (const bug of bugsOf(sevenLstm)) {
      const { gradients } = brokenGradients(lstm!, bug);
      if (gradients[at]!.some((number, k) => Math.abs(number - right[k]!) > 1e-12))
        expect(['loss', 'gradients', 'stops-early'], bug.name).toContain(
          bug.name === 'stops-early' ? bug.name : bug.family,
        );
    }
  });

  it('chapter 9: the last h right and its c wrong: the tanh round the memory', () => {
    const errorIn = (name: string, at: string) =>
      lstm!.errorIn(brokenGradients(lstm!, bugNamed(name)!).reverse, at);
    for (const name of ['memory-slope-left-out', 'memory-slope-at-c']) {
      expect(errorIn(name, '1.h@6')).toEqual(lstm!.error('1.h@6'));
      expect(errorIn(name, '1.c@6')).not.toEqual(lstm!.error('1.c@6'));
    }
    for (const name of ['candidate-slope', 'gates-exchanged', 'memory-not-carried'])
      expect(errorIn(name, '1.c@6')).toEqual(lstm!.error('1.c@6'));
  });

  it('chapter 9: without one of the crossings much of the error of c_1 is lost', () => {
    for (const bug of ['memory-not-carried', 'overwrite-future']) {
      expect(nine.leftWithout(bug, 'c@1')(lstm!)).toBeLessThan(0.95);
      expect(nine.leftWithout(bug, 'c@1')(lstm!)).toBeGreaterThan(0.1);
      expect(nine.leftWithout(bug, 'c@6')(lstm!)).toBe(1);
    }
  });
});
