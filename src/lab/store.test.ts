import { describe, expect, it } from 'vitest';
import { entryOf, withScaled, withShifted, type Experiment } from '../engine/experiment.ts';
import rnn from '../engine/fixtures/rnn.json';
import { createLab, LONGEST } from './store.ts';

const experiment = rnn.experiment as unknown as Experiment;
const last = experiment.inputs.length;
const weight = { layer: '1', parameter: 'W_hh', index: [0, 1] };
const lab = (pin: string | null = '1.h@2.1') => createLab({ experiment, step: 2, pin });

describe('an edit', () => {
  it('of a weight, an input or a label makes a new experiment and leaves the old one as it was', () => {
    const { store, setEntry, setInput, setTarget } = lab();
    const before = structuredClone(experiment);
    setEntry(weight, 0.5);
    setInput(2, 1, -3);
    setTarget(1, null);
    const now = store.getState().experiment;
    expect(entryOf(now, weight)).toBe(0.5);
    expect(now.inputs[1]![1]).toBe(-3);
    expect(now.targets[0]).toBeNull();
    expect(experiment).toEqual(before);
  });

  it.each([NaN, Infinity, -Infinity])(
    'to %s changes nothing, and there is nothing to undo',
    (x) => {
      const { store, history, setEntry, setInput } = lab();
      setEntry(weight, x);
      setInput(1, 0, x);
      expect(store.getState().experiment).toBe(experiment);
      expect(history.getState().pastStates).toEqual([]);
    },
  );

  it('to the number that stands there changes nothing, and there is nothing to undo', () => {
    const { store, history, setEntry, setInput } = lab();
    setEntry(weight, entryOf(experiment, weight));
    setInput(1, 0, experiment.inputs[0]![0]!);
    expect(store.getState().experiment).toBe(experiment);
    expect(history.getState().pastStates).toEqual([]);
  });
});

describe('all inputs, or all labels, at once', () => {
  const inputs = experiment.inputs.map((x) => x.map((value) => value + 1));
  const targets = experiment.targets.map(() => null);

  it('are one edit, and one step of undo', () => {
    const { store, history, setInputs, setTargets, undo } = lab();
    setInputs(inputs);
    expect(store.getState().experiment).toEqual({ ...experiment, inputs });
    setTargets(targets);
    expect(store.getState().experiment).toEqual({ ...experiment, inputs, targets });
    expect(history.getState().pastStates).toHaveLength(2);
    undo();
    undo();
    expect(store.getState().experiment).toBe(experiment);
  });

  it.each([
    ['the same numbers', structuredClone(experiment.inputs)],
    ['a step less', inputs.slice(1)],
    ['a number less in one step', inputs.with(-1, inputs.at(-1)!.slice(1))],
    ['a number more in one step', inputs.with(0, [...inputs[0]!, 1])],
    ['a number that is not finite', inputs.with(0, inputs[0]!.with(0, NaN))],
    ['nothing', []],
  ])('with %s change nothing', (_, wrong) => {
    const { store, history, setInputs } = lab();
    setInputs(wrong);
    expect(store.getState().experiment).toBe(experiment);
    expect(history.getState().pastStates).toEqual([]);
  });

  it('with the same labels, or another number of them, change nothing', () => {
    const { store, setTargets } = lab();
    setTargets([...experiment.targets]);
    setTargets(targets.slice(1));
    expect(store.getState().experiment).toBe(experiment);
  });
});

describe('going to a step', () => {
  it.each([
    [-5, 1],
    [0, 1],
    [1, 1],
    [2.4, 2],
    [last, last],
    [last + 1, last],
    [Infinity, last],
    [-Infinity, 1],
  ])('%d goes to step %d', (wanted, step) => {
    const { store, goTo } = lab(null);
    goTo(wanted);
    expect(store.getState().step).toBe(step);
  });

  it('that is not a number stays where it is', () => {
    const { store, goTo } = lab(null);
    goTo(NaN);
    expect(store.getState().step).toBe(2);
  });

  it('takes along what is pinned there, at the same distance', () => {
    const { store, goTo, pinAt } = lab('1.h@2.1');
    goTo(3);
    expect(store.getState().pin).toBe('1.h@3.1');
    pinAt('1.a_h@4');
    goTo(1);
    expect(store.getState().pin).toBe('1.a_h@2');
  });

  it('leaves a pinned weight, and what has no place at the new step, where it is', () => {
    const parameter = lab('1.W_hh.0.1');
    parameter.goTo(3);
    expect(parameter.store.getState().pin).toBe('1.W_hh.0.1');
    const early = lab('1.h@0');
    early.goTo(1);
    expect(early.store.getState().pin).toBe('1.h@0');
  });

  it('is not an edit', () => {
    const { history, goTo } = lab();
    goTo(3);
    expect(history.getState().pastStates).toEqual([]);
  });
});

