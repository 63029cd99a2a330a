import { describe, expect, it } from 'vitest';
import { traceOf } from '../engine/trace.ts';
import { errorFormula } from './error.ts';
import { lossFormula, valueFormula } from './forward.ts';
import { gradientFormula } from './gradient.ts';
import { oddExperiment } from './testing/odd.ts';
import { addresses, fixture, fixtures, randomExperiments } from './testing/subjects.ts';
import { wiringOf, wiringOfCell } from './wiring.ts';

const short = { short: true };
const at = (name: string, t: number | string = 't', layer = '1') => ({ layer, name, t });
const rnn = wiringOfCell('rnn');
const lstm = wiringOfCell('lstm');
const gru = wiringOfCell('gru');

describe('the formula of a value', () => {
  it('is printed from the cell', () => {
    expect(valueFormula(rnn, at('a_h'))!.tex).toBe(
      'a_{h,t} = W_{xh} x_{t} + W_{hh} h_{t-1} + b_{h}',
    );
    expect(valueFormula(rnn, at('h', 3))!.tex).toBe('h_{3} = \\tanh(a_{h,3})');
    expect(valueFormula(lstm, at('c'))!.tex).toBe(
      'c_{t} = f_{t} \\odot c_{t-1} + i_{t} \\odot g_{t}',
    );
    expect(valueFormula(lstm, at('h'))!.tex).toBe('h_{t} = o_{t} \\odot \\tanh c_{t}');
    expect(valueFormula(gru, at('h'))!.tex).toBe(
      'h_{t} = (1 - u_{t}) \\odot n_{t} + u_{t} \\odot h_{t-1}',
    );
    expect(valueFormula(wiringOfCell('lstm-coupled'), at('i'))!.tex).toBe('i_{t} = 1 - f_{t}');
  });
  it('goes on to the prediction and the loss', () => {
    expect(valueFormula(rnn, at('z', 't', 'readout'))!.tex).toBe(
      'z_{t} = \\operatorname{softmax}(\\alpha_{t})',
    );
    expect(lossFormula(rnn, 't')!.tex).toBe('L_{t} = -\\log z_{t}[y_{t}]');
    expect(lossFormula(wiringOf(fixture('lstm-initial-state')), 2)).toBeNull();
  });
  it('is absent for what is given', () => {
    expect(valueFormula(rnn, at('x'))).toBeNull();
    expect(valueFormula(rnn, at('h', 0))).toBeNull();
  });
  it('joins the halves of a two-way layer', () => {
    expect(
      valueFormula(wiringOf(fixture('bidirectional-rnn')), at('alpha', 't', 'readout'))!.tex,
    ).toBe(
      '\\alpha_{t} = W_{hz} \\begin{bmatrix} \\overrightarrow{h}_{t} \\\\ \\overleftarrow{h}_{t} \\end{bmatrix} + b_{z}',
    );
  });
});

