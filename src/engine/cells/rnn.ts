import { defineCell } from '../cell.ts';

/** The simple recurrent network (Chen 2016, "RNN"; Elman 1990). */
export const rnn = defineCell(
  'rnn',
  `
  a_h = W_xh x + W_hh h' + b_h
  h = tanh(a_h)
  `,
  { title: 'RNN' },
);
