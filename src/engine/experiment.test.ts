/** Edits make a new experiment and leave the old one; what did not change is shared. */
import { describe, expect, it } from 'vitest';
import {
  entryOf,
  MOST_STEPS,
  scaleOf,
  shiftOf,
  withEntry,
  withInput,
  withScaled,
  withShifted,
  withSteps,
  withTarget,
  type Entry,
  type Experiment,
} from './experiment.ts';

const parameters = { W_xh: [[1], [2]], W_hh: [[3, 4], [5, 6]], b_h: [7, 8] }; // prettier-ignore
const experiment: Experiment = {
  version: 1,
  title: 'edits',
  layers: [
    { cell: 'rnn', hidden: 2, parameters, backward: { ...parameters, b_h: [9, 10] } },
    { cell: 'rnn', hidden: 2, parameters },
  ],
  readout: { parameters: { W_hz: [[1, 2, 3, 4]], b_z: [11] } },
  inputs: [[1], [2]],
  targets: [0, null],
};
const at = (layer: string, parameter: string, ...index: number[]): Entry => ({ layer, parameter, index }); // prettier-ignore

it.each<[Entry, number]>([
  [at('1', 'W_hh', 1, 0), 5],
  [at('1', 'b_h', 1), 8],
  [at('1b', 'b_h', 1), 10],
  [at('2', 'W_xh', 1, 0), 2],
  [at('readout', 'W_hz', 0, 3), 4],
  [at('readout', 'b_z', 0), 11],
])('an entry is read and replaced: %j', (entry, value) => {
  const before = structuredClone(experiment);
  expect(entryOf(experiment, entry)).toBe(value);
  const edited = withEntry(experiment, entry, -1);
  expect(entryOf(edited, entry)).toBe(-1);
  expect(experiment).toEqual(before);
  expect(withEntry(edited, entry, value)).toEqual(experiment);
  // One number is different, and all else is the same object.
  expect(edited.inputs).toBe(experiment.inputs);
  const elsewhere = entry.layer.startsWith('1') ? 1 : 0;
  expect(edited.layers[elsewhere]).toBe(experiment.layers[elsewhere]);
});

it.each([
  at('3', 'W_hh', 0, 0),
  at('2b', 'W_hh', 0, 0),
  at('1', 'W_zz', 0, 0),
  at('1', 'W_hh', 2, 0),
  at('1', 'W_hh', 0),
  at('1', 'b_h', 0, 0),
  at('1', 'b_h', -1),
  at('1', '__proto__', 0),
])('there is no %j', (entry) => {
  expect(() => entryOf(experiment, entry)).toThrow(RangeError);
  expect(() => withEntry(experiment, entry, 0)).toThrow(RangeError);
});

it('an input and a target are replaced by their time, from 1', () => {
  expect(withInput(experiment, 2, 0, 5).inputs).toEqual([[1], [5]]);
  expect(withTarget(experiment, 1, null).targets).toEqual([null, null]);
  expect(experiment.inputs).toEqual([[1], [2]]);
  expect(experiment.targets).toEqual([0, null]);
});

describe('another number of steps', () => {
  const three: Experiment = { ...experiment, inputs: [[1], [2], [3]], targets: [0, null, 1] };

  it('is cut, or goes on from the start again, inputs and labels', () => {
    expect(withSteps(three, 1)).toEqual({ ...three, inputs: [[1]], targets: [0] });
    expect(withSteps(three, 8)).toEqual({
      ...three,
      inputs: [[1], [2], [3], [1], [2], [3], [1], [2]],
      targets: [0, null, 1, 0, null, 1, 0, null],
    });
    expect(withSteps(three, 3)).toBe(three);
  });

  it('keeps what stays, and takes what is added from another sequence', () => {
    const edited = withTarget(withInput(three, 2, 0, 9), 2, 0);
    const back = withSteps(withSteps(edited, 2), 5, three);
    expect(back).toEqual({
      ...three,
      inputs: [[1], [9], [3], [1], [2]],
      targets: [0, 0, 1, 0, null],
    });
  });

  it.each([0, -1, 1.5, NaN, MOST_STEPS + 1])('of %d is refused in a sentence', (steps) => {
    expect(() => withSteps(three, steps)).toThrow(/^T must be a whole number from 1 to 10000/);
  });
});

