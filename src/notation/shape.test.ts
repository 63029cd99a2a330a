/** The shape under a symbol is the shape of the numbers behind it, in every formula of every network. */
import { describe, expect, it } from 'vitest';
import { traceOf, type Trace } from '../engine/trace.ts';
import { errorFormula } from './error.ts';
import { valueFormula } from './forward.ts';
import { gradientFormula } from './gradient.ts';
import { oddExperiment } from './testing/odd.ts';
import { addresses, fixtures, randomExperiments } from './testing/subjects.ts';
import { wiringOfCell } from './wiring.ts';

const shapes = { shapes: true };
const at = (name: string, t: number | string = 't', layer = '1') => ({ layer, name, t });

describe('a formula with shapes', () => {
  // Two inputs, two units, two classes.
  const rnn = wiringOfCell('rnn');
  it('has them under every symbol', () => {
    expect(valueFormula(rnn, at('a_h'), shapes)!.tex).toBe(
      '\\underset{[2]}{a_{h,t}} = \\underset{[2 \\times 2]}{W_{xh}} \\underset{[2]}{x_{t}} + ' +
        '\\underset{[2 \\times 2]}{W_{hh}} \\underset{[2]}{h_{t-1}} + \\underset{[2]}{b_{h}}',
    );
    expect(errorFormula(rnn, at('alpha', 't', 'readout'), { ...shapes, short: true })!.tex).toBe(
      '\\underset{[2]}{\\partial \\alpha_{t}} = \\underset{[2]}{z_{t}} - \\underset{[2]}{y_{t}}',
    );
  });
  it('turns those of what is turned over', () => {
    expect(gradientFormula(rnn, '1', 'W_hh', { ...shapes, short: true, t: 2 }).rhs).toBe(
      '\\underset{[2]}{\\partial a_{h,2}}\\, \\underset{[1 \\times 2]}{h_{1}^{\\top}}',
    );
  });
  it('marks them in the linked form, beside the symbol and not in it', () => {
    expect(valueFormula(rnn, at('h'), { ...shapes, linked: true })!.lhs).toBe(
      '\\underset{\\htmlData{shape=2x0}{[2]}}{\\htmlData{quantity=1.h@t,face=value}{h_{t}}}',
    );
  });
});

const SHAPED =
  /\\underset\{\\htmlData\{shape=(\d+)x(\d+)\}\{[^}]*\}\}\{\\htmlData\{(quantity|parameter)=([^,}]*)([^}]*)\}\{(\S*)/g;

/** "3x2" from the numbers themselves. */
function shapeOfNumbers(trace: Trace, kind: string, address: string, tex: string): string {
  // The three brackets that end a superscript, the link and what stands over the shape.
  const turned = tex.split('}}}')[0]!.includes('\\top');
  if (kind === 'quantity') {
    const { length } = trace.value(address) ?? [];
    return turned ? `1x${length}` : `${length}x0`;
  }
  const [layer = '', parameter = ''] = address.split('.');
  const { rows, cols } = trace.gradient(layer, parameter)!;
  return turned ? `${cols}x${rows}` : `${rows}x${cols}`;
}

it.each([...fixtures, ...randomExperiments(30), ['odd', oddExperiment()] as const])(
  '%s',
  (_, experiment) => {
    const trace = traceOf(experiment);
    const style = { shapes: true, linked: true };
    const formulas = [
      ...addresses(trace).flatMap((address) => [
        valueFormula(trace.forward, address, style),
        errorFormula(trace.forward, address, style),
      ]),
      ...trace.strands.flatMap(({ key, plan }) =>
        plan.parameters.map(({ name }) =>
          gradientFormula(trace.forward, key, name, { ...style, t: 1 }),
        ),
      ),
    ];
    let seen = 0;
    for (const formula of formulas)
      for (const [, rows, cols, kind, address, , tex] of (formula?.tex ?? '').matchAll(SHAPED)) {
        seen++;
        const want = shapeOfNumbers(trace, kind!, address!, tex!);
        expect(`${rows}x${cols}`, `${address} in ${formula!.tex}`).toBe(want);
      }
    expect(seen).toBeGreaterThan(20);
    // Nothing that is linked to numbers is without its shape.
    for (const formula of formulas) {
      const links = (formula?.tex ?? '').match(/\\htmlData\{(quantity|parameter)=/g)?.length ?? 0;
      expect([...(formula?.tex ?? '').matchAll(SHAPED)].length).toBe(links);
    }
  },
);
