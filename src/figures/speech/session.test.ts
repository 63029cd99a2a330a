/** A session without a browser: four networks learn in step from one start, and what was kept is found again. */
import { expect, it } from 'vitest';
import { toFile } from '../../training/file.ts';
import { memoryShelf } from '../../training/shelf.ts';
import { NETWORKS } from '../../training/tasks/phones-setup.ts';
import { settled } from '../../training/testing/fake.ts';
import { phonesFile } from '../../training/testing/phones.ts';
import { fakeMeans } from '../testing/means.ts';
import { createSession } from './session.ts';

/** Smaller, so that the slow learner of the tests is quick. */
const networks = NETWORKS.map(({ id, setup }) => ({ id, setup: { ...setup, hidden: 2, rows: 2 } }));
const file = phonesFile(
  [
    ['cap', 'K', 'AE', 'P'],
    ['ace', 'EY', 'S', ''],
  ],
  [['pace', 'P', 'EY', 'S', '']],
);

function made(shelf = memoryShelf()) {
  const { means, clock } = fakeMeans(shelf);
  const session = createSession(async () => file, means, means.now, { networks, updates: 4 });
  return { session, clock, until: (isSo: () => boolean) => settled(clock, isSo) };
}

it('four networks learn in step, are examined on what is held out, and are found again', async () => {
  const shelf = memoryShelf();
  const { session, clock, until } = made(shelf);
  void session.run();
  await until(() => session.getView().phase === 'done');
  const { runs, shown, data } = session.getView();
  expect(runs.map(({ count }) => count)).toEqual([4, 4, 4, 4]);
  expect(shown).toBe(runs);
  for (const { history } of runs) expect(history.examined[0]!.count).toBe(0);
  // Of P EY S and nothing, the p and the e are as they mostly are; the a and the c may be either of two.
  expect(data!.byLetter).toBe(0.5);
  await settled(clock, () => false, 20);
  session.close();

  const next = made(shelf);
  await next.session.open();
  expect(next.session.getView().runs.map(({ weights }) => weights)).toEqual(
    runs.map(({ weights }) => weights),
  );
  await next.session.take(toFile(runs.toReversed()));
  expect(next.session.getView().says).toContain('other networks than the four');
  next.session.close();
});