describe('a scaled parameter', () => {
  it('has the start’s numbers times the factor, to twelve digits; the factor can be read off again', () => {
    const W_hh = [[1.21, -0.47], [0, 1.03]]; // prettier-ignore
    const start = { ...experiment, layers: [{ ...experiment.layers[1]!, parameters: { ...parameters, W_hh } }] }; // prettier-ignore
    const scaled = withScaled(start, '1', ['W_hh'], 1.1, start);
    expect(scaled.layers[0]!.parameters.W_hh).toEqual([[1.331, -0.517], [0, 1.133]]); // prettier-ignore
    expect(scaled.layers[0]!.parameters.b_h).toBe(parameters.b_h);
    for (let factor = 0; factor <= 300; factor++)
      expect(scaleOf(withScaled(start, '1', ['W_hh'], factor / 100, start), '1', ['W_hh'], start)).toBe(factor / 100); // prettier-ignore
    expect(scaleOf(withEntry(scaled, at('1', 'W_hh', 0, 1), 2), '1', ['W_hh'], start)).toBeNull();
    expect(withScaled(scaled, '1', ['W_hh'], 1, start)).toEqual(start);
  });

  it('of the other direction, or several at once', () => {
    const scaled = withScaled(experiment, '1b', ['W_hh', 'b_h'], 2, experiment);
    expect(scaled.layers[0]!.backward).toMatchObject({ W_hh: [[6, 8], [10, 12]], b_h: [18, 20] }); // prettier-ignore
    expect(scaled.layers[0]!.parameters).toBe(experiment.layers[0]!.parameters);
    expect(scaleOf(scaled, '1b', ['W_hh', 'b_h'], experiment)).toBe(2);
    expect(scaleOf(scaled, '1b', ['W_xh', 'b_h'], experiment)).toBeNull();
  });

  it('is the same object where nothing changes', () => {
    expect(withScaled(experiment, '1', ['W_hh'], 1, experiment)).toBe(experiment);
  });

  it('is refused where there is none, or where it is more than a number can hold', () => {
    expect(() => withScaled(experiment, '3', ['W_hh'], 2, experiment)).toThrow('There is no parameter 3.W_hh.'); // prettier-ignore
    expect(() => withScaled(experiment, '1', ['W_hh'], 1e308, experiment)).toThrow(
      'leaves float64',
    );
  });
});

describe('a shifted parameter', () => {
  it('has the start’s numbers and so much more, to twelve digits; how much can be read off again', () => {
    const b_h = [0.1, -0.47];
    const start = { ...experiment, layers: [{ ...experiment.layers[1]!, parameters: { ...parameters, b_h } }] }; // prettier-ignore
    const moved = withShifted(start, '1', ['b_h'], 0.2, start);
    expect(moved.layers[0]!.parameters.b_h).toEqual([0.3, -0.27]);
    expect(moved.layers[0]!.parameters.W_hh).toBe(parameters.W_hh);
    for (let by = -300; by <= 500; by++)
      expect(shiftOf(withShifted(start, '1', ['b_h'], by / 100, start), '1', ['b_h'], start)).toBe(by / 100); // prettier-ignore
    expect(shiftOf(withEntry(moved, at('1', 'b_h', 1), 2), '1', ['b_h'], start)).toBeNull();
    expect(withShifted(moved, '1', ['b_h'], 0, start)).toEqual(start);
  });

  it('of the other direction; the same object where nothing changes', () => {
    const moved = withShifted(experiment, '1b', ['b_h'], 2, experiment);
    expect(moved.layers[0]!.backward!.b_h).toEqual([11, 12]);
    expect(moved.layers[0]!.parameters).toBe(experiment.layers[0]!.parameters);
    expect(withShifted(experiment, '1', ['b_h'], 0, experiment)).toBe(experiment);
  });

  it('is refused where there is none, or where it is more than a number can hold', () => {
    const far = withShifted(experiment, '1', ['b_h'], 1e308, experiment);
    expect(() => withShifted(experiment, '3', ['b_h'], 2, experiment)).toThrow('There is no parameter 3.b_h.'); // prettier-ignore
    expect(() => withShifted(far, '1', ['b_h'], 1e308, far)).toThrow('leaves float64');
  });
});
