/**
 * Work on the page that is too long for one task: it is done in slices, between which the page answers and draws. A generator says where it may
 * be laid down, by `yield`; what it returns is the same, whether it was done at once or in slices.
 */
import { yieldByMessage } from '../../training/clock.ts';

export type Work<T> = Generator<void, T, void>;

/** What slices are cut by; tests have their own. */
export interface Knife {
  /** Milliseconds. */
  now(): number;
  /** Calls back in a task of its own. */
  later(callback: () => void): void;
}

/** A slice goes on for so many milliseconds, and then to the next place where it may end. */
export const SLICE = 6;

let later: Knife['later'] | undefined;
const ownKnife: Knife = {
  now: () => performance.now(),
  later: (callback) => (later ??= yieldByMessage())(callback),
};

/** To the end in one go. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * Begins in the next task, and ends with `done`, in a task of its own, with what the work came to: unless the function that is returned was called
 * before. An error in the work is thrown in its slice.
 */
export function inSlices<T>(
  work: Work<T>,
  done: (value: T) => void,
  knife: Knife = ownKnife,
): () => void {
  let dropped = false;
  const slice = () => {
    if (dropped) return;
    const end = knife.now() + SLICE;
    do {
      const step = work.next();
      if (step.done) return knife.later(() => dropped || done(step.value));
    } while (knife.now() < end);
    knife.later(slice);
  };
  knife.later(slice);
  return () => {
    dropped = true;
  };
}

/** The same as a promise; it rejects where the work throws. */
export const sliced = <T>(work: Work<T>, knife: Knife = ownKnife): Promise<T> =>
  new Promise((resolve, reject) => {
    function* guarded(): Work<() => void> {
      try {
        const value = yield* work;
        return () => resolve(value);
      } catch (error) {
        return () => reject(error as Error);
      }
    }
    inSlices(guarded(), (settle) => settle(), knife);
  });

/** Some work after the other, the results in their order. */
export function* inTurn<T>(works: Iterable<Work<T>>): Work<T[]> {
  const all: T[] = [];
  for (const work of works) {
    all.push(yield* work);
    yield;
  }
  return all;
}
