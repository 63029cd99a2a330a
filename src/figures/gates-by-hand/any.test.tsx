/** The gates and the comparison of cells for whatever network: no number is missing, and each is the engine's. */
import fc from 'fast-check';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { cells } from '../../engine/cells/index.ts';
import type { Experiment } from '../../engine/experiment.ts';
import { experiments } from '../../engine/testing/experiments.ts';
import { runs } from '../../engine/testing/runs.ts';
import { traceOf } from '../../engine/trace.ts';
import { LabContext } from '../../lab/react.ts';
import { createLab, type Start } from '../../lab/store.ts';
import { CellDifference } from '../CellDifference.tsx';
import { GatesByHand } from '../GatesByHand.tsx';

function pageOf(experiment: Experiment, more: Partial<Start>, computed?: Experiment): string {
  const lab = createLab({ experiment, step: 1, pin: null, ...more });
  return renderToString(
    <LabContext.Provider value={lab}>
      <GatesByHand {...(computed && { computed })} />
      <CellDifference from="lstm" />
    </LabContext.Provider>,
  );
}

const stray = (html: string) =>
  html
    .replaceAll(/ data-number="[^"]*"/g, '')
    .match(/.{0,40}\b(NaN|undefined|Infinity)\b.{0,20}/g) ?? [];

/** Every marked number of the page is the engine's. */
function expectNumbers(html: string, experiment: Experiment): number {
  const trace = traceOf(experiment);
  const marks =
    /data-term="([^"]+)" data-face="(\w+)" data-unit="(\d+)" data-number="([^"]+)"(?: data-consumer="([^"]+)")?/g;
  const all = [...html.matchAll(marks)];
  for (const [, at, face, unit, number, consumer] of all) {
    const numbers =
      face === 'value'
        ? trace.value(at!)
        : face === 'error'
          ? trace.error(at!)
          : trace.shares(at!).find((share) => share.consumer === consumer)?.values;
    expect(String(numbers![Number(unit)]), `${face} ${at} ${consumer ?? ''}`).toBe(number);
  }
  return all.length;
}

it('of any network, at any step, with any setting', () => {
  let numbers = 0;
  fc.assert(
    fc.property(
      experiments({ steps: 7, units: 3 }),
      experiments({ steps: 4, units: 3, cells: ['lstm', 'lstm-peephole', 'lstm-coupled'] }),
      fc.record({
        gates: fc.constantFrom('by-hand', 'computed'),
        unit: fc.constantFrom('0', '1', '2', '99'),
        derived: fc.constantFrom('0', '1', '4', '999'),
      }),
      fc.nat(),
      (experiment, computed, settings, k) => {
        const step = 1 + (k % experiment.inputs.length);
        const html = pageOf(experiment, { step, settings }, computed);
        expect(stray(html)).toEqual([]);
        numbers += expectNumbers(html, experiment);
      },
    ),
    runs(60),
  );
  expect(numbers).toBeGreaterThan(1000);
});

it('of a network without a memory, of long sequences, of overflow', () => {
  const of = (name: 'gru' | 'lstm') =>
    fc.sample(
      experiments({
        cells: [name],
        layers: 1,
        twoWay: false,
        units: 2,
        steps: 5,
        labelled: 'last',
      }),
      { numRuns: 1, seed: 3 },
    )[0]!;
  expect(pageOf(of('gru'), {})).toContain('No layer of this network has one.');
  const lstm = of('lstm');
  const long = {
    ...lstm,
    inputs: Array.from({ length: 40 }, () => lstm.inputs[0]!),
    targets: Array.from({ length: 40 }, () => 0),
  };
  const html = pageOf(long, { step: 20 });
  expect(stray(html)).toEqual([]);
  expect(html.match(/<th scope="col"/g)).toHaveLength(15);
  const { W_hz, b_z } = lstm.readout.parameters as { W_hz: number[][]; b_z: number[] };
  const parameters = { W_hz: W_hz.map((row) => row.map(() => 1e308)), b_z };
  const b_o = (lstm.layers[0]!.parameters.b_o as number[]).map(() => 1e308);
  const layers = lstm.layers.map((layer) => ({
    ...layer,
    parameters: { ...layer.parameters, b_o },
  }));
  const huge = { ...lstm, layers, readout: { parameters } };
  expect(traceOf(huge).overflow).not.toBeNull();
  const exploded = pageOf(huge, { step: 1 });
  expect(stray(exploded)).toEqual([]);
  expect(exploded).toContain('exploded at');
});

it('every cell can be compared with every other', () => {
  for (const from of Object.keys(cells))
    for (const cell of Object.keys(cells) as ('rnn' | 'lstm')[]) {
      const [experiment] = fc.sample(experiments({ cells: [cell], layers: 1 }), {
        numRuns: 1,
        seed: 7,
      });
      const lab = createLab({ experiment: experiment!, step: 1, pin: null });
      const html = renderToString(
        <LabContext.Provider value={lab}>
          <CellDifference from={from} />
        </LabContext.Provider>,
      );
      expect(html.includes('no line differs'), `${from}, ${cell}`).toBe(from === cell);
    }
});
