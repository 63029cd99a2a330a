import { expect, it } from 'vitest';
import type { Experiment } from '../../engine/experiment.ts';
import { traceOf } from '../../engine/trace.ts';
import { classesShown, labelOf, relabelled, stepsShown } from './classes.ts';

it('all steps are drawn, or a window with the step in view in it', () => {
  expect(stepsShown(6, 2, 60)).toEqual([1, 6]);
  expect(stepsShown(100, 1, 20)).toEqual([1, 20]);
  expect(stepsShown(100, 50, 20)).toEqual([40, 59]);
  expect(stepsShown(100, 100, 20)).toEqual([81, 100]);
});

it('of many classes the likeliest are drawn, in their own order', () => {
  const experiment: Experiment = {
    version: 1,
    title: 'five classes',
    layers: [{ cell: 'rnn', hidden: 1, parameters: { W_xh: [[1, 0]], W_hh: [[0]], b_h: [0] } }],
    readout: { parameters: { W_hz: [[0], [0], [0], [0], [0]], b_z: [0, 3, 1, 2, -1] } },
    inputs: [[1, 0]],
    targets: [null],
  };
  const trace = traceOf(experiment);
  expect(classesShown(trace, 1, 1, 5)).toEqual([0, 1, 2, 3, 4]);
  expect(classesShown(trace, 1, 1, 3)).toEqual([1, 2, 3]);
});

it('a label is that of all labelled steps', () => {
  expect(labelOf([1, 1, null])).toBe(1);
  expect(labelOf([1, 2])).toBeNull();
  expect(labelOf([null])).toBeNull();
});

it('another label goes to the labelled steps; to all where none is', () => {
  expect(relabelled([1, null, 2], 0)).toEqual([0, null, 0]);
  expect(relabelled([null, null], 0)).toEqual([0, 0]);
});
