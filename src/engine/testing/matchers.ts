/**
 * What a test may say of a trace, in the words of the subject:
 *
 *     expect(trace).toHaveValue('1.h@2', [0.1, -0.3]);
 *     expect(trace).toHaveError('1.c@2', [0.02, 0.4]);
 *     expect(trace).toHaveShare('1.c@2', 'c@3', [0.01, 0.5]);
 *     expect(trace).toHaveGradient('1.W_hh', [[0.1, 0.2], [0.3, 0.4]]);
 *
 * Each number must hold |got − want| ≤ 1e-10 · max(1, |want|). And of any two lists of numbers:
 *
 *     expect(got).toBeBits(want)         the same to the last bit (0 and −0 count as the same: a sum that begins with
 *                                        0 is never −0, a lone product may be)
 *     expect(got).toBeNear(want, 1e-12)  ‖got − want‖ ≤ 1e-12 · ‖want‖, or · a third argument where cancelling makes
 *                                        ‖want‖ smaller than what was summed
 */
// eslint-disable-next-line no-restricted-imports -- tests only; nothing of the engine imports this folder
import { expect } from 'vitest';
import { parseParameterAddress } from '../address.ts';
import type { Trace } from '../trace.ts';
import { norm } from '../vector.ts';
import { distance, firstApart, flat, type Nested } from './compare.ts';

export const TOLERANCE = 1e-10;

interface Words<R> {
  toHaveValue(address: string, want: Nested): R;
  toHaveError(address: string, want: Nested): R;
  toHaveShare(address: string, consumer: string, want: Nested): R;
  toHaveGradient(parameter: string, want: Nested): R;
  toBeBits(want: ArrayLike<number>): R;
  toBeNear(want: ArrayLike<number>, tolerance: number, scale?: number): R;
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- a merge
  interface Matchers<T> extends Words<void> {}
}

interface Verdict {
  pass: boolean;
  message: () => string;
}

function compare(what: string, got: ArrayLike<number> | undefined, nested: Nested): Verdict {
  if (!got) return { pass: false, message: () => `The trace has no ${what}.` };
  const want = flat(nested);
  const unit = firstApart(got, want, TOLERANCE);
  return {
    pass: unit === null,
    message: () =>
      unit === null
        ? `${what} is [${Array.from(want).join(', ')}], which it should not be.`
        : `${what}, unit ${unit}: got ${got[unit] ?? 'nothing'}, want ${want[unit] ?? 'nothing'}.`,
  };
}

expect.extend({
  toHaveValue: (trace: Trace, address: string, want: Nested) =>
    compare(`value ${address}`, trace.value(address), want),

  toHaveError: (trace: Trace, address: string, want: Nested) =>
    compare(`error ${address}`, trace.error(address), want),

  toHaveShare(trace: Trace, address: string, consumer: string, want: Nested) {
    const share = trace.shares(address).find((one) => one.consumer === consumer);
    return compare(`share of ${address} through ${consumer}`, share?.values, want);
  },

  toHaveGradient(trace: Trace, address: string, want: Nested) {
    const { layer = '', parameter = '' } = parseParameterAddress(address) ?? {};
    return compare(`gradient ${address}`, trace.gradient(layer, parameter)?.data, want);
  },

  toBeBits(got: ArrayLike<number>, want: ArrayLike<number>) {
    const length = Math.max(got.length, want.length);
    const unit = Array.from({ length }, (_, k) => k).find(
      (k) => got[k] !== want[k] && !(Number.isNaN(got[k]) && Number.isNaN(want[k])),
    );
    return {
      pass: unit === undefined,
      message: () =>
        unit === undefined
          ? 'The numbers are the same to the last bit, which they should not be.'
          : `Number ${unit}: got ${got[unit] ?? 'nothing'}, want exactly ${want[unit] ?? 'nothing'}.`,
    };
  },

  toBeNear(got: ArrayLike<number>, want: ArrayLike<number>, tolerance: number, scale = norm(want)) {
    const away = distance(got, want);
    return {
      pass: got.length === want.length && away <= tolerance * scale,
      message: () =>
        got.length === want.length
          ? `‖got − want‖ = ${away}, to be held against ${tolerance} · ${scale}.`
          : `Got ${got.length} numbers, want ${want.length}.`,
    };
  },
});
