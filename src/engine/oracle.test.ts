/**
 * The reverse pass against forward mode (identity 9: real-time recurrent learning gives the same gradients) and the
 * forward pass against one written by hand. UNFOLDED_RUNS=1000 for the full count.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress, parseParameterAddress } from './address.ts';
import './testing/matchers.ts';
import { apart, joined } from './testing/compare.ts';
import { experiments } from './testing/experiments.ts';
import { oracleOf } from './testing/oracle.ts';
import { runs } from './testing/runs.ts';
import { CELLS } from './testing/tables.ts';
import { Trace } from './trace.ts';

/** What the trace has at an address of the oracle: a gradient, or the error of an input or an initial state. */
function derivativeIn(trace: Trace, address: string): Float64Array {
  const parameter = parseParameterAddress(address);
  return parameter
    ? trace.gradient(parameter.layer, parameter.parameter)!.data
    : trace.error(parseAddress(address)!)!;
}

describe.each(CELLS)('%s', (cell) => {
  const networks = { cells: [cell], layers: 2, labelled: 'some' } as const;

  it('has the values of the tables', () => {
    fc.assert(
      fc.property(experiments(networks), (experiment) => {
        const trace = new Trace(experiment);
        const oracle = oracleOf(experiment);
        for (const [address, want] of oracle.values) expect(trace).toHaveValue(address, want);
        expect(apart(trace.loss, oracle.loss)).toBeLessThan(1e-12);
        trace.losses.forEach((loss, k) =>
          loss === null
            ? expect(oracle.losses[k]).toBe(null)
            : expect(apart(loss, oracle.losses[k]!)).toBeLessThan(1e-12),
        );
      }),
      runs(60),
    );
  });

  it('has the derivatives of forward mode, to 1e-12 by norm', () => {
    fc.assert(
      fc.property(experiments({ ...networks, numbers: 'ordinary' }), (experiment) => {
        const trace = new Trace(experiment);
        const { derivatives } = oracleOf(experiment);
        const got = joined([...derivatives.keys()].map((at) => derivativeIn(trace, at)));
        expect(got).toBeNear(joined(derivatives.values()), 1e-12);
      }),
      runs(200),
    );
  });
});

/**
 * Weights of ±50 saturate gates, push probabilities to 0 and 1 and blow errors up. What remains of a derivative after
 * its paths have cancelled may then be smaller than the rounding of any one path, in both modes: each number is held against
 * the sum of its paths' absolute values. A clipped probability or a clipped error is far outside.
 */
it('has the derivatives of forward mode in mixed and extreme networks', () => {
  fc.assert(
    fc.property(experiments(), (experiment) => {
      const trace = new Trace(experiment);
      const { derivatives, scales } = oracleOf(experiment);
      for (const [address, want] of derivatives) {
        const got = derivativeIn(trace, address);
        const scale = scales.get(address)!;
        got.forEach((value, k) => {
          if (!(Math.abs(value - want[k]!) <= 1e-12 * scale[k]! + 1e-300))
            expect.fail(`${address}, ${k}: got ${value}, want ${want[k]}, scale ${scale[k]}`);
        });
      }
    }),
    runs(400),
  );
});
