import { describe, expect, it } from 'vitest';
import { apart } from '../engine/testing/compare.ts';
import { traceOf, type Trace } from '../engine/trace.ts';
import { errorNumbers, gradientNumbers, lossNumbers, valueNumbers } from './numbers.ts';
import { evaluate } from './testing/evaluate.ts';
import { oddExperiment } from './testing/odd.ts';
import { addresses, fixture, fixtures, randomExperiments } from './testing/subjects.ts';
import { errorVectors, vectorsFit, valueVectors } from './vectors.ts';

const full = { digits: 17, most: Infinity };

interface Line {
  readonly rhs: string;
  readonly value: number;
  readonly terms: readonly { tex: string; sign: 1 | -1; value?: number }[];
}

/** Every line that could be printed of a run: each unit of each value and error, each entry of each gradient. */
function* lines(trace: Trace): Generator<[string, Line]> {
  for (const address of addresses(trace))
    for (let unit = 0; unit < trace.value(address)!.length; unit++) {
      const where = `${address.layer}.${address.name}@${address.t}[${unit}]`;
      const value = valueNumbers(trace, address, unit, full);
      if (value) yield [`value ${where}`, value];
      yield [`error ${where}`, errorNumbers(trace, address, unit, full)!];
    }
  for (let t = 1; t <= trace.steps; t++)
    yield [`z@${t}`, valueNumbers(trace, { layer: 'readout', name: 'z', t }, 0, full)!];
  for (const { key, plan } of trace.strands)
    for (const { name, rows, cols } of plan.parameters) {
      const index = cols === 0 ? [rows - 1] : [rows - 1, cols - 1];
      yield [`gradient ${key}.${name}`, gradientNumbers(trace, key, name, index, full)];
    }
  for (const t of trace.labelled) yield [`L_${t}`, lossNumbers(trace, t, full)!];
  yield ['L', lossNumbers(trace, undefined, full)!];
}

describe('what is printed, evaluated, is what the engine computed', () => {
  const random = randomExperiments(20, { numbers: 'ordinary', steps: 4, units: 3 });
  const odd = ['a cell of every shape', oddExperiment()] as const;
  it.each([...fixtures, ...random, odd])('%s', (_, experiment) => {
    for (const [where, { rhs, value, terms }] of lines(traceOf(experiment))) {
      expect(apart(evaluate(rhs), value), `${where}: ${rhs} = ${value}`).toBeLessThan(1e-12);
      for (const term of terms) {
        if (term.value === undefined) continue;
        const got = term.sign * evaluate(term.tex);
        expect(apart(got, term.value), `${where}: ${term.tex} = ${term.value}`).toBeLessThan(1e-12);
      }
    }
  });
});

describe('a line', () => {
  const trace = traceOf(fixture('rnn'));
  const at = (name: string, t: number, layer = '1') => ({ layer, name, t });

  it('writes every product of a row out', () => {
    expect(valueNumbers(trace, at('a_h', 2), 0)!.tex).toBe(
      'a_{h,2}[1] = (-0.439) \\cdot 0.327 + (-0.275) \\cdot (-0.490) + (-0.266) \\cdot (-0.171)' +
        ' + 0.218 \\cdot 0.573 + (-0.115) \\cdot 0.191 + (-0.410) \\cdot (-0.159) + (-0.383) \\cdot (-0.00454)' +
        ' + 0.313 = 0.519',
    );
  });
  it('brackets share by share', () => {
    const { tex, terms } = errorNumbers(trace, at('h', 2), 1, { short: true })!;
    expect(tex).toBe(
      '\\partial h_{2}[2] = (0.423 \\cdot 0.308 + (-0.187) \\cdot 0.316 + (-0.257) \\cdot (-0.624))' +
        ' + ((-0.115) \\cdot (-0.130) + (-0.303) \\cdot 0.209 + 0.500 \\cdot 0.0932 + (-0.346) \\cdot 0.115) = 0.190',
    );
    expect(terms.map(({ consumer, words }) => `${words}: ${consumer}`)).toEqual([
      'from the output: alpha@2',
      'from the future: a_h@3',
    ]);
  });
  it('ends a long sum in dots', () => {
    expect(errorNumbers(trace, at('x', 2), 1, { most: 1 })!.rhs).toBe(
      '(-0.275) \\cdot 0.385 + \\cdots',
    );
  });
  it('links its numbers', () => {
    expect(valueNumbers(trace, at('h', 2), 0, { linked: true })!.rhs).toBe(
      '\\tanh(\\htmlData{quantity=1.a_h@2,face=value,unit=0}{0.519})',
    );
  });
});

describe('vectors', () => {
  const trace = traceOf(fixture('rnn-last-target'));
  it('keep the shape of the formula', () => {
    expect(vectorsFit(trace.forward.network)).toBe(true);
    expect(vectorsFit(trace.forward.network, 2)).toBe(false);
    const h = { layer: '1', name: 'h', t: 8 };
    expect(valueVectors(trace, h)!.rhs).toMatch(
      /^\\begin\{pmatrix\} \\tanh\(.*\) \\end\{pmatrix\}$/,
    );
    expect(errorVectors(trace, h)!.rhs).toMatch(
      /^\\begin\{pmatrix\}.*\\end\{pmatrix\}\^\{\\top\} \\begin\{pmatrix\}.*\\end\{pmatrix\}$/,
    );
  });
});
