import { expect, it } from 'vitest';
import { entryOf, type Experiment } from '../engine/experiment.ts';
import rnn from '../engine/fixtures/rnn.json';
import { createLab } from './store.ts';

const experiment = rnn.experiment as unknown as Experiment;
const entry = { layer: '1', parameter: 'W_hh', index: [0, 1] };
const original = entryOf(experiment, entry);

function begin() {
  const lab = createLab({ experiment, step: 1, pin: null });
  return {
    ...lab,
    set: (value: number) => lab.setEntry(entry, value),
    get: () => entryOf(lab.store.getState().experiment, entry),
  };
}

it('undo takes back one edit at a time, redo does them again', () => {
  const { set, get, undo, redo } = begin();
  for (const value of [1, 2, 3]) set(value);
  for (const value of [2, 1, original]) {
    undo();
    expect(get()).toBe(value);
  }
  for (const value of [1, 2, 3]) {
    redo();
    expect(get()).toBe(value);
  }
});

it('with nothing to take back, undo and redo do nothing', () => {
  const { set, get, undo, redo, store } = begin();
  undo();
  redo();
  expect(store.getState().experiment).toBe(experiment);
  set(1);
  redo();
  expect(get()).toBe(1);
});

it('an edit after an undo makes an end of what was undone', () => {
  const { set, get, undo, redo } = begin();
  set(1);
  undo();
  set(2);
  redo();
  expect(get()).toBe(2);
});

it('a gesture is one step of undo, however many numbers it passed', () => {
  const { set, get, undo, redo, beginGesture, endGesture, isInGesture } = begin();
  set(1);
  beginGesture();
  expect(isInGesture()).toBe(true);
  for (let k = 0; k < 50; k++) set(2 + k);
  endGesture();
  expect(isInGesture()).toBe(false);
  set(100);
  undo();
  expect(get()).toBe(51);
  undo();
  expect(get()).toBe(1);
  redo();
  expect(get()).toBe(51);
});

it('a gesture that changed nothing is no step of undo', () => {
  const { beginGesture, endGesture, history } = begin();
  beginGesture();
  endGesture();
  expect(history.getState().pastStates).toEqual([]);
});

it('what is changed in a gesture after an undo within it can be undone too', () => {
  const { set, get, undo, redo, beginGesture, endGesture } = begin();
  beginGesture();
  set(1);
  undo();
  expect(get()).toBe(original);
  set(2);
  set(3);
  endGesture();
  redo();
  expect(get(), 'the new edit made an end of the old one').toBe(3);
  undo();
  expect(get()).toBe(original);
});

it('neither the step, the pin, the hover nor a notice is undone', () => {
  const { set, undo, store, goTo, pinAt, hoverAt, notify } = begin();
  set(1);
  goTo(2);
  pinAt('1.h@2');
  hoverAt('1.h@1');
  notify('A sentence.');
  undo();
  expect(store.getState()).toMatchObject({
    step: 2,
    pin: '1.h@2',
    hover: '1.h@1',
    notice: 'A sentence.',
  });
  expect(store.getState().experiment).toBe(experiment);
});

it('the last 200 edits are remembered', () => {
  const { set, get, undo, history } = begin();
  for (let k = 1; k <= 250; k++) set(1000 + k);
  expect(history.getState().pastStates).toHaveLength(200);
  for (let k = 0; k < 300; k++) undo();
  expect(get()).toBe(1050);
});
