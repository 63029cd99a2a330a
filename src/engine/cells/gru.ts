import { defineCell } from '../cell.ts';

/** Gated recurrent unit, with the reset gate after the matrix product (Cho et al. 2014, as in PyTorch). */
export const gru = defineCell(
  'gru',
  `
  a_r = W_xr x + W_hr h' + b_r
  r = σ(a_r)
  a_u = W_xu x + W_hu h' + b_u
  u = σ(a_u)
  q = W_hn h' + b_hn
  a_n = W_xn x + b_n + r⊙q
  n = tanh(a_n)
  h = (1−u)⊙n + u⊙h'
  `,
  { title: 'GRU' },
);
