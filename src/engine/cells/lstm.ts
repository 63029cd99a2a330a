import { defineCell } from '../cell.ts';

/** The symbol of the squashed memory, which has a name in the code but none in the literature. */
export const tanhOfMemory = { tanh_c: (t: string) => `\\tanh c_{${t}}` };

/** Long short-term memory with a forget gate (Chen 2016, "LSTM"; Gers, Schmidhuber & Cummins 2000). */
export const lstm = defineCell(
  'lstm',
  `
  a_f = W_xf x + W_hf h' + b_f
  f = σ(a_f)
  a_i = W_xi x + W_hi h' + b_i
  i = σ(a_i)
  a_c = W_xc x + W_hc h' + b_c
  g = tanh(a_c)
  c = f⊙c' + i⊙g
  a_o = W_xo x + W_ho h' + b_o
  o = σ(a_o)
  tanh_c = tanh(c)
  h = o⊙tanh_c
  `,
  { title: 'LSTM', symbols: tanhOfMemory },
);
