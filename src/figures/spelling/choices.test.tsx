// @vitest-environment jsdom
/** Looking for the next that is misspelled takes many tasks of the page; here each is done by hand. */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untrained } from '../../training/tasks/spelling-setup.ts';
import { Choices } from './Choices.tsx';
import { THREE, type Shown } from './images.ts';

const tasks: (() => void)[] = [];
vi.mock('../../training/clock.ts', () => ({
  yieldByMessage: () => (callback: () => void) => void tasks.push(callback),
}));
/** What the network says is all wrong from the fifth image on. */
vi.mock('./reading.ts', async (original) => ({
  ...(await original<typeof import('./reading.ts')>()),
  saidOf: (_: unknown, points: readonly number[]) => (points[0]! < 4 ? 'three.' : 'eight.'),
}));
const heldOut = Array.from({ length: 6 }, (_, k) => ({
  points: Float32Array.of(k),
  label: 3,
}));

const place = document.createElement('div');
let root: ReturnType<typeof createRoot>;
let shown: number[] = [];
function show(image: Shown, isDrawing = false) {
  const props = { heldOut, image, isDrawing, network: untrained, trouble: null, isFetching: false };
  flushSync(() =>
    root.render(<Choices {...props} onFetch={() => {}} onShow={(next) => shown.push(next)} />),
  );
  flushSync(() => {});
}
const press = (name: string) =>
  flushSync(() => {
    const all = [...place.querySelectorAll('button')];
    all.find(({ textContent }) => textContent === name)!.click();
  });
const task = () => flushSync(() => tasks.shift()?.());
const rest = () => {
  while (tasks.length > 0) task();
};

beforeEach(() => {
  document.body.append(place);
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (time += 100));
  [tasks.length, shown] = [0, []];
  root = createRoot(place);
  show(THREE);
});
afterEach(() => {
  root.unmount();
  place.remove();
  vi.restoreAllMocks();
});

it('finds it, an image or so a task', () => {
  press('The next that it misspells');
  for (let k = 0; k < 4; k++) task();
  expect(shown).toEqual([]);
  rest();
  expect(shown).toEqual([4]);
});

it.each([
  ['another image came', () => show({ ...THREE })],
  ['a stroke was begun', () => show(THREE, true)],
])('is not shown any more where %s meanwhile', (_, happens) => {
  press('The next that it misspells');
  task();
  happens();
  rest();
  expect(shown).toEqual([]);
});

it('only the last that was asked for is shown', () => {
  press('The next that it misspells');
  task();
  press('The next');
  rest();
  expect(shown).toEqual([0]);
});
