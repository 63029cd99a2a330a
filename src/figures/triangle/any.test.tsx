/** The triangle and the derivative of whatever network: no number is missing, and each is the engine's. */
import fc from 'fast-check';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Experiment } from '../../engine/experiment.ts';
import { experiments } from '../../engine/testing/experiments.ts';
import { runs } from '../../engine/testing/runs.ts';
import { numberAt } from '../../engine/table.ts';
import { traceOf, type Trace } from '../../engine/trace.ts';
import { LabContext } from '../../lab/react.ts';
import { createLab, type Start } from '../../lab/store.ts';
import { Derivative } from '../Derivative.tsx';
import { Triangle } from '../Triangle.tsx';

function pageOf(experiment: Experiment, more: Partial<Start> = {}): string {
  const lab = createLab({ experiment, step: 1, pin: null, ...more });
  return renderToString(
    <LabContext.Provider value={lab}>
      <Triangle parameter="1.W_hh" />
      <Derivative />
    </LabContext.Provider>,
  );
}

/** Words of the programmer's, where a reader sees or hears them: data-number alone may hold one. */
const stray = (html: string) =>
  html
    .replaceAll(/ data-number="[^"]*"/g, '')
    .match(/.{0,40}\b(NaN|undefined|Infinity)\b.{0,20}/g) ?? [];

/** The cells of the page: s, t and the number. */
function cellsIn(html: string): { s: number; t: number; value: number }[] {
  const cell =
    /data-cell="(\d+)\.(\d+)"(?:(?!data-cell).)*?data-number="([^"]+)" data-loss="(\d+)" data-use="(\d+)"/gs;
  return [...html.matchAll(cell)].map(([, s, t, value, loss, use]) => {
    expect([loss, use]).toEqual([s, t]);
    return { s: Number(s), t: Number(t), value: Number(value) };
  });
}

function partOf(trace: Trace, s: number, t: number, layer: string, parameter: string) {
  return trace.contribution(trace.byLoss(s), layer, parameter, t)!;
}

it('of any network, with any parameter chosen', () => {
  let cells = 0;
  fc.assert(
    fc.property(
      experiments({ steps: 5, units: 3 }).chain((experiment) => {
        const choices = traceOf(experiment).strands.flatMap(({ key, plan }) =>
          plan.parameters.map(({ name, rows, cols }) => ({ layer: key, name, rows, cols })),
        );
        return fc.record({
          experiment: fc.constant(experiment),
          of: fc.constantFrom(...choices),
          step: fc.integer({ min: 1, max: experiment.inputs.length }),
          window: fc.integer({ min: 0, max: 7 }),
          cell: fc.constantFrom('1.1', '3.2', '2.3', '99.1'),
          derivative: fc.constantFrom('immediate', 'total'),
        });
      }),
      ({ experiment, of: { layer, name, rows, cols }, step, window, cell, derivative }) => {
        const index = cols === 0 ? [rows - 1] : [rows - 1, cols - 1];
        const parameter = `${layer}.${name}.${index.join('.')}`;
        const settings = { parameter, window: String(window), cell, derivative };
        const html = pageOf(experiment, { step, settings });
        expect(stray(html)).toEqual([]);
        const trace = traceOf(experiment);
        const shown = cellsIn(html);
        for (const { s, t, value } of shown)
          expect(value + 0).toBe(numberAt(partOf(trace, s, t, layer, name), index) + 0);
        // What is not shown is nothing.
        for (const s of trace.labelled)
          for (let t = 1; t <= trace.steps; t++)
            if (!shown.some((one) => one.s === s && one.t === t))
              expect(numberAt(partOf(trace, s, t, layer, name), index) + 0).toBe(0);
        cells += shown.length;
        expect(
          stray(pageOf(experiment, { step, settings: { ...settings, triangle: 'norm' } })),
        ).toEqual([]);
      },
    ),
    runs(15),
  );
  expect(cells).toBeGreaterThan(50);
});

const base = () =>
  fc.sample(
    experiments({ cells: ['rnn'], layers: 1, twoWay: false, units: 3, steps: 6, labelled: 'some' }),
    { numRuns: 1, seed: 3 },
  )[0]!;

it('of numbers that overflow: words, and a place', () => {
  const experiment = base();
  const huge = {
    ...experiment,
    readout: {
      parameters: {
        ...experiment.readout.parameters,
        b_z: experiment.readout.parameters.b_z!.map((_, k) =>
          k === 0 ? 1e308 : -1e308,
        ) as number[],
        W_hz: (experiment.readout.parameters.W_hz as number[][]).map((row) => row.map(() => 1e308)),
      },
    },
  };
  const html = pageOf(huge);
  expect(stray(html)).toEqual([]);
  expect(html).toContain('exploded');
});

it('of long sequences: a drawing, a drawing of blocks, a sentence with the limit', () => {
  const experiment = base();
  const long = (steps: number): Experiment => ({
    ...experiment,
    inputs: Array.from(
      { length: steps },
      (_, k) => experiment.inputs[k % experiment.inputs.length]!,
    ),
    targets: Array.from({ length: steps }, () => 0),
  });
  const drawn = pageOf(long(40), { settings: { window: '3' } });
  expect(drawn).toContain('triangle-plate');
  expect(drawn).not.toContain('largest of them');
  expect(pageOf(long(61))).toContain('Each square stands for 2 × 2 cells');
  const refused = pageOf(long(301));
  expect(refused).toContain('at most 300 steps');
  expect(refused).not.toContain('triangle-plate');
  for (const html of [drawn, refused]) expect(stray(html)).toEqual([]);
}, 30_000);
