import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cells } from '../engine/cells/index.ts';
import { drawWeights } from '../engine/initial.ts';
import { networkOf } from '../engine/network.ts';
import '../engine/testing/matchers.ts';
import { runs } from '../engine/testing/runs.ts';
import { flatOf, parameterCount, startOf, strandsOf, weightsOf, type Shape } from './shape.ts';
import { cases } from './testing/cases.ts';

const start = { recurrent: 'uniform', gain: 1, keep: null } as const;

describe('flat parameters', () => {
  it('are those of the experiment, there and back, to the bit', () => {
    fc.assert(
      fc.property(cases(), ({ shape, weights }) => {
        expect(flatOf(weightsOf(shape, weights))).toBeBits(weights);
      }),
      runs(40),
    );
  });

  it('stand where the strands of the engine have them', () => {
    fc.assert(
      fc.property(cases(), ({ shape, weights }) => {
        const network = networkOf({
          version: 1,
          title: '',
          ...weightsOf(shape, weights),
          inputs: [Array.from({ length: shape.inputs }, () => 0)],
          targets: [null],
        });
        const strands = strandsOf(shape);
        expect(strands.map(({ key }) => key)).toEqual(network.strands.map(({ key }) => key));
        strands.forEach(({ plan, offset, level, backward, outputOffset }, at) => {
          const own = network.strands[at]!;
          expect(plan).toBe(own.plan);
          expect([level, backward, outputOffset]).toEqual([
            own.level,
            own.backward,
            own.outputOffset,
          ]);
          expect(weights.subarray(offset, offset + plan.parameterCount)).toBeBits(own.weights);
        });
      }),
      runs(40),
    );
  });

  it('of another width of input than of hidden units', () => {
    const shape: Shape = {
      cells: ['gru'],
      hidden: 2,
      inputs: 5,
      outputs: 3,
      loss: 'squared-error',
    };
    const { layers, readout } = weightsOf(
      shape,
      Array.from({ length: parameterCount(shape) }, (_, k) => k),
    );
    expect(layers[0]!.parameters.W_xr).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6, 7, 8, 9],
    ]);
    expect(layers[0]!.parameters.W_hr).toEqual([
      [10, 11],
      [12, 13],
    ]);
    expect(readout.parameters.b_z).toEqual([56, 57, 58]);
  });
});

describe('the number of parameters', () => {
  const d = 5;
  const n = 4;
  const gate = n * d + n * n + n;
  /** Counted by hand: so many sums of x, h and a bias, and what else there is. */
  const layer: Record<string, number> = {
    rnn: gate,
    lstm: 4 * gate,
    'lstm-peephole': 4 * gate + 3 * n,
    'lstm-coupled': 3 * gate,
    gru: 3 * gate + n,
  };
  it.each(Object.keys(cells))('%s', (cell) => {
    const shape: Shape = { cells: [cell], hidden: n, inputs: d, outputs: 3, loss: 'cross-entropy' };
    expect(parameterCount(shape)).toBe(layer[cell]! + 3 * n + 3);
    expect(parameterCount({ ...shape, twoWay: true })).toBe(2 * layer[cell]! + 3 * 2 * n + 3);
  });

  it('is that of the start of a seed, in float32', () => {
    const shape: Shape = {
      cells: ['lstm', 'rnn'],
      hidden: 3,
      inputs: 2,
      outputs: 2,
      twoWay: true,
      loss: 'cross-entropy',
    };
    expect(startOf(shape, start, 1)).toHaveLength(parameterCount(shape));
    expect(startOf(shape, start, 1)).toBeBits(startOf(shape, start, 1));
    expect(startOf(shape, start, 1)).not.toBeBits(startOf(shape, start, 2));
    // 1/√n is where the numbers of a layer end; those of the readout sooner, at 1/√(2n).
    expect(Math.max(...startOf(shape, start, 1).map(Math.abs))).toBeLessThanOrEqual(
      1 / Math.sqrt(3),
    );
    const drawn: number[] = [];
    drawWeights(
      { cells: shape.cells, hidden: 3, inputSize: 2, classes: 2, twoWay: true },
      ({ length }) => {
        drawn.push(length);
        return Array.from({ length }, () => 0);
      },
    );
    expect(drawn.reduce((sum, length) => sum + length, 0)).toBe(parameterCount(shape));
  });

  it('a cell that there is not is named', () => {
    const shape: Shape = {
      cells: ['elman'],
      hidden: 1,
      inputs: 1,
      outputs: 1,
      loss: 'squared-error',
    };
    expect(() => strandsOf(shape)).toThrow('There is no cell "elman".');
    expect(() => strandsOf({ ...shape, cells: ['toString'] })).toThrow(RangeError);
  });
});
