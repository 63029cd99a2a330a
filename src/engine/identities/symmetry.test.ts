/** Identity 6: a doubled loss, renamed units, mirrored units. And a two-way network seen in a mirror. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment, Matrix } from '../experiment.ts';
import { runReverse, seedOfLoss } from '../run.ts';
import { flat, joined, type Nested } from '../testing/compare.ts';
import '../testing/matchers.ts';
import { mapParameters } from '../testing/edit.ts';
import { experiments, type Wanted } from '../testing/experiments.ts';
import { runs } from '../testing/runs.ts';
import { addressesOf, timesOf, wholeGradient } from '../testing/traces.ts';
import {
  asParameters,
  renameColumns,
  renameParameter,
  renameQuantity,
  renameUnits,
  reads,
  type Renaming,
} from '../testing/units.ts';
import { parseAddress } from '../address.ts';
import { Trace } from '../trace.ts';

describe('6: doubling the loss', () => {
  // Ordinary numbers: a product so small that it underflows is rounded to another multiple of 2⁻¹⁰⁷⁴ when doubled.
  it('doubles every error and every gradient, to the last bit', () => {
    fc.assert(
      fc.property(experiments({ numbers: 'ordinary' }), (experiment) => {
        const trace = new Trace(experiment);
        const { forward, reverse } = trace;
        const once = seedOfLoss(forward);
        const doubled = runReverse(forward, (errors) => {
          once(errors);
          for (const strand of errors) for (let k = 0; k < strand.length; k++) strand[k]! *= 2;
        });
        expect(joined(doubled.errors)).toBeBits(joined(reverse.errors).map((e) => 2 * e));
        const whole = joined(trace.gradients);
        expect(wholeGradient(trace, doubled)).toBeBits(whole.map((g) => 2 * g));
      }),
      runs(60),
    );
  });
});

/** An experiment, one of its layers, and what becomes of its units. */
function renamings(wanted: Wanted, kind: 'order' | 'signs') {
  return experiments(wanted).chain((experiment) =>
    fc.nat(experiment.layers.length - 1).chain((k) => {
      const n = experiment.layers[k]!.hidden;
      const units = Array.from({ length: n }, (_, unit) => unit);
      const order = fc.shuffledSubarray(units, { minLength: n });
      const signs = fc.array(fc.constantFrom(1, -1), { minLength: n, maxLength: n });
      return fc.record({
        experiment: fc.constant(experiment),
        number: fc.constant(k + 1),
        renaming: fc.record<Renaming>({
          order: kind === 'order' ? order : fc.constant(units),
          signs: kind === 'signs' ? signs : fc.constant(units.map(() => 1)),
        }),
      });
    }),
  );
}

interface Renamed {
  experiment: Experiment;
  number: number;
  renaming: Renaming;
}

/** Every value and every error of the renamed network (got) beside the renamed ones of the network (want). */
function* tables({ experiment, number, renaming }: Renamed) {
  const before = new Trace(experiment);
  const after = new Trace(renameUnits(experiment, number, renaming));
  for (const address of addressesOf(before)) {
    const { layer, name } = parseAddress(address)!;
    const own = parseInt(layer, 10) === number && name !== 'x';
    const above = parseInt(layer, 10) === number + 1 && name === 'x';
    const top = layer === 'readout' && name === 'h' && number === experiment.layers.length;
    const rename = (table: Float64Array): ArrayLike<number> => {
      const value = Array.from(table);
      if (own) return renameQuantity(name, value, renaming);
      return above || top ? renameColumns([value], renaming)[0]! : value;
    };
    yield { got: after.value(address)!, want: rename(before.value(address)!) };
    yield { got: after.error(address)!, want: rename(before.error(address)!) };
  }
}

/** The gradient of the renamed network, and the renamed gradient of the network. */
function gradients({ experiment, number, renaming }: Renamed) {
  const before = new Trace(experiment);
  const after = new Trace(renameUnits(experiment, number, renaming));
  const want = mapParameters(experiment, (parameter, value, layer) => {
    const gradient = asParameters(
      { [parameter]: value },
      () => before.gradient(layer, parameter)!.data,
    )[parameter]!;
    if (parseInt(layer, 10) === number) return renameParameter(parameter, gradient, renaming);
    return reads(experiment, number, layer, parameter)
      ? renameColumns(gradient as Matrix, renaming)
      : gradient;
  });
  return { got: wholeGradient(after), want: inOrderOf(after, want), before, after };
}

