/** `expect(got).toBeWithin(near)`: each number is within its radius of what is wanted (oracle.ts); where that is NaN nothing is asked. */
import { expect } from 'vitest';
import type { Near } from './oracle.ts';

interface Words<R> {
  toBeWithin(near: Near<ArrayLike<number>>): R;
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- a merge
  interface Matchers<T> extends Words<void> {}
}

expect.extend({
  toBeWithin(got: ArrayLike<number>, { want, radius }: Near<ArrayLike<number>>) {
    if (got.length !== want.length)
      return { pass: false, message: () => `Got ${got.length} numbers, want ${want.length}.` };
    let at = -1;
    for (let k = 0; k < want.length && at < 0; k++)
      if (!Number.isNaN(want[k]!) && !(Math.abs(got[k]! - want[k]!) <= radius[k]!)) at = k;
    return {
      pass: at < 0,
      message: () =>
        at < 0
          ? 'All numbers are within their radii, which they should not be.'
          : `Number ${at}: got ${got[at]}, want ${want[at]}; apart ${Math.abs(got[at]! - want[at]!)}, to be at most ${radius[at]}.`,
    };
  },
});
