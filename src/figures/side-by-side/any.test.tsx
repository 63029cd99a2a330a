/** The first frame, of whatever networks and whatever the reader set: its numbers are the engine's, and nothing is missing. */
import fc from 'fast-check';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { errorOverDistance, topLayer } from '../../engine/derived/through-time.ts';
import { withSteps, type Experiment } from '../../engine/experiment.ts';
import { longLagExperiment } from '../../engine/initial.ts';
import { experiments } from '../../engine/testing/experiments.ts';
import { runs } from '../../engine/testing/runs.ts';
import { Trace } from '../../engine/trace.ts';
import { LabContext } from '../../lab/react.ts';
import type { Settings } from '../../lab/settings.ts';
import { createLab } from '../../lab/store.ts';
import { SideBySide } from '../SideBySide.tsx';
import type { Named } from './model.ts';
import { setupOf } from './setup.ts';

const some = longLagExperiment('rnn', 1, 1, { recurrent: 'uniform', gain: 1, keep: 0 }, 1);

function pageOf(settings: Settings, networks?: readonly Named[]): string {
  const lab = createLab({ experiment: some, step: 1, pin: null, settings });
  return renderToString(
    <LabContext.Provider value={lab}>
      <SideBySide number="10.1" {...(networks && { networks })} steps={12} />
    </LabContext.Provider>,
  );
}

const stray = (html: string) =>
  html.match(/.{0,40}\b(NaN|undefined|Infinity|null)\b.{0,20}/g) ?? [];

/** The logarithms of a row: at the loss, and at the distance in view. */
const logsOf = (html: string, curve: string) => {
  const row = RegExp(`data-curve="${curve}".*?</tr>`).exec(html)![0];
  return [...row.matchAll(/data-log="([^"]+)"/g)].map(([, log]) => Number(log));
};

function expectPanel(html: string, { name, experiment }: Named, back: number) {
  const trace = new Trace(experiment);
  if (trace.labelled.length === 0) {
    expect(html).toContain(`no step has a label`);
    return;
  }
  const { error, memory } = errorOverDistance(trace, topLayer(trace), undefined, null);
  for (const [kind, curve] of [
    ['h', error],
    ['c', memory],
  ] as const) {
    if (curve === null) continue;
    const want = [curve[0]!, curve[back] ?? NaN].filter(Number.isFinite);
    expect(logsOf(html, `${name}.${kind}`)).toEqual(want);
  }
}

it('any networks that are given', () => {
  const any = experiments({ steps: 7, units: 3 });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 4 }), fc.nat(9), (list, back) => {
      const networks = list.map((experiment, k) => ({ name: `network ${k + 1}`, experiment }));
      const html = pageOf({ lag: '9', back: String(back) }, networks);
      expect(stray(html)).toEqual([]);
      const long = networks.map(({ name, experiment }) => ({
        name,
        experiment: withSteps(experiment, 9),
      }));
      const far = Math.max(
        0,
        ...long.map((one) => {
          const trace = new Trace(one.experiment);
          return trace.labelled.length === 0
            ? 0
            : errorOverDistance(trace, topLayer(trace), undefined, null).times.length - 1;
        }),
      );
      for (const one of long) expectPanel(html, one, Math.min(back, far));
    }),
    runs(40),
  );
});

it('any start, length and seed', () => {
  fc.assert(
    fc.property(
      fc.record(
        {
          seed: fc.constantFrom('0', '1', '7', '99'),
          lag: fc.constantFrom('0', '1', '2', '30', '999'),
          drawn: fc.constantFrom('uniform', 'orthogonal'),
          keep: fc.constantFrom('-99.99', '-2', '0', '5', '99'),
          gain: fc.constantFrom('0', '1', '2.5', '99'),
          units: fc.constantFrom('0', '4', '5', '8'),
          back: fc.constantFrom('0', '1', '29', '999'),
          seeds: fc.constantFrom('one', 'many'),
        },
        { requiredKeys: [] },
      ),
      (settings) => {
        const html = pageOf(settings);
        expect(stray(html)).toEqual([]);
        const { seed, units, steps, rule } = setupOf(settings, 12);
        const far = steps - 1;
        const back = Math.min(Number(settings.back ?? Math.round(far / 2)), far);
        for (const [cell, name] of [
          ['rnn', 'RNN'],
          ['lstm', 'LSTM'],
          ['gru', 'GRU'],
        ] as const)
          expectPanel(html, { name, experiment: longLagExperiment(cell, units, steps, rule, seed) }, back); // prettier-ignore
      },
    ),
    runs(40),
  );
});

describe('where numbers run out, a sentence says so', () => {
  const layer = (W_xh: number, W_hh = 1) => ({
    cell: 'rnn',
    hidden: 1,
    parameters: { W_xh: [[W_xh]], W_hh: [[W_hh]], b_h: [0] },
  });
  const plain = (W_hh: number, more: Partial<Experiment> = {}): Experiment => ({
    version: 1,
    title: 'at rest',
    layers: [layer(1, W_hh)],
    readout: { parameters: { W_hz: [[1], [-1]], b_z: [0, 0] } },
    inputs: [[0]],
    targets: [0],
    ...more,
  });
  it.each([
    ['overflow', plain(1e60), 'After 6 steps it is more than float64 can hold'],
    ['underflow', plain(1e-60), 'After 6 steps it is below 4.94×10⁻³²⁴'],
    ['zero', plain(0), 'After 1 step it is 0: nothing is sent on.'],
    ['no label', plain(1, { targets: [null] }), 'no step has a label'],
    [
      'a value',
      plain(1, { inputs: [[1e308]], layers: [layer(10)] }),
      'it: a_h exploded at t = 1 (1.a_h@1), and with it',
    ],
    [
      'several layers, two directions',
      plain(1, {
        layers: [layer(1), layer(1)].map((one, k) => {
          const parameters = { ...one.parameters, W_xh: k === 0 ? [[1]] : [[1, 1]] };
          return { ...one, parameters, backward: parameters };
        }),
        readout: { parameters: { W_hz: [[1, 0], [0, 1]], b_z: [0, 0] } }, // prettier-ignore
      }),
      'it (its top layer, in the direction from the first step to the last): ',
    ],
  ])('%s', (_, experiment, words) => {
    const html = pageOf({}, [{ name: 'it', experiment }]);
    expect(html.replaceAll(/<!-- -->|<\/?i>/g, '')).toContain(words);
    expect(stray(html)).toEqual([]);
  });
});