/** The numbers of an experiment's parameters in the order of a trace's gradient. */
function inOrderOf(trace: Trace, { layers, readout }: Experiment): Float64Array {
  return joined(
    trace.strands.flatMap(({ key, plan }) => {
      const layer = layers[parseInt(key, 10) - 1];
      const own =
        key === 'readout'
          ? readout.parameters
          : key.endsWith('b')
            ? layer!.backward!
            : layer!.parameters;
      return plan.parameters.map(({ name }) => flat(own[name] as Nested));
    }),
  );
}

describe('6: permuting hidden units permutes every table', () => {
  // By norm: the sums over units are taken in another order. 1e-12, as nothing is prescribed.
  it('values, errors and gradients, to 1e-12 by norm', () => {
    fc.assert(
      fc.property(renamings({ numbers: 'ordinary', labelled: 'some' }, 'order'), (renamed) => {
        const both = [...tables(renamed)];
        expect(joined(both.map(({ got }) => got))).toBeNear(
          joined(both.map(({ want }) => want)),
          1e-12,
        );
        const { got, want } = gradients(renamed);
        expect(got).toBeNear(want, 1e-12);
      }),
      runs(60),
    );
  });

  // Two products have one sum, whichever comes first.
  it('to the last bit where there are two units in one one-way layer', () => {
    fc.assert(
      fc.property(renamings({ layers: 1, units: 2, twoWay: false }, 'order'), (renamed) => {
        for (const { got, want } of tables(renamed)) expect(got).toBeBits(want);
        const { got, want } = gradients(renamed);
        expect(got).toBeBits(want);
      }),
      runs(60),
    );
  });
});

describe('6: flipping the sign of a tanh unit and of its weights', () => {
  it('changes no loss, and nothing but signs, to the last bit', () => {
    fc.assert(
      fc.property(renamings({}, 'signs'), (renamed) => {
        for (const { got, want } of tables(renamed)) expect(got).toBeBits(want);
        const { got, want, before, after } = gradients(renamed);
        expect(after.loss).toBe(before.loss);
        expect(after.losses).toEqual(before.losses);
        expect(got).toBeBits(want);
      }),
      runs(80),
    );
  });
});

describe('a two-way network in a mirror', () => {
  /** The sequence read from its end, each direction in the other's place. */
  const mirrored = (experiment: Experiment): Experiment => ({
    ...experiment,
    layers: experiment.layers.map((layer) => ({
      ...layer,
      parameters: layer.backward!,
      backward: layer.parameters,
    })),
    readout: {
      parameters: {
        ...experiment.readout.parameters,
        W_hz: (experiment.readout.parameters.W_hz as Matrix).map((row) => {
          const half = row.length / 2;
          return [...row.slice(half), ...row.slice(0, half)];
        }),
      },
    },
    inputs: experiment.inputs.toReversed(),
    targets: experiment.targets.toReversed(),
  });

  // The layer itself to the last bit; what sums over both halves in the other order, by norm.
  it('is the same network', () => {
    fc.assert(
      fc.property(
        experiments({ layers: 1, twoWay: true, numbers: 'ordinary', labelled: 'some' }),
        (experiment) => {
          const [one, other] = [new Trace(experiment), new Trace(mirrored(experiment))];
          for (const t of timesOf(one)) {
            const there = one.steps + 1 - t;
            expect(other.value(`1b.h@${there}`)!).toBeBits(one.value(`1.h@${t}`)!);
            expect(other.value(`1.h@${there}`)!).toBeBits(one.value(`1b.h@${t}`)!);
            expect(other.error(`1.x@${there}`)!).toBeNear(one.error(`1.x@${t}`)!, 1e-12, 1);
          }
          expect(other.loss).toBeCloseTo(one.loss, 12);
          for (const { name } of one.strands[0]!.plan.parameters) {
            const gradient = other.gradient('1b', name)!.data;
            expect(gradient).toBeNear(one.gradient('1', name)!.data, 1e-12, 1);
          }
        },
      ),
      runs(50),
    );
  });
});
