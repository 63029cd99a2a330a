import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEntry } from '../engine/derived/check.ts';
import { parametersOf, type Experiment } from '../engine/experiment.ts';
import rnnFile from '../engine/fixtures/rnn.json';
import { experiments } from '../engine/testing/experiments.ts';
import { runs } from '../engine/testing/runs.ts';
import { numberAt } from '../engine/table.ts';
import { Trace } from '../engine/trace.ts';
import {
  directionOf,
  gradientOf,
  lossAlong,
  movedAlong,
  oneUpdate,
  updated,
  withParameters,
} from './one-update.ts';
import { flatOf } from './shape.ts';

const small = rnnFile.experiment as unknown as Experiment;
const ordinary = experiments({ labelled: 'some', numbers: 'ordinary' });

describe('one update', () => {
  it('is θ − η g, number by number', () => {
    fc.assert(
      fc.property(ordinary, fc.double({ min: 0.001, max: 10, noNaN: true }), (experiment, rate) => {
        const trace = new Trace(experiment);
        const { after } = oneUpdate(trace, 'gradient', rate);
        for (const { key, plan } of trace.strands)
          for (const { name, rows, cols } of plan.parameters)
            for (let i = 0; i < rows; i++)
              for (let j = 0; j < Math.max(cols, 1); j++) {
                const index = cols === 0 ? [i] : [i, j];
                const at = (one: Experiment) =>
                  index.reduce<unknown>(
                    (table, k) => (table as unknown[])[k],
                    parametersOf(one, key)![name],
                  ) as number;
                const gradient = numberAt(trace.gradient(key, name)!, index);
                expect(at(after.experiment)).toBe(at(experiment) - rate * gradient);
              }
      }),
      runs(40),
    );
  });

  it('keeps all that is no parameter', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        expect(withParameters(experiment, flatOf(experiment))).toEqual(experiment);
        const { experiment: moved } = updated(experiment, 'gradient', 0.1, 1);
        const bare = ({ layers, inputs, targets }: Experiment) => ({
          layers: layers.map(({ cell, hidden, initial }) => ({ cell, hidden, initial })),
          inputs,
          targets,
        });
        expect(bare(moved)).toEqual(bare(experiment));
      }),
      runs(60),
    );
  });

  it('begins with the slope that the two losses of a small step have', () => {
    fc.assert(
      fc.property(
        ordinary,
        fc.constantFrom('gradient' as const, 'adam' as const),
        (experiment, along) => {
          const { direction, slope } = oneUpdate(new Trace(experiment), along, 1);
          const size = Math.hypot(...direction);
          if (size === 0) return;
          const h = 1e-5 / size;
          const measured =
            (lossAlong(experiment, direction, h) - lossAlong(experiment, direction, -h)) / (2 * h);
          expect(Math.abs(measured - slope)).toBeLessThan(1e-6 * Math.max(1, size));
        },
      ),
      runs(60),
    );
  });

  it('parts from what was promised with η²', () => {
    for (const along of ['gradient', 'adam'] as const) {
      const gap = (rate: number) => {
        const { happened, promised } = oneUpdate(new Trace(small), along, rate);
        return happened - promised;
      };
      // The next term of the series is a factor of η smaller, and so is what is missing to 2.
      for (const rate of [1e-2, 1e-3, 1e-4, 1e-5]) {
        const power = Math.log2(gap(rate) / gap(rate / 2));
        expect(Math.abs(power - 2), `${along}, ${rate}`).toBeLessThan(10 * rate + 1e-4);
      }
      expect(gap(1e-4)).not.toBe(0);
    }
  });

  it('promises −η‖g‖² along the gradient, and no more along Adam’s first step of the same length', () => {
    fc.assert(
      fc.property(ordinary, (experiment) => {
        const trace = new Trace(experiment);
        const plain = oneUpdate(trace, 'gradient', 0.3);
        expect(plain.promised).toBeCloseTo(-0.3 * plain.norm ** 2, 10);
        const adam = oneUpdate(trace, 'adam', 0.3);
        const length = Math.hypot(...adam.direction);
        if (length === 0) return;
        const cosine = -adam.slope / (adam.norm * length);
        expect(adam.angle).toBeLessThan(90);
        expect(Math.cos((adam.angle * Math.PI) / 180)).toBeCloseTo(cosine, 10);
        expect(plain.angle).toBe(0);
      }),
      runs(60),
    );
  });

  it('of Adam begins with a step of the same size in every weight', () => {
    const gradient = Float64Array.of(3, -0.002, 0, 1e-30);
    const [a, b, c, d] = directionOf(gradient, 'adam');
    expect(a).toBeCloseTo(1, 7);
    expect(b).toBeCloseTo(-1, 4);
    expect(c).toBe(0);
    expect(d).toBeCloseTo(0, 12);
  });

  it('without a gradient moves nothing, and has no angle', () => {
    const mute = { ...small, targets: small.targets.map(() => null) };
    const found = oneUpdate(new Trace(mute), 'gradient', 1);
    expect(found.after.experiment).toEqual(mute);
    expect([found.norm, found.happened, found.angle]).toEqual([0, 0, NaN]);
  });

  it('agrees with the check of a gradient', () => {
    const { direction } = oneUpdate(new Trace(small), 'gradient', 1);
    const { slope } = checkEntry(small, { layer: '1', parameter: 'W_xh', index: [0, 0] }, 1e-5);
    expect(direction[0]).toBeCloseTo(slope, 8);
  });
});

describe('several updates', () => {
  it('are one after the other', () => {
    let one = small;
    for (let k = 0; k < 5; k++) one = movedAlong(one, gradientOf(new Trace(one)), 0.2);
    expect(updated(small, 'gradient', 0.2, 5)).toEqual({ experiment: one, made: 5 });
  });

  it('by Adam begin with its first step, and remember it', () => {
    const first = oneUpdate(new Trace(small), 'adam', 0.1).after.experiment;
    const by = (experiment: Experiment, count: number) =>
      flatOf(updated(experiment, 'adam', 0.1, count).experiment);
    const [wanted, got] = [flatOf(first), by(small, 1)];
    got.forEach((number, k) => expect(number).toBeCloseTo(wanted[k]!, 14));
    const anew = by(updated(small, 'adam', 0.1, 1).experiment, 1);
    expect(by(small, 2).some((number, k) => Math.abs(number - anew[k]!) > 1e-3)).toBe(true);
  });

  it('lower the loss', () => {
    const { experiment } = updated(small, 'gradient', 0.2, 100);
    expect(new Trace(experiment).loss).toBeLessThan(new Trace(small).loss / 100);
  });

  it('stop before a weight would leave the numbers', () => {
    const still = withParameters(small, new Float64Array(flatOf(small).length));
    const inputs = small.inputs.map((x) => x.map(() => 1e308));
    const huge: Experiment = { ...small, layers: still.layers, inputs };
    const { experiment, made } = updated(huge, 'gradient', 10, 3);
    expect(made).toBe(0);
    expect(experiment).toBe(huge);
  });
});
