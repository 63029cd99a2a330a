import { expect, it } from 'vitest';
import { immediateFormula, immediateSymbol, totalFormula } from './derivative.ts';
import { wiringOfCell } from './wiring.ts';

it('the total derivative is the immediate one and what comes through the state before', () => {
  const of = { layer: '1', t: 3, by: { layer: '1', parameter: 'W_hh' } };
  expect(immediateSymbol(wiringOfCell('rnn'), of)).toBe(
    '\\frac{\\partial^{+} h_{3}}{\\partial W_{hh}}',
  );
  expect(totalFormula(wiringOfCell('rnn'), of)).toBe(
    '\\frac{\\partial h_{3}}{\\partial W_{hh}} = \\frac{\\partial^{+} h_{3}}{\\partial W_{hh}} + ' +
      '\\frac{\\partial h_{3}}{\\partial h_{2}}\\, \\frac{\\partial h_{2}}{\\partial W_{hh}}',
  );
});

it('the state before is the memory too, where there is one', () => {
  const of = { layer: '1', t: 't', by: { layer: '1', parameter: 'W_hf' } };
  expect(totalFormula(wiringOfCell('lstm'), of)).toContain(
    '\\frac{\\partial h_{t}}{\\partial(h_{t-1},\\,c_{t-1})}',
  );
});

it('of another layer’s parameter, it is the sum over the uses', () => {
  const of = { layer: '1', t: 2, by: { layer: 'readout', parameter: 'b_z' } };
  expect(totalFormula(wiringOfCell('rnn'), of)).toBe(
    '\\frac{\\partial h_{2}}{\\partial b_{z}} = \\sum_{k} \\left.\\frac{\\partial h_{2}}{\\partial b_{z}}\\right|_{k}',
  );
});

it('the immediate one of a simple recurrent layer is a slope times what the weight read', () => {
  const by = (parameter: string) => ({ layer: '1', t: 3, by: { layer: '1', parameter } });
  const rnn = wiringOfCell('rnn');
  expect(immediateFormula(rnn, by('W_hh'), 0, [0, 1])).toBe(
    '\\frac{\\partial^{+} h_{3}[1]}{\\partial W_{hh}[1, 2]} = (1 - h_{3}[1]^2)\\, h_{2}[2]',
  );
  expect(immediateFormula(rnn, by('b_h'), 1, [1])).toBe(
    '\\frac{\\partial^{+} h_{3}[2]}{\\partial b_{h}[2]} = (1 - h_{3}[2]^2)',
  );
  expect(immediateFormula(rnn, by('W_xh'), 1, [0, 1])).toMatch(/ = 0$/);
  expect(immediateFormula(wiringOfCell('gru'), by('W_hn'), 0, [0, 0])).toBe(
    immediateSymbol(wiringOfCell('gru'), by('W_hn')),
  );
});
