import { expect, it } from 'vitest';
import { immediateSymbol, totalFormula } from './derivative.ts';
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
