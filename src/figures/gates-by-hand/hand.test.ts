import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withEntry } from '../../engine/experiment.ts';
import { functions } from '../../engine/functions.ts';
import { parseExperiment } from '../../engine/parse.ts';
import { Trace } from '../../engine/trace.ts';
import {
  GATES,
  handOf,
  preactivationOf,
  PRESETS,
  VERBS,
  verbOf,
  withGates,
  type Gate,
} from './hand.ts';

const file = new URL('../../../content/experiments/gates-by-hand.json', import.meta.url);
const experiment = parseExperiment(readFileSync(file, 'utf8'));
const plan = new Trace(experiment).strands[0]!.plan;
const hand = handOf(experiment, '1', plan, 0);
const gateOf = (gate: Gate) => (gate === 'g' ? functions.tanh! : functions.σ!);

describe('the pre-activation of a wanted gate', () => {
  it('brings it there, to eleven digits', () => {
    fc.assert(
      fc.property(fc.constantFrom(...GATES), fc.integer({ min: 0, max: 100 }), (gate, k) => {
        const value = gate === 'g' ? (k - 50) / 50 : k / 100;
        expect(gateOf(gate).value(preactivationOf(gate, value))).toBeCloseTo(value, 11);
      }),
    );
  });

  it('reaches the ends to the last bit', () => {
    for (const gate of ['f', 'i', 'o'] as const) {
      expect(functions.σ!.value(preactivationOf(gate, 0))).toBe(0);
      expect(functions.σ!.value(preactivationOf(gate, 1))).toBe(1);
    }
    expect(Math.tanh(preactivationOf('g', -1))).toBe(-1);
    expect(Math.tanh(preactivationOf('g', 1))).toBe(1);
  });
});

describe('a gate is set by hand', () => {
  it('where it is one number of the input alone', () => {
    expect(hand).toEqual({ f: 0, i: 1, g: 2, o: 3 });
  });

  it.each([
    ['W_hf', [0, 0], 0.5, 'f'],
    ['b_i', [0], -1, 'i'],
    ['W_xc', [0, 0], 0.1, 'g'],
    ['W_xo', [0, 3], 2, 'o'],
  ])('not where %s has another number', (parameter, index, value, gate) => {
    const edited = withEntry(experiment, { layer: '1', parameter, index }, value);
    const others = Object.entries(hand).filter(([name]) => name !== gate);
    expect(handOf(edited, '1', plan, 0)).toEqual(Object.fromEntries(others));
  });

  it('never in a layer that reads another', () => {
    expect(handOf(experiment, '2', plan, 0)).toEqual({});
  });
});

describe('a preset', () => {
  it.each(VERBS)('%s sets three gates of one step, exactly, and is called so', (verb) => {
    const inputs = withGates(experiment.inputs, 5, hand, PRESETS[verb]);
    expect(inputs.toSpliced(4, 1)).toEqual(experiment.inputs.toSpliced(4, 1));
    const trace = new Trace({ ...experiment, inputs });
    const [f, i, g, o] = GATES.map((gate) => trace.value(`1.${gate}@5`)![0]!);
    expect({ f, i, o }).toEqual(PRESETS[verb]);
    expect(g).toBe(Math.tanh(experiment.inputs[4]![2]!));
    expect(verbOf({ f: f!, i: i!, o: o! })).toBe(verb);
  });

  it('in between there is no name', () => expect(verbOf({ f: 0.5, i: 0, o: 0 })).toBeNull());
});

describe('the first frame', () => {
  const trace = new Trace(experiment);
  const c = (t: number) => trace.value(`1.c@${t}`)![0]!;
  const error = (name: string, t: number) => trace.error(`1.${name}@${t}`)![0]!;

  it('writes at 2, keeps to the last bit, reads at 6', () => {
    expect(c(2)).toBe(trace.value('1.g@2')![0]);
    expect([3, 4, 5, 6].map(c)).toEqual([c(2), c(2), c(2), c(2)]);
    expect([1, 2, 3, 4, 5].map((t) => trace.value(`1.h@${t}`)![0])).toEqual([0, 0, 0, 0, 0]);
    expect(trace.value('1.h@6')![0]).toBe(Math.tanh(c(2)));
  });

  it('carries the error back unchanged to 2, and not to 1; no error comes back through a gate', () => {
    expect([2, 3, 4, 5].map((t) => error('c', t))).toEqual(Array(4).fill(error('c', 6)));
    expect(error('c', 6)).toBeLessThan(-0.1);
    expect(error('c', 1)).toBe(0);
    expect(error('f', 2)).not.toBe(0);
    for (let t = 1; t < 6; t++) expect(Math.abs(error('h', t))).toBe(0);
  });
});
