/** Everything printed is TeX that KaTeX reads, and every link in it leads somewhere. */
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { cells } from '../engine/cells/index.ts';
import { parseAddress, parseParameterAddress } from '../engine/address.ts';
import { Trace, traceOf } from '../engine/trace.ts';
import { errorFormula } from './error.ts';
import { lossFormula, valueFormula } from './forward.ts';
import { gradientFormula } from './gradient.ts';
import { errorNumbers, gradientNumbers, lossNumbers, valueNumbers } from './numbers.ts';
import { addresses, fixtures } from './testing/subjects.ts';
import { errorVectors, gradientVectors, valueVectors } from './vectors.ts';
import { wiringOfCell, type Wiring } from './wiring.ts';

function render(tex: string): string {
  return katex.renderToString(tex, {
    throwOnError: true,
    output: 'html',
    trust: ({ command }) => command === '\\htmlData',
    strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  });
}

type Place = { layer: string; name: string; t: number | string };

function* formulas(wiring: Wiring, places: readonly Place[], style: object) {
  for (const place of places) {
    yield valueFormula(wiring, place, style);
    yield errorFormula(wiring, place, style);
  }
  for (const { key, plan } of wiring.network.strands)
    for (const { name } of plan.parameters) {
      yield gradientFormula(wiring, key, name, style);
      yield gradientFormula(wiring, key, name, { ...style, t: 1 });
    }
  yield lossFormula(wiring, 't', style);
  yield lossFormula(wiring, undefined, style);
}

function* numbers(trace: Trace, places: readonly (Place & { t: number })[], style: object) {
  for (const place of places) {
    yield valueNumbers(trace, place, 0, style);
    yield errorNumbers(trace, place, 0, style);
    yield valueVectors(trace, place, style);
    yield errorVectors(trace, place, style);
  }
  for (const { key, plan } of trace.strands)
    for (const { name } of plan.parameters) {
      yield gradientNumbers(trace, key, name, [0, 0], style);
      yield gradientVectors(trace, key, name, 1, style);
    }
  yield lossNumbers(trace, undefined, style);
  yield lossNumbers(trace, trace.labelled[0]!, style);
}

const styles = [
  ...[{}, { short: true }, { linked: true }, { short: true, linked: true }],
  ...[{ shapes: true }, { shapes: true, linked: true }],
];

describe.each(Object.keys(cells))('%s', (name) => {
  it.each(styles)('in symbols, %o', (style) => {
    const wiring = wiringOfCell(name);
    const places = wiring.network.strands.flatMap(({ key, plan }) =>
      plan.quantities.map((quantity) => ({ layer: key, name: quantity.name, t: 't' })),
    );
    for (const formula of formulas(wiring, places, style)) if (formula) render(formula.tex);
  });
});

describe.each(fixtures)('%s', (_, experiment) => {
  const trace = traceOf(experiment);
  const first = addresses(trace).filter(({ t }) => t <= 2);
  it('links only to what there is', () => {
    const style = { linked: true };
    let links = 0;
    for (const printed of [
      ...formulas(trace.forward, first, style),
      ...numbers(trace, first, style),
    ]) {
      if (!printed) continue;
      for (const [, kind, to] of render(printed.tex).matchAll(
        /data-(quantity|parameter)="([^"]*)"/g,
      )) {
        links++;
        // A sum over all steps speaks of a step called t; its links carry that name.
        if (/@t/.test(to!)) continue;
        expect(kind === 'quantity' ? valueThere(trace, to!) : parameterThere(trace, to!), to).toBe(
          true,
        );
      }
    }
    expect(links).toBeGreaterThan(100);
  });
});

function valueThere(trace: Trace, text: string): boolean {
  const address = parseAddress(text);
  return address !== null && trace.value(address) !== undefined;
}

function parameterThere(trace: Trace, text: string): boolean {
  const address = parseParameterAddress(text);
  return address !== null && trace.gradient(address.layer, address.parameter) !== undefined;
}
