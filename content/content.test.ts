import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../src/engine/parse.ts';
import { withScaled, withShifted, withSteps, type Experiment } from '../src/engine/experiment.ts';
import { numberAt, Trace, traceOf } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import { bugNamed, brokenGradients, bugsOf } from '../src/engine/bugs.ts';
import { highwaysOf, partOf } from '../src/engine/derived/highways.ts';
import { errorOverDistance } from '../src/engine/derived/through-time.ts';
import { chapters } from './chapters.ts';
import { triangleOfEntry } from '../src/engine/derived/triangle.ts';
import * as one from './a-loop-in-the-network.ts';
import * as eight from './a-cell-that-remembers.ts';
import { errorOfSum, largerAtFirst, mistakes, start } from './error-flows-back.ts';
import penL from './experiments/pen-L.json';
import * as five from './one-weight-many-uses.ts';
import {
  experimentOf,
  seven,
  sevenCoupled,
  sevenGru,
  sevenLstm,
  sevenPeephole,
  sevenTwoWay,
} from './pen.ts';
import * as two from './the-forward-pass.ts';
import * as ten from './does-it-really-help.ts';
import * as three from './the-first-error.ts';
import * as nine from './the-memory-cell-unfolded.ts';
import * as six from './trust-but-check.ts';
import * as twelve from './variations.ts';
import * as seventh from './vanishing-and-exploding.ts';

const here = new URL('.', import.meta.url);
const experiments = readdirSync(new URL('experiments/', here)).filter((file) =>
  file.endsWith('.json'),
);

describe.each(experiments)('the experiment %s', (file) => {
  const text = readFileSync(new URL(`experiments/${file}`, here), 'utf8');

  it('is an experiment: chapters trust it without reading it again', () => {
    expect(() => parseExperiment(text)).not.toThrow();
  });

  it('has weights of two decimals, for pencil and paper', () => {
    const numbers = text.match(/-?\d+(\.\d+)?(e-?\d+)?/g)!.map(Number);
    for (const number of numbers) expect(number).toBe(Number(number.toFixed(2)));
  });
});

describe('the running example', () => {
  const [seven, zed] = ['7', 'Z'].map((name) =>
    traceOf(parseExperiment(readFileSync(new URL(`experiments/pen-${name}.json`, here), 'utf8'))),
  );

  it('is undecided between 7 and Z while they begin alike, and decided when the pen has turned', () => {
    for (const t of [1, 2]) {
      const z = seven!.value(`readout.z@${t}`)!;
      expect(z).toEqual(zed!.value(`readout.z@${t}`));
      expect(Math.abs(z[1]! - z[2]!)).toBeLessThan(0.15);
    }
    expect(seven!.value('readout.z@6')![1]).toBeGreaterThan(0.9);
    expect(zed!.value('readout.z@6')![2]).toBeGreaterThan(0.9);
  });
});

/** Every exercise: where it stands, what it asks, and the steps at which a mistake may coincide with the answer. */
const exercises = [
  {
    chapter: 1,
    start: seven,
    answer: one.countNumbers,
    mistakes: one.countMistakes,
    alike: [],
  },
  { chapter: 2, start: seven, answer: two.sumInside, mistakes: two.mistakes, alike: [1] },
  { chapter: 3, start: seven, answer: three.errorOfScore, mistakes: three.mistakes, alike: [] },
  { chapter: 4, start, answer: errorOfSum, mistakes, alike: [6] },
  { chapter: 5, start: seven, answer: five.addend, mistakes: five.mistakes, alike: [] },
  { chapter: 6, start: seven, answer: six.centralSlope, mistakes: six.mistakes, alike: [] },
  { chapter: 7, start: seventh.long, answer: seventh.rate, mistakes: seventh.mistakes, alike: [] },
  // At the first step nothing is kept.
  { chapter: 8, start: sevenLstm, answer: eight.memory, mistakes: eight.mistakes, alike: [1] },
  // At the last step nothing comes from the next memory; at the fifth the two forget gates are all but the same.
  {
    chapter: 9,
    start: sevenLstm,
    answer: nine.errorOfMemory,
    mistakes: nine.mistakes,
    alike: [5, 6],
  },
  {
    chapter: 10,
    start: ten.long,
    answer: ten.shareOfLine,
    mistakes: ten.mistakes,
    alike: [1, 60],
  },
  // At the first step there is no old state.
  {
    chapter: 12,
    start: sevenGru,
    answer: twelve.errorOfUpdate,
    mistakes: twelve.mistakes,
    alike: [1],
  },
];

