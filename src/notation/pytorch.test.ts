import { describe, expect, it } from 'vitest';
import { cells, readout } from '../engine/cells/index.ts';
import { planOf } from '../engine/plan.ts';
import { torchLayer, torchParameter } from './pytorch.ts';

const names = (cell: (typeof cells)[string]) =>
  planOf(cell, 2, 3).parameters.map(({ name }) => name);

describe('the names of parameters in PyTorch', () => {
  it('are those of torch.nn.RNN and torch.nn.Linear', () => {
    expect(names(cells.rnn!).map((name) => [name, torchParameter(cells.rnn!, name)])).toEqual([
      ['W_xh', 'weight_ih_l0'],
      ['W_hh', 'weight_hh_l0'],
      ['b_h', 'bias_ih_l0 + bias_hh_l0'],
    ]);
    expect(names(readout).map((name) => torchParameter(readout, name))).toEqual(['weight', 'bias']);
  });

  // Its documentation: (W_ii|W_if|W_ig|W_io) and (W_ir|W_iz|W_in).
  it('say which part of the tensors of all gates', () => {
    expect(torchParameter(cells.lstm!, 'W_xi')).toBe('weight_ih_l0, 1st of 4 parts');
    expect(torchParameter(cells.lstm!, 'W_hf')).toBe('weight_hh_l0, 2nd of 4 parts');
    expect(torchParameter(cells.lstm!, 'b_c')).toBe('bias_ih_l0 + bias_hh_l0, 3rd of 4 parts');
    expect(torchParameter(cells.gru!, 'W_xu')).toBe('weight_ih_l0, 2nd of 3 parts');
    expect(torchParameter(cells.gru!, 'b_n')).toBe('bias_ih_l0, 3rd of 3 parts');
    expect(torchParameter(cells.gru!, 'b_hn')).toBe('bias_hh_l0, 3rd of 3 parts');
  });

  it.each(['rnn', 'lstm', 'gru'])('every number of the %s has its place, once', (name) => {
    const cell = cells[name]!;
    expect(torchLayer(cell)).toMatch(/^torch\.nn\.(RNN|LSTM|GRU)$/);
    const found = names(cell).flatMap((parameter) => torchParameter(cell, parameter)!.split(' + '));
    expect(found.every(Boolean)).toBe(true);
    expect(new Set(names(cell).map((parameter) => torchParameter(cell, parameter))).size).toBe(
      names(cell).length,
    );
  });

  it('are none where PyTorch has no such layer', () => {
    for (const name of ['lstm-peephole', 'lstm-coupled']) {
      expect(torchLayer(cells[name]!)).toBeNull();
      expect(torchParameter(cells[name]!, 'W_xf')).toBeNull();
    }
  });
});
