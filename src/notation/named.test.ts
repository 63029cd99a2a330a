import { describe, expect, it } from 'vitest';
import { errorFormula } from './error.ts';
import { valueFormula } from './forward.ts';
import { gradientFormula } from './gradient.ts';
import { namedFormula } from './named.ts';
import { fixture } from './testing/subjects.ts';
import { wiringOf, wiringOfCell } from './wiring.ts';

const rnn = wiringOfCell('rnn'); // three steps
const at = (name: string, t: number | string, layer = '1') => ({ layer, name, t });

describe('the formula of what an address names', () => {
  it('is that of the value, of the error, of the gradient', () => {
    expect(namedFormula(rnn, '1.h@t')).toBe(valueFormula(rnn, at('h', 't'))!.tex);
    expect(namedFormula(rnn, '1.h@3', { face: 'error', short: true })).toBe(
      errorFormula(rnn, at('h', 3), { short: true })!.tex,
    );
    expect(namedFormula(rnn, '1.W_hh', { shapes: true })).toBe(
      gradientFormula(rnn, '1', 'W_hh', { shapes: true }).tex,
    );
    expect(namedFormula(rnn, 'readout.z@t')).toBe('z_{t} = \\operatorname{softmax}(\\alpha_{t})');
    expect(namedFormula(rnn, 'L@2')).toBe('L_{2} = -\\log z_{2}[y_{2}]');
    expect(namedFormula(rnn, 'L')).toBe('L = \\sum_{t} L_{t}');
  });

  it('is the symbol alone for what is given', () => {
    expect(namedFormula(rnn, '1.x@t')).toBe('x_{t}');
    expect(namedFormula(rnn, '1.h@0', { shapes: true })).toBe('\\underset{[2]}{h_{0}}');
  });

  it('follows the wiring of the reader’s network', () => {
    const twoWay = wiringOf(fixture('bidirectional-rnn'));
    expect(namedFormula(twoWay, '1b.a_h@t')).toBe(
      '\\overleftarrow{a}_{h,t} = \\overleftarrow{W}_{xh} x_{t} + \\overleftarrow{W}_{hh} \\overleftarrow{h}_{t+1} + \\overleftarrow{b}_{h}',
    );
  });

  it('is absent where the network has none', () => {
    for (const name of [
      '2.h@t',
      '1.c@t',
      '1.W_xf',
      '2.W_hh',
      '1.h@5',
      '1.a_h@0',
      '1.a_h@4',
      '',
      'h',
    ])
      expect(namedFormula(rnn, name), name).toBeNull();
    expect(namedFormula(rnn, 'readout.z@t', { face: 'error' })).toBeNull();
    expect(namedFormula(wiringOf(fixture('lstm-initial-state')), 'L@2')).toBeNull();
  });
});