describe.each(exercises)('the exercise of chapter $chapter', (exercise) => {
  const trace = traceOf(exercise.start);

  it('recognises mistakes that differ from the answer, at every step but where they coincide', () => {
    for (let t = 1; t <= trace.steps; t++) {
      if (exercise.alike.includes(t)) continue;
      exercise.mistakes.forEach(({ gives, says }) =>
        expect(
          Math.abs(gives(trace, t) - exercise.answer(trace, t)),
          `t = ${t}: ${says}`,
        ).toBeGreaterThan(1e-4),
      );
    }
  });

  it('says a sentence to each', () => {
    for (const { says } of exercise.mistakes) expect(says).toMatch(/^[A-Z].*\.$/);
  });
});

describe('what the exercises ask for is what the engine says', () => {
  const trace = traceOf(seven);

  it('chapter 1: the numbers in the tables of weights', () => {
    const { layers, readout } = seven;
    const tables = [...layers.map(({ parameters }) => parameters), readout.parameters];
    const numbers = tables.flatMap((parameters) => Object.values(parameters).flat(2));
    expect(one.countNumbers(trace)).toBe(numbers.length);
  });

  it('chapter 5: what step 3 adds to W_hh, row 1 column 2', () =>
    expect(five.addend(trace)).toBe(numberAt(trace.gradientByStep('1', 'W_hh', 3)!, [0, 1])));

  it('chapter 6: the slope between the two losses, which is the gradient to three decimals', () =>
    expect(Math.abs(six.centralSlope(trace) - six.gradient(trace))).toBeLessThan(1e-3));

  it('chapter 9: the two roads of which each mistake takes one are the whole', () => {
    const lstm = traceOf(sevenLstm);
    const [fromState, fromMemory] = nine.mistakes;
    for (let t = 1; t <= 6; t++)
      expect(fromState!.gives(lstm, t) + fromMemory!.gives(lstm, t)).toBeCloseTo(
        nine.errorOfMemory(lstm, t),
        12,
      );
  });

  it('chapter 10: the share of the line, as the highways have it', () => {
    const long = traceOf(ten.long);
    const highways = highwaysOf(long, '1', 60)!;
    for (const t of [1, 20, 55])
      expect(ten.shareOfLine(long, t)).toBeCloseTo(
        100 * partOf(highways, highways.ways[0]!, highways.times.indexOf(t), 1)!,
        9,
      );
  });
});

