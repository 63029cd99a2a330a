/** Identities 5 and 7: inputs that say nothing, steps that say nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../experiment.ts';
import '../testing/matchers.ts';
import { withoutBiases } from '../testing/edit.ts';
import { experiments } from '../testing/experiments.ts';
import { runs } from '../testing/runs.ts';
import { inputMatricesOf, type CellName } from '../testing/tables.ts';
import { gradientsByName, wholeGradient } from '../testing/traces.ts';
import type { Table } from '../table.ts';
import { Trace } from '../trace.ts';

const withFirstInput = (experiment: Experiment, value: number): Experiment => ({
  ...experiment,
  inputs: experiment.inputs.map((x) => x.with(0, value)),
});

function firstColumn({ rows, cols, data }: Table): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) => data[i * cols]!);
}

/** [layer, matrix, bias] of everything that multiplies the inputs of the sequence. */
function readers({ layers }: Experiment): string[][] {
  const pairs = Object.entries(inputMatricesOf(layers[0]!.cell as CellName));
  return (layers[0]!.backward ? ['1', '1b'] : ['1']).flatMap((layer) =>
    pairs.map((pair) => [layer, ...pair]),
  );
}

describe('5: an input column', () => {
  it('that is always 1 has the gradient of the bias, to the last bit', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        const ones = withFirstInput(experiment, 1);
        const trace = new Trace(ones);
        for (const [layer, matrix, bias] of readers(ones))
          expect(firstColumn(trace.gradient(layer!, matrix!)!)).toBeBits(
            trace.gradient(layer!, bias!)!.data,
          );
      }),
      runs(80),
    );
  });

  it('that is never used has gradient 0, to the last bit', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        const unused = withFirstInput(experiment, 0);
        const trace = new Trace(unused);
        for (const [layer, matrix] of readers(unused)) {
          const column = firstColumn(trace.gradient(layer!, matrix!)!);
          expect(column.every((entry) => entry === 0)).toBe(true);
        }
      }),
      runs(80),
    );
  });
});

describe('7: steps that add nothing', () => {
  // One-way networks only: a backward direction reads the steps at the end first.
  it('after the last label change no gradient, to the last bit', () => {
    fc.assert(
      fc.property(experiments({ twoWay: false, steps: 6 }), fc.nat(3), (experiment, more) => {
        const longer: Experiment = {
          ...experiment,
          inputs: [...experiment.inputs, ...experiment.inputs.slice(0, more)],
          targets: [...experiment.targets, ...experiment.targets.slice(0, more).map(() => null)],
        };
        const [short, long] = [new Trace(experiment), new Trace(longer)];
        expect(wholeGradient(long)).toBeBits(wholeGradient(short));
        expect(long.loss).toBe(short.loss);
      }),
      runs(80),
    );
  });

  // With zero biases and no initial state everything that a weight multiplies is 0 until the first input.
  it('before the first input (zeros, zero biases) leave every weight’s gradient, to the last bit', () => {
    fc.assert(
      fc.property(
        experiments({ twoWay: false, initial: false, steps: 6 }),
        fc.nat(3),
        (experiment, more) => {
          const plain = withoutBiases(experiment);
          const zeros = plain.inputs.slice(0, more).map((x) => x.map(() => 0));
          const later: Experiment = {
            ...plain,
            inputs: [...zeros, ...plain.inputs],
            targets: [...zeros.map(() => null), ...plain.targets],
          };
          const want = gradientsByName(new Trace(plain));
          for (const [name, gradient] of gradientsByName(new Trace(later)))
            if (!name.includes('.b_')) expect(gradient).toBeBits(want.get(name)!);
        },
      ),
      runs(80),
    );
  });
});
