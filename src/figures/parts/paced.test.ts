import { expect, it } from 'vitest';
import { startingPoint } from '../../training/checkpoint.ts';
import { setupOf } from '../../training/testing/setups.ts';
import { paced } from './paced.ts';
import type { TrainingSession, TrainingView } from './training-view.ts';

const start = startingPoint(setupOf({ task: { name: 'pen' } }));
const at = (count: number) => [{ ...start, count }];

function made() {
  let [view, time]: [TrainingView<null>, number] = [
    { phase: 'paused', runs: at(0), era: 0, until: null, data: null, says: null },
    0,
  ];
  let hear = () => {};
  const training = {
    subscribe: (listener: () => void) => ((hear = listener), () => {}),
    getView: () => view,
  } as unknown as TrainingSession<null>;
  const session = paced(training, () => time);
  return {
    session,
    shown: () => session.getView().shown[0]!.count,
    say(changes: Partial<TrainingView<null>>, later = 0) {
      time += later;
      view = { ...view, ...changes };
      hear();
    },
  };
}

it('shows a moment at once, and the next no sooner than a second later', () => {
  const { say, shown, session } = made();
  say({ phase: 'running', runs: at(1) });
  expect(shown()).toBe(1);
  say({ runs: at(2) }, 999);
  expect([shown(), session.getView().runs[0]!.count]).toEqual([1, 2]);
  say({ runs: at(3) }, 1);
  expect(shown()).toBe(3);
});

it('shows where it stands when it rests, or when other runs take the place of these', () => {
  const { say, shown } = made();
  say({ phase: 'running', runs: at(1) });
  say({ runs: at(2) }, 10);
  say({ phase: 'paused', runs: at(3) }, 10);
  expect(shown()).toBe(3);
  say({ phase: 'running', runs: at(4) }, 10);
  expect(shown()).toBe(3);
  say({ phase: 'running', runs: at(9), era: 1 }, 10);
  expect(shown()).toBe(9);
});

it('tells its listeners, and those that left no more', () => {
  const { say, session } = made();
  let heard = 0;
  const leave = session.subscribe(() => heard++);
  say({ says: 'a' });
  leave();
  say({ says: 'b' });
  expect(heard).toBe(1);
});
