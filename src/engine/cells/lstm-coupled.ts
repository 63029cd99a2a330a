import { defineCell } from '../cell.ts';
import { tanhOfMemory } from './lstm.ts';

/** LSTM that writes just as much as it forgets, i = 1 − f (Greff et al. 2017, "CIFG"). */
export const lstmCoupled = defineCell(
  'lstm-coupled',
  `
  a_f = W_xf x + W_hf h' + b_f
  f = σ(a_f)
  i = (1−f)
  a_c = W_xc x + W_hc h' + b_c
  g = tanh(a_c)
  c = f⊙c' + i⊙g
  a_o = W_xo x + W_ho h' + b_o
  o = σ(a_o)
  tanh_c = tanh(c)
  h = o⊙tanh_c
  `,
  { title: 'LSTM with coupled gates', symbols: tanhOfMemory },
);
