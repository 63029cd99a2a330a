import { expect, it } from 'vitest';
import { cells, readout } from '../engine/cells/index.ts';
import { parameterInWords } from './words.ts';

it('says what a parameter does', () => {
  expect(parameterInWords(cells.rnn!, 'W_xh')).toBe(
    'weights from the input to the hidden state’s pre-activation',
  );
  expect(parameterInWords(cells.rnn!, 'W_hh')).toBe(
    'weights from the hidden state of the step before to the hidden state’s pre-activation',
  );
  expect(parameterInWords(readout, 'W_hz')).toBe('weights from the hidden state to the scores');
  expect(parameterInWords(readout, 'b_z')).toBe('bias of the scores');
  expect(parameterInWords(cells['lstm-peephole']!, 'w_co')).toBe(
    'weights, one a unit, from the memory to the output gate’s pre-activation',
  );
  expect(() => parameterInWords(cells.rnn!, 'W_xf')).toThrow('The RNN has no parameter "W_xf".');
});