describe('what the prose says of the numbers', () => {
  const trace = traceOf(seven);

  it('chapter 1: after two moves Z and 7 are alike; a move down says L at first, 7 after two moves to the right', () => {
    expect(one.undecided).toBe(1);
    const first = traceOf(experimentOf(penL)).value('readout.z@1')!;
    expect(first[0]).toBeGreaterThan(0.7);
    expect(trace.value('readout.z@3')![1]).toBeGreaterThan(0.7);
  });

  it('chapter 2: adding to all scores changes nothing', () => expect(two.shifted).toBe(2));

  it('chapter 3: a label is felt at its own step alone; the first two losses are most of the whole', () => {
    expect(three.changed).toBe(1);
    const [l1, l2] = trace.losses as number[];
    expect(l1! + l2!).toBeGreaterThan(trace.loss / 2);
    const falls = trace.losses.slice(1).map((loss, k) => trace.losses[k]! - loss!);
    expect(Math.max(...falls)).toBe(falls[1]);
  });

  it('chapter 4: the future sends more at t = 1', () => expect(largerAtFirst).toBe(1));

  it('chapter 5: the first column of W_hh is empty, that of W_xh is the largest; truncation leaves little out', () => {
    expect(five.firstColumn).toBe(2);
    expect(triangleOfEntry(trace, '1', 'W_hh', [1, 0]).columns[0]).toBe(0);
    expect(Array.from(triangleOfEntry(trace, '1', 'W_xh', [1, 1]).columns.slice(0, 2))).toEqual([
      0, 0,
    ]);
    const small = traceOf(five.small);
    const product =
      five.errorOfLast(small) *
      five.slopeAt(3)(small) *
      five.weight(small) *
      five.slopeAt(2)(small) *
      five.read(small);
    expect(product).toBeCloseTo(five.cell(3, 2)(small), 12);
    expect(five.truncated(2)(trace) / five.whole(trace)).toBeGreaterThan(0.8);
    expect(five.truncated(6)(trace)).toBeCloseTo(five.whole(trace), 12);
    expect(five.biasWhole(trace) * five.biasTruncated(trace)).toBeLessThan(0);
  });

  it('chapter 6: a smaller ε is worse beyond 10⁻⁵; one side costs digits', () => {
    expect(six.smallerIsBetter).toBe(2);
    expect(six.relativeError(-5)(trace)).toBeLessThan(1e-7);
    expect(six.oneSided(-5)(trace)).toBeGreaterThan(1000 * six.relativeError(-5)(trace));
    expect(six.relativeError(-1)(trace) / six.relativeError(-2)(trace)).toBeCloseTo(100, -1);
  });
});

describe('what Part II says of the cells that learned the 7', () => {
  const [lstm, peephole, coupled, gru, twoWay] = [
    sevenLstm,
    sevenPeephole,
    sevenCoupled,
    sevenGru,
    sevenTwoWay,
  ].map(traceOf);
  const share = (trace: Trace, at: string, consumer: string) =>
    trace.shares(at).find((part) => part.consumer === consumer)!.values;

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

describe('what chapter 7 says of its three networks', () => {
  const rateOf = (start: Experiment, factor: number, steps = 60) =>
    seventh.rate(new Trace(withSteps(withScaled(start, '1', ['W_hh'], factor, start), steps)));

  it('doubled weights make the trained one vanish faster, smaller ones slower', () => {
    expect(seventh.doubled).toBe(2);
    expect(rateOf(seventh.long, 0.8)).toBeGreaterThan(1.5 * rateOf(seventh.long, 1));
  });

  it('the rotation keeps the size, shrinks it at 0.9, lets it explode at 1.1, in the early steps at 1.5', () => {
    expect(rateOf(seventh.turning, 1)).toBeCloseTo(1, 3);
    expect(rateOf(seventh.turning, 0.9)).toBeCloseTo(0.9, 3);
    expect(rateOf(seventh.turning, 1.1)).toBeGreaterThan(1.05);
    const trace = new Trace(withScaled(seventh.turning, '1', ['W_hh'], 1.5, seventh.turning));
    const size = (t: number) => norm(trace.errorByLoss(60, `1.h@${t}`)!);
    expect(size(60) / size(30)).toBeLessThan(2);
    expect(size(30) / size(60)).toBeLessThan(2);
    expect(size(1) / size(30)).toBeGreaterThan(1000);
  });

  it('the unsettled one vanishes at scale 1 and explodes at 2.5, over 300 steps too', () => {
    expect(rateOf(seventh.wild, 1)).toBeLessThan(1);
    expect(seventh.wildRate).toBeGreaterThan(1.05);
    expect(rateOf(seventh.wild, 2.5, 300)).toBeGreaterThan(1.05);
  });
});

describe('the chapters', () => {
  it('stand in the order of their numbers, each with an address of its own', () => {
    const numbers = chapters.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(chapters.map(({ slug }) => slug)).size).toBe(chapters.length);
  });
});
