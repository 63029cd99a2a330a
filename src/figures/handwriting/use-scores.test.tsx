// @vitest-environment jsdom
/** When the scores are reckoned, and of what; what they are is held elsewhere. Each task of the page is done by hand. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Checkpoint } from '../../training/checkpoint.ts';
import { untrained } from '../../training/tasks/handwriting-setup.ts';
import type { Work } from '../parts/slices.ts';
import { useScores, type Scored } from './use-scores.ts';

const tasks: (() => void)[] = [];
vi.mock('../../training/clock.ts', () => ({
  yieldByMessage: () => (callback: () => void) => void tasks.push(callback),
}));
/** A score that says of what it is: right is the count of the network, of the number of drawings. */
const begun: string[] = [];
vi.mock('./score.ts', () => ({
  *scoring({ count }: Checkpoint, examples: readonly unknown[]): Work<unknown> {
    begun.push(`${count}/${examples.length}`);
    yield;
    return { right: count, of: examples.length, mistakes: [] };
  },
}));

const data = { examined: Array(20), training: Array(30), fonts: [] } as unknown as NonNullable<Scored['data']>; // prettier-ignore
/** So many that are learned from, and so many that are not. */
const drawings = (learned: number, tests = 0) =>
  [
    ...Array(learned).fill({ use: 'learn' }),
    ...Array(tests).fill({ use: 'test' }),
  ] as Scored['own'];
const none = drawings(0);
const at = (count: number, setup = untrained.setup): Checkpoint => ({ ...untrained, setup, count });

function Shown({ state }: { state: Scored }) {
  const scores = useScores(state);
  if (!scores) return 'none';
  const { count, examined, training, own, tested } = scores;
  // Those made here read as many right as they have updates.
  if (count !== examined.right) return 'of another update';
  return [examined, training, own, tested].map(({ right, of }) => `${right}/${of}`).join(' ');
}

const place = document.createElement('div');
let root: ReturnType<typeof createRoot>;
function show(checkpoint: Checkpoint, own = none, of: Scored['data'] = data) {
  flushSync(() => root.render(<Shown state={{ checkpoint, own, data: of }} />));
  flushSync(() => {});
  return place.textContent;
}
const slice = () => flushSync(() => tasks.shift()?.());
/** Time passes; who is due begins. */
const wait = (milliseconds: number) => flushSync(() => void vi.advanceTimersByTime(milliseconds));
function rest() {
  while (tasks.length > 0) slice();
  return place.textContent;
}

beforeEach(() => {
  vi.useFakeTimers();
  // Each look at the time is a slice later.
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now() + (time += 0.001));
  [tasks.length, begun.length] = [0, 0];
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('are none before there are drawings, or any training', () => {
  expect(show(at(5), none, null)).toBe('none');
  expect(show(at(0))).toBe('none');
  wait(5000);
  expect([begun.length, tasks.length]).toEqual([0, 0]);
});

it('follow while it runs, not begun more than once in a second and a half, and end with the last moment', () => {
  show(at(5));
  wait(0);
  // Other moments come while these are reckoned: they end nothing.
  slice();
  show(at(6));
  show(at(7));
  expect(rest()).toBe('5/20 5/30 5/0 5/0');
  wait(1400);
  expect([begun.length, tasks.length]).toEqual([4, 0]);
  wait(200);
  expect(rest()).toBe('7/20 7/30 7/0 7/0');
  wait(5000);
  expect([rest(), begun.length]).toEqual(['7/20 7/30 7/0 7/0', 8]);
});

it('of other drawings are begun anew, and those under way are never shown', () => {
  show(at(5));
  wait(0);
  rest();
  show(at(6));
  wait(1600);
  show(at(6), drawings(2, 3));
  const seen = [rest()];
  wait(1600);
  seen.push(rest());
  expect(seen).toEqual(['5/20 5/30 5/0 5/0', '6/20 6/30 6/2 6/3']);
});

it('of another network are not those of the one before', () => {
  show(at(5));
  wait(0);
  expect(rest()).toBe('5/20 5/30 5/0 5/0');
  // A file is opened, while the scores of the network before are under way.
  show(at(6));
  wait(1600);
  const other = { ...untrained.setup };
  expect(show(at(9, other))).toBe('none');
  expect(rest()).toBe('none');
  wait(1600);
  expect(rest()).toBe('9/20 9/30 9/0 9/0');
  // Begun again: there is nothing to say of it, and then little.
  expect([show(at(0, other)), show(at(1, other))]).toEqual(['none', 'none']);
});
