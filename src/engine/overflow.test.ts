/** Weights and rates that overflow: nothing throws, the trace says where it began, and its JSON can be read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress } from './address.ts';
import type { Experiment } from './experiment.ts';
import { mapParameters, setParameters } from './testing/edit.ts';
import { experiments } from './testing/experiments.ts';
import { runs } from './testing/runs.ts';
import { CELLS } from './testing/tables.ts';
import { addressesOf } from './testing/traces.ts';
import { traceToJson } from './trace-json.ts';
import { Trace } from './trace.ts';

/** Every number of the parameters times a factor. */
function scaled(experiment: Experiment, factor: number): Experiment {
  return mapParameters(experiment, (_name, value) =>
    JSON.parse(JSON.stringify(value), (_key, part) =>
      typeof part === 'number' ? part * factor : part,
    ),
  );
}

/** All addresses at which a value (or an error) is not finite. */
function notFinite(trace: Trace, face: 'value' | 'error'): string[] {
  return [...addressesOf(trace)].filter(
    (address) =>
      !(face === 'value' ? trace.value(address)! : trace.error(address)!).every(Number.isFinite),
  );
}

const timeIn = (address: string) => Number(address.split('@')[1]);

/** A simple network with the sizes of its numbers chosen by hand. */
function rnn(W_xh: number, W_hh: number, steps: number): Experiment {
  return {
    version: 1,
    title: 'one unit',
    layers: [{ cell: 'rnn', hidden: 1, parameters: { W_xh: [[W_xh]], W_hh: [[W_hh]], b_h: [0] } }],
    readout: { parameters: { W_hz: [[1], [-1]], b_z: [0, 0] } },
    inputs: Array.from({ length: steps }, () => [0]),
    targets: Array.from({ length: steps }, (_, k) => (k === steps - 1 ? 0 : null)),
  };
}

describe.each(CELLS)('%s with weights of 1e308', (cell) => {
  it('runs, says where it overflowed, and its JSON can be read', () => {
    fc.assert(
      fc.property(experiments({ cells: [cell], numbers: 'ordinary' }), (experiment) => {
        const huge = scaled(experiment, 1e308);
        const trace = new Trace(huge);
        const { overflow } = trace;
        const text = JSON.stringify(traceToJson(trace));
        const json = JSON.parse(text) as { overflow?: { face: string; at: string } };
        // JSON.stringify turns an infinity that nobody looked after into null.
        expect(JSON.stringify({ ...json, losses: [] })).not.toContain('null');
        expect(json.overflow).toEqual(
          overflow ? { face: overflow.face, at: formatAddress(overflow.address) } : undefined,
        );
        const places = [...notFinite(trace, 'value'), ...notFinite(trace, 'error')];
        if (overflow) expect(places).toContain(formatAddress(overflow.address));
        else expect(places).toEqual([]);
      }),
      runs(30),
    );
  });
});

describe('the first place', () => {
  it('in the errors of a network at rest is where the powers of W_hh leave float64', () => {
    // ∂h_T = −1 (z − y is ½ and −½), and every step back multiplies by 1e10: 1e300 is the last that is finite.
    const { overflow } = new Trace(rnn(0, 1e10, 40));
    expect(overflow).toEqual({ face: 'error', address: { layer: '1', name: 'h', t: 40 - 31 } });
  });

  it('in the values is named before any in the errors', () => {
    const experiment = { ...rnn(1e308, 1, 3), inputs: [[0], [10], [10]] };
    expect(new Trace(experiment).overflow).toEqual({
      face: 'value',
      address: { layer: '1', name: 'a_h', t: 2 },
    });
  });

  it('is the earliest, also where a higher layer overflows before a lower one', () => {
    const low = rnn(1e308, 0, 4);
    const experiment: Experiment = {
      ...low,
      // Layer 1 overflows at t = 3, where its input is 10; layer 2 at t = 2: 1e308 · tanh(…) + 1e308.
      layers: [
        low.layers[0]!,
        {
          cell: 'rnn',
          hidden: 1,
          parameters: { W_xh: [[1e308]], W_hh: [[1e308]], b_h: [0] },
        },
      ],
      inputs: [[1], [1], [10], [10]],
    };
    expect(new Trace(experiment).overflow).toEqual({
      face: 'value',
      address: { layer: '2', name: 'a_h', t: 2 },
    });
  });

  it('is the earliest of the values, in any one-way network', () => {
    const wanted = { twoWay: false, numbers: 'ordinary' } as const;
    fc.assert(
      fc.property(
        experiments(wanted),
        fc.constantFrom(1e160, 1e300, 1e308),
        (experiment, factor) => {
          const trace = new Trace(scaled(experiment, factor));
          const values = notFinite(trace, 'value').map(timeIn);
          const errors = notFinite(trace, 'error').map(timeIn);
          const { overflow } = trace;
          if (values.length > 0) {
            expect(overflow!.face).toBe('value');
            expect(overflow!.address.t).toBe(Math.min(...values));
          } else if (errors.length > 0) {
            expect(overflow!.face).toBe('error');
            expect(overflow!.address.t).toBe(Math.max(...errors));
          } else expect(overflow).toBe(null);
        },
      ),
      runs(100),
    );
  });

  it('in a two-way network is a cause: nothing it was computed from had overflowed', () => {
    fc.assert(
      fc.property(experiments({ twoWay: true, numbers: 'ordinary' }), (experiment) => {
        const trace = new Trace(scaled(experiment, 1e308));
        const { overflow } = trace;
        if (overflow?.face !== 'value') return;
        const { layer, t } = overflow.address;
        // What a layer reads: all of the layers below, and its own direction's steps before.
        const before = notFinite(trace, 'value').filter((address) => {
          const other = address.split('.')[0]!;
          if (other === layer)
            return layer.endsWith('b') ? timeIn(address) > t : timeIn(address) < t;
          const level = (key: string) => (key === 'readout' ? Infinity : parseInt(key, 10));
          return level(other) < level(layer);
        });
        expect(before).toEqual([]);
      }),
      runs(60),
    );
  });

  it('is none in ordinary networks, nor in extreme ones that stay finite', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        expect(new Trace(experiment).overflow).toBe(null);
        expect(traceToJson(new Trace(experiment))).not.toHaveProperty('overflow');
      }),
      runs(40),
    );
  });
});

it('is written into the JSON as text, for JSON has no infinities', () => {
  const json = traceToJson(new Trace({ ...rnn(1e308, 1, 1), inputs: [[10]] })) as {
    values: Record<string, Record<string, Record<string, unknown>>>;
    overflow: unknown;
  };
  expect(json.values['1']!.a_h!['1']).toEqual(['Infinity']);
  expect(json.values['1']!.h!['1']).toEqual([1]);
  expect(json.overflow).toEqual({ face: 'value', at: '1.a_h@1' });
});

it('does not throw with a bias of 1e308 everywhere', () => {
  fc.assert(
    fc.property(experiments(), (experiment) => {
      const names = experiment.layers.flatMap(({ parameters }) => Object.keys(parameters));
      const huge = setParameters(
        experiment,
        Object.fromEntries(names.map((name) => [name, 1e308])),
      );
      expect(() => JSON.parse(JSON.stringify(traceToJson(new Trace(huge))))).not.toThrow();
    }),
    runs(30),
  );
});
