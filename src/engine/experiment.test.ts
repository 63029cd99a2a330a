/** Edits make a new experiment and leave the old one; what did not change is shared. */
import { expect, it } from 'vitest';
import {
  entryOf,
  withEntry,
  withInput,
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
