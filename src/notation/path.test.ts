/** The formulas of a cell of the triangle: those of the text by heart, all others as something KaTeX reads. */
import fc from 'fast-check';
import katex from 'katex';
import { expect, it } from 'vitest';
import { stationsOf } from '../engine/derived/path.ts';
import { contributes } from '../engine/derived/triangle.ts';
import { experiments } from '../engine/testing/experiments.ts';
import { runs } from '../engine/testing/runs.ts';
import { Trace } from '../engine/trace.ts';
import { factorsOfWay, useFormula, wayFormula } from './path.ts';
import { wiringOfCell } from './wiring.ts';

const rnn = wiringOfCell('rnn');

it('the simple recurrent network is spelled', () => {
  expect(wayFormula(rnn, '1', 3, 2)).toBe(
    '\\frac{\\partial L_{3}}{\\partial a_{h,2}} = ' +
      '{\\operatorname{diag}(1 - h_{2}^2)}\\; W_{hh}^{\\top}\\, {\\operatorname{diag}(1 - h_{3}^2)}\\; ' +
      'W_{hz}^{\\top} (z_{3} - y_{3})',
  );
  expect(wayFormula(rnn, '1', 2, 2)).toBe(
    '\\frac{\\partial L_{2}}{\\partial a_{h,2}} = ' +
      '{\\operatorname{diag}(1 - h_{2}^2)}\\; W_{hz}^{\\top} (z_{2} - y_{2})',
  );
  expect(useFormula(rnn, '1', 'W_hh', 3, 2)).toBe(
    '\\left.\\frac{\\partial L_{3}}{\\partial W_{hh}}\\right|_{2} = ' +
      '\\frac{\\partial L_{3}}{\\partial a_{h,2}}\\, h_{1}^{\\top}',
  );
  expect(factorsOfWay(rnn, '1', 3, 2)).toEqual([
    'z_{3} - y_{3}',
    'W_{hz}^{\\top}',
    '(1 - h_{3}^2)\\,\\odot',
    'W_{hh}^{\\top}',
    '(1 - h_{2}^2)\\,\\odot',
  ]);
});

it('a long product has dots', () => {
  expect(wayFormula(rnn, '1', 9, 2)).toContain(
    '(1 - h_{3}^2)}\\; \\cdots\\; W_{hh}^{\\top}\\, {\\operatorname{diag}(1 - h_{9}^2)}',
  );
});

it('a cell with a memory has the Jacobians of both its states', () => {
  const lstm = wiringOfCell('lstm');
  expect(wayFormula(lstm, '1', 3, 2)).toBe(
    '\\frac{\\partial L_{3}}{\\partial(h_{2},\\,c_{2})} = ' +
      '\\left(\\frac{\\partial(h_{3},\\,c_{3})}{\\partial(h_{2},\\,c_{2})}\\right)^{\\!\\top}\\, ' +
      '\\frac{\\partial L_{3}}{\\partial(h_{3},\\,c_{3})}',
  );
  expect(factorsOfWay(lstm, '1', 3, 2)).toBeNull();
});

it('all of it is TeX that KaTeX reads, with one factor a station in a chain', () => {
  const render = (tex: string) =>
    katex.renderToString(tex, {
      throwOnError: true,
      output: 'html',
      trust: ({ command }) => command === '\\htmlData',
      strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    });
  fc.assert(
    fc.property(experiments({ steps: 6, units: 2 }), fc.boolean(), (experiment, linked) => {
      const trace = new Trace(experiment);
      for (const { key, plan } of trace.strands) {
        const parameter = plan.parameters.at(-1)!.name;
        for (const s of trace.labelled)
          for (let t = 1; t <= trace.steps; t++) {
            if (!contributes(trace, key, s, t)) continue;
            const way = wayFormula(trace.forward, key, s, t, { linked });
            if (way !== null) render(way);
            render(useFormula(trace.forward, key, parameter, s, t, { linked }));
            const factors = factorsOfWay(trace.forward, key, s, t, { linked });
            factors?.forEach(render);
            const stations = stationsOf(trace, key, parameter, s, t);
            if (factors) expect(factors).toHaveLength(stations.length);
          }
      }
    }),
    runs(20),
  );
});