describe('pinning', () => {
  it('takes a place of the network, or none', () => {
    const { store, pinAt } = lab();
    for (const pin of ['readout.alpha@1.0', '1.b_h.2', null]) {
      pinAt(pin);
      expect(store.getState().pin).toBe(pin);
    }
  });

  it.each(['1.c@2', '1.h@99', 'nonsense', '', '__proto__'])('ignores “%s”', (pin) => {
    const { store, pinAt } = lab();
    pinAt(pin);
    expect(store.getState().pin).toBe('1.h@2.1');
  });
});

it('start again brings back the experiment, the step and the pin, and can itself be undone', () => {
  const { store, setEntry, goTo, pinAt, reset, undo } = lab();
  setEntry(weight, 0.5);
  goTo(3);
  pinAt('1.b_h.0');
  reset();
  expect(store.getState()).toMatchObject({ experiment, step: 2, pin: '1.h@2.1' });
  expect(store.getState().experiment).toBe(experiment);
  undo();
  expect(entryOf(store.getState().experiment, weight)).toBe(0.5);
});

describe('the length of the sequence', () => {
  const steps = (of: ReturnType<typeof lab>) => of.store.getState().experiment.inputs.length;

  it.each([
    [last + 5, last + 5],
    [1, 1],
    [0, 1],
    [-Infinity, 1],
    [2.4, 2],
    [LONGEST + 1, LONGEST],
    [NaN, last],
  ])('%d wanted gives %d', (wanted, got) => {
    const one = lab();
    one.setSteps(wanted);
    expect(steps(one)).toBe(got);
  });

  it('what is added, or comes back, is as it stands in the start; what stays keeps its edits', () => {
    const { store, setSteps, setInput } = lab();
    setInput(1, 0, 9);
    setInput(last, 0, 9);
    setSteps(2);
    setSteps(2 * last);
    const { inputs, targets } = store.getState().experiment;
    const again = [...experiment.inputs, ...experiment.inputs];
    expect(inputs).toEqual(again.with(0, again[0]!.with(0, 9)));
    expect(targets).toEqual([...experiment.targets, ...experiment.targets]);
  });

  it('the step in view and what is pinned stay within it, after an undo and a redo too', () => {
    const { store, setSteps, goTo, pinAt, undo, redo } = lab();
    const view = () => [store.getState().step, store.getState().pin];
    setSteps(100);
    goTo(90);
    pinAt('1.h@91.1');
    setSteps(50);
    expect(view()).toEqual([50, null]);
    pinAt('1.h@49.1');
    setSteps(45);
    expect(view()).toEqual([45, '1.h@44.1']);
    undo();
    goTo(50);
    redo();
    expect(view()).toEqual([45, '1.h@44.1']);
    for (let k = 0; k < 3; k++) undo();
    expect(store.getState().experiment).toBe(experiment);
    expect(view()).toEqual([last, `1.h@${last - 1}.1`]);
  });
});

describe('scaling a matrix', () => {
  const scaled = (factor: number) => withScaled(experiment, '1', ['W_hh'], factor, experiment);

  it('sets every number to the start’s times the factor, over edits by hand, and is one undo', () => {
    const { store, scale, setEntry, undo } = lab();
    setEntry(weight, 7);
    scale('1', ['W_hh'], 1.5);
    expect(store.getState().experiment).toEqual(scaled(1.5));
    scale('1', ['W_hh'], 0);
    scale('1', ['W_hh'], 1);
    expect(store.getState().experiment).toEqual(experiment);
    for (let k = 0; k < 3; k++) undo();
    expect(entryOf(store.getState().experiment, weight)).toBe(7);
  });

  it.each([NaN, -1, Infinity])('by %d changes nothing', (factor) => {
    const { store, history, scale } = lab();
    scale('1', ['W_hh'], factor);
    expect(store.getState().experiment).toBe(experiment);
    expect(history.getState().pastStates).toEqual([]);
  });
});

describe('shifting a bias', () => {
  const shifted = (by: number) => withShifted(experiment, '1', ['b_h'], by, experiment);

  it('sets every number to the start’s and so much more, over edits by hand, and is one undo', () => {
    const { store, shift, setEntry, undo } = lab();
    setEntry({ layer: '1', parameter: 'b_h', index: [1] }, 7);
    shift('1', ['b_h'], -1.5);
    expect(store.getState().experiment).toEqual(shifted(-1.5));
    shift('1', ['b_h'], 0);
    expect(store.getState().experiment).toEqual(experiment);
    for (let k = 0; k < 2; k++) undo();
    expect(entryOf(store.getState().experiment, { layer: '1', parameter: 'b_h', index: [1] })).toBe(7); // prettier-ignore
  });

  it.each([NaN, Infinity])('by %d changes nothing', (by) => {
    const { store, history, shift } = lab();
    shift('1', ['b_h'], by);
    expect(store.getState().experiment).toBe(experiment);
    expect(history.getState().pastStates).toEqual([]);
  });
});
