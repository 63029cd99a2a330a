import { defineCell } from '../cell.ts';
import { tanhOfMemory } from './lstm.ts';

/** LSTM whose gates look at the memory; the output gate at the new one (Gers & Schmidhuber 2000). */
export const lstmPeephole = defineCell(
  'lstm-peephole',
  `
  a_f = W_xf x + W_hf h' + w_cf⊙c' + b_f
  f = σ(a_f)
  a_i = W_xi x + W_hi h' + w_ci⊙c' + b_i
  i = σ(a_i)
  a_c = W_xc x + W_hc h' + b_c
  g = tanh(a_c)
  c = f⊙c' + i⊙g
  a_o = W_xo x + W_ho h' + w_co⊙c + b_o
  o = σ(a_o)
  tanh_c = tanh(c)
  h = o⊙tanh_c
  `,
  { title: 'LSTM with peepholes', symbols: tanhOfMemory },
);