describe('the formula of an error', () => {
  it('has one term a share', () => {
    const { tex, terms } = errorFormula(rnn, at('h'), short)!;
    expect(tex).toBe(
      '\\partial h_{t} = W_{hz}^{\\top} \\partial \\alpha_{t} + W_{hh}^{\\top} \\partial a_{h,t+1}',
    );
    expect(terms.map(({ consumer, words }) => [consumer, words])).toEqual([
      ['alpha@t', 'from the output'],
      ['a_h@t+1', 'from the future'],
    ]);
  });
  it('goes through a function by its slope', () => {
    expect(errorFormula(rnn, at('a_h'))!.rhs).toBe(
      '(1 - h_{t}^2) \\odot \\frac{\\partial L}{\\partial h_{t}}',
    );
    expect(errorFormula(lstm, at('a_f'), short)!.rhs).toBe(
      'f_{t} \\odot (1 - f_{t}) \\odot \\partial f_{t}',
    );
    expect(errorFormula(wiringOf(fixture('stacked-lstm')), at('a_c'), short)!.rhs).toBe(
      '(1 - (g_{t}^{(1)})^2) \\odot \\partial g_{t}^{(1)}',
    );
  });
  it('knows both roads into the memory', () => {
    const { rhs, terms } = errorFormula(lstm, at('c'), short)!;
    expect(rhs).toBe(
      'f_{t+1} \\odot \\partial c_{t+1} + (1 - (\\tanh c_{t})^2) \\odot \\partial(\\tanh c_{t})',
    );
    expect(terms.map(({ words }) => words)).toEqual([
      'from the future',
      'through the squashed memory',
    ]);
  });
  it('writes one share for a quantity that a consumer uses twice', () => {
    expect(errorFormula(gru, at('u'), short)!.rhs).toBe('(h_{t-1} - n_{t}) \\odot \\partial h_{t}');
  });
  it('keeps the sign of a complement', () => {
    expect(errorFormula(wiringOfCell('lstm-coupled'), at('f'), short)!.rhs).toBe(
      '-\\partial i_{t} + c_{t-1} \\odot \\partial c_{t}',
    );
  });
  it('has no future at the last step, and nothing but the future before the first', () => {
    expect(errorFormula(rnn, at('h', 3), short)!.rhs).toBe('W_{hz}^{\\top} \\partial \\alpha_{3}');
    expect(errorFormula(rnn, at('h', 0), short)!.rhs).toBe('W_{hh}^{\\top} \\partial a_{h,1}');
    expect(errorFormula(rnn, at('h', 4))).toBeNull();
  });
  it('starts at the readout', () => {
    expect(errorFormula(rnn, at('alpha', 't', 'readout'))!.tex).toBe(
      '\\frac{\\partial L}{\\partial \\alpha_{t}} = z_{t} - y_{t}',
    );
    const unlabelled = wiringOf(fixture('lstm-initial-state'));
    expect(errorFormula(unlabelled, at('alpha', 2, 'readout'))!.rhs).toBe('0');
  });
  it('runs the other way in a backward direction', () => {
    const twoWay = wiringOf(fixture('bidirectional-rnn'));
    expect(errorFormula(twoWay, at('h', 3, '1b'), short)!.rhs).toBe(
      '\\left[W_{hz}^{\\top} \\partial \\alpha_{3}\\right]_{4{:}6} + \\overleftarrow{W}_{hh}^{\\top} \\partial \\overleftarrow{a}_{h,2}',
    );
  });
});

describe('the formula of a gradient', () => {
  it('sums over the steps that share the parameter', () => {
    expect(gradientFormula(rnn, '1', 'W_hh', short).tex).toBe(
      '\\partial W_{hh} = \\sum_{t=1}^{T} \\partial a_{h,t}\\, h_{t-1}^{\\top}',
    );
    expect(gradientFormula(rnn, 'readout', 'b_z', short).rhs).toBe(
      '\\sum_{t=1}^{T} \\partial \\alpha_{t}',
    );
    expect(gradientFormula(wiringOfCell('lstm-peephole'), '1', 'w_co', short).rhs).toBe(
      '\\sum_{t=1}^{T} \\partial a_{o,t} \\odot c_{t}',
    );
  });
  it('has the part of one step', () => {
    expect(gradientFormula(rnn, '1', 'W_hh', { short: true, t: 2 }).tex).toBe(
      '\\left.\\partial W_{hh}\\right|_{2} = \\partial a_{h,2}\\, h_{1}^{\\top}',
    );
  });
});

describe('terms and shares are the same', () => {
  it.each([...fixtures, ...randomExperiments(60), ['odd', oddExperiment()] as const])(
    '%s',
    (_, experiment) => {
      const trace = traceOf(experiment);
      for (const address of addresses(trace)) {
        const { terms } = errorFormula(trace.forward, address)!;
        const named = terms.flatMap(({ consumer }) => consumer ?? []);
        expect(named).toEqual(trace.shares(address).map(({ consumer }) => consumer));
      }
    },
  );
});
