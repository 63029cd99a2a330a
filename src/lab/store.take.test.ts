/** A network of another shape in the place of the start: everything that refers to the start refers to it, and undo goes back. */
import { describe, expect, it } from 'vitest';
import { withEntry, withScaled, type Experiment } from '../engine/experiment.ts';
import lstmFile from '../engine/fixtures/lstm.json';
import rnnFile from '../engine/fixtures/rnn.json';
import { readLink, writeLink } from './link.ts';
import { createLab } from './store.ts';

const rnn = rnnFile.experiment as unknown as Experiment;
const lstm = lstmFile.experiment as unknown as Experiment;
const weight = { layer: '1', parameter: 'W_hh', index: [0, 1] };
const lab = (pin: string | null = null) => createLab({ experiment: lstm, step: 1, pin });

describe('a network that is taken in', () => {
  it('is what factors and added steps refer to, until undo', () => {
    const { store, take, scale, setSteps, undo } = lab();
    take(rnn);
    scale('1', ['W_hh'], 2);
    expect(store.getState().experiment).toEqual(withScaled(rnn, '1', ['W_hh'], 2, rnn));
    setSteps(20);
    const width = rnn.inputs[0]!.length;
    expect(store.getState().experiment.inputs.every((x) => x.length === width)).toBe(true);
    for (let k = 0; k < 3; k++) undo();
    expect(store.getState()).toMatchObject({ experiment: lstm, base: lstm });
  });

  it('drops a pin that it has not, there and back', () => {
    const { store, take, pinAt, undo } = lab('1.c@1.0');
    take(rnn);
    expect(store.getState().pin).toBeNull();
    pinAt('1.W_hh.0.1');
    undo();
    expect(store.getState().pin).toBeNull();
  });

  it('is in no link: the settings are', () => {
    const { store, start, take, set } = lab();
    set('seed', '7');
    take(rnn);
    expect(writeLink(start, store.getState())).toBe('v=1&seed=7');
    expect(readLink(start, 'v=1&seed=7').notice).toBeNull();
    const edited = withEntry(lstm, { ...weight, parameter: 'W_hf' }, 0.5);
    take(edited);
    expect(writeLink(start, store.getState())).toBe('v=1&seed=7&1.W_hf.0.1=0.5');
  });
});
