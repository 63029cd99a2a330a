import { describe, expect, it } from 'vitest';
import {
  errorSymbol,
  gradientSymbol,
  parameterSymbol,
  transposedSymbol,
  valueSymbol,
} from './symbols.ts';
import { fixture } from './testing/subjects.ts';
import { wiringOf, wiringOfCell } from './wiring.ts';

const lstm = wiringOfCell('lstm');
const stacked = wiringOf(fixture('stacked-lstm'));
const twoWay = wiringOf(fixture('bidirectional-rnn'));
const at = (layer: string, name: string, t: number | string) => ({ layer, name, t });

describe('one strand', () => {
  it('needs no marks', () => {
    expect(valueSymbol(lstm, at('1', 'h', 3))).toBe('h_{3}');
    expect(valueSymbol(lstm, at('1', 'a_f', 't+1'))).toBe('a_{f,t+1}');
    expect(valueSymbol(lstm, at('1', 'tanh_c', 't'))).toBe('\\tanh c_{t}');
    expect(valueSymbol(lstm, at('readout', 'alpha', 't'))).toBe('\\alpha_{t}');
    expect(valueSymbol(lstm, at('readout', 'z', 2))).toBe('z_{2}');
    expect(parameterSymbol(lstm, '1', 'W_hf', { transposed: true })).toBe('W_{hf}^{\\top}');
  });
  it('has errors in two forms', () => {
    expect(errorSymbol(lstm, at('1', 'h', 3))).toBe('\\frac{\\partial L}{\\partial h_{3}}');
    expect(errorSymbol(lstm, at('1', 'h', 3), { short: true })).toBe('\\partial h_{3}');
    expect(errorSymbol(lstm, at('1', 'tanh_c', 3), { short: true })).toBe(
      '\\partial(\\tanh c_{3})',
    );
    expect(gradientSymbol(lstm, '1', 'W_hf')).toBe('\\frac{\\partial L}{\\partial W_{hf}}');
  });
  it('is linked by address', () => {
    const linked = { linked: true };
    expect(valueSymbol(lstm, at('1', 'h', 3), linked)).toBe(
      '\\htmlData{quantity=1.h@3,face=value}{h_{3}}',
    );
    expect(errorSymbol(lstm, at('1', 'h', 3), { linked: true, short: true })).toBe(
      '\\htmlData{quantity=1.h@3,face=error}{\\partial h_{3}}',
    );
    expect(parameterSymbol(lstm, '1', 'W_hf', linked)).toBe('\\htmlData{parameter=1.W_hf}{W_{hf}}');
  });
});

describe('several strands', () => {
  it('number the layers above the letter, but not the input of the lowest', () => {
    expect(valueSymbol(stacked, at('2', 'h', 't'))).toBe('h_{t}^{(2)}');
    expect(valueSymbol(stacked, at('1', 'x', 't'))).toBe('x_{t}');
    expect(valueSymbol(stacked, at('2', 'x', 't'))).toBe('x_{t}^{(2)}');
    expect(valueSymbol(stacked, at('1', 'tanh_c', 't'))).toBe('\\tanh c_{t}^{(1)}');
    expect(parameterSymbol(stacked, '2', 'W_hf', { transposed: true })).toBe('W_{hf}^{(2)\\top}');
    expect(transposedSymbol(stacked, at('2', 'h', 't-1'))).toBe('h_{t-1}^{(2)\\top}');
    expect(parameterSymbol(stacked, 'readout', 'W_hz')).toBe('W_{hz}');
  });
  it('tell two directions apart by an arrow', () => {
    expect(valueSymbol(twoWay, at('1', 'h', 't'))).toBe('\\overrightarrow{h}_{t}');
    expect(valueSymbol(twoWay, at('1b', 'a_h', 't'))).toBe('\\overleftarrow{a}_{h,t}');
    expect(valueSymbol(twoWay, at('1b', 'x', 't'))).toBe('x_{t}');
    expect(errorSymbol(twoWay, at('1b', 'x', 't'), { short: true })).toBe(
      '\\partial \\overleftarrow{x}_{t}',
    );
    expect(parameterSymbol(twoWay, '1b', 'W_hh')).toBe('\\overleftarrow{W}_{hh}');
  });
});
