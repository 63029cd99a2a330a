/**
 * What the parameters are called in PyTorch's own layers (torch.nn.RNN, LSTM, GRU and Linear). Those layers keep the weights of
 * all gates in one tensor, one below the other, and two biases where the formulas have one.
 */
import type { Cell } from '../engine/cell.ts';

/** The order of the gates in the rows of weight_ih_l0, by the letters of this notation. */
const ROWS: Readonly<Record<string, { layer: string; gates: readonly string[] }>> = {
  rnn: { layer: 'RNN', gates: ['h'] },
  lstm: { layer: 'LSTM', gates: ['i', 'f', 'c', 'o'] },
  gru: { layer: 'GRU', gates: ['r', 'u', 'n'] },
};

const TENSORS: Readonly<Record<string, readonly string[]>> = {
  W_x: ['weight_ih_l0'],
  W_h: ['weight_hh_l0'],
  // The two biases are only ever used as their sum.
  b_: ['bias_ih_l0', 'bias_hh_l0'],
};

/** "torch.nn.RNN"; null for a cell that PyTorch has no layer for. */
export function torchLayer({ name }: Cell): string | null {
  if (name === 'readout') return 'torch.nn.Linear';
  const found = ROWS[name];
  return found ? `torch.nn.${found.layer}` : null;
}

/** "weight_hh_l0", "weight_ih_l0, the 2nd of 4 parts", "bias_ih_l0 + bias_hh_l0"; null where there is none. */
export function torchParameter(cell: Cell, parameter: string): string | null {
  if (cell.name === 'readout') return parameter.startsWith('W') ? 'weight' : 'bias';
  const found = ROWS[cell.name];
  if (!found) return null;
  const [, kind = '', gate = ''] = /^(W_[xh]|b_)(.+)$/.exec(parameter) ?? [];
  // In the GRU the candidate's two biases are apart: one stands inside what the reset gate multiplies.
  const separate: Readonly<Record<string, readonly string[]>> = {
    b_n: ['bias_ih_l0'],
    b_hn: ['bias_hh_l0'],
  };
  const isCandidate = cell.name === 'gru' && parameter in separate;
  const tensors = isCandidate ? separate[parameter]! : TENSORS[kind];
  const place = found.gates.indexOf(isCandidate ? 'n' : gate);
  if (!tensors || place < 0) return null;
  const part = found.gates.length > 1 ? `, ${ORDINALS[place]} of ${found.gates.length} parts` : '';
  return `${tensors.join(' + ')}${part}`;
}

const ORDINALS = ['1st', '2nd', '3rd', '4th'];
