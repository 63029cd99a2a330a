import { defineCell } from '../cell.ts';

/**
 * The readout is a cell without a state: its input is the top layer's h, its output α. Softmax and
 * cross-entropy follow it, fused, in loss.ts.
 */
export const readout = defineCell('readout', 'alpha = W_hz h + b_z', {
  title: 'readout',
  input: 'h',
  output: 'alpha',
  symbols: { alpha: (t) => `\\alpha_{${t}}` },
});
