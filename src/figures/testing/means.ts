/** What a session of training is made with in a test: no browser, a worker that is none, and time that stands still. */
import { fromFile, toFile } from '../../training/file.ts';
import { createKeeper } from '../../training/keep.ts';
import { memoryShelf, type Shelf } from '../../training/shelf.ts';
import { FakeClock, FakeWorker } from '../../training/testing/fake.ts';
import { createTrainer } from '../../training/trainer.ts';
import type { Means } from '../parts/training-session.ts';

let pages = 0;

/** Each call is another page on the same shelf. `workers`: those that were made, in their order. */
export function fakeMeans(shelf: Shelf = memoryShelf()) {
  const clock = new FakeClock();
  const workers: FakeWorker[] = [];
  const keeper = createKeeper(shelf, `page ${pages++}`, () => clock.now());
  const means: Means = {
    machinery: async () => ({
      ...keeper,
      toFile,
      fromFile,
      createTrainer: (setups, options) =>
        createTrainer(setups, {
          ...options,
          clock,
          makeWorker: () => {
            const worker = new FakeWorker(clock);
            workers.push(worker);
            return worker;
          },
        }),
    }),
    wasKept: async () => true,
    now: () => clock.now(),
  };
  return { means, clock, workers };
}
