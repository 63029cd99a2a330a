// @vitest-environment jsdom
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Work } from './slices.ts';
import { useSliced } from './use-sliced.ts';

/** The tasks that wait for the page, and the time: each step of the work takes a slice. */
const tasks: (() => void)[] = [];
let time = 0;
vi.mock('../../training/clock.ts', () => ({
  yieldByMessage: () => (callback: () => void) => void tasks.push(callback),
}));

/** What was begun, "moment wish". */
let begun: string[] = [];
function* work(moment: number, wish: string): Work<string> {
  begun.push(`${moment} ${wish}`);
  for (let k = 0; k < 3; k++) {
    time += 100;
    yield;
  }
  return `${moment} ${wish}`;
}

function Shown({ moment, wish }: { moment: number; wish: string }) {
  const made = useSliced(moment, [wish], (of) => work(of, wish));
  return `${made.moment}: ${made.value}`;
}

const place = document.createElement('div');
let root: ReturnType<typeof createRoot>;
const show = (moment: number, wish: string) => {
  flushSync(() => root.render(<Shown moment={moment} wish={wish} />));
  // Effects, too.
  flushSync(() => {});
};
const task = () => flushSync(() => tasks.shift()?.());
const rest = () => {
  while (tasks.length > 0) task();
};
const text = () => place.textContent;

beforeEach(() => {
  tasks.length = 0;
  begun = [];
  vi.spyOn(performance, 'now').mockImplementation(() => time);
  root = createRoot(place);
  show(1, 'a');
});
afterEach(() => {
  root.unmount();
  vi.restoreAllMocks();
});

it('is there in the first frame, and in the HTML', () => {
  expect(text()).toBe('1: 1 a');
  expect(renderToStaticMarkup(<Shown moment={1} wish="a" />)).toBe('1: 1 a');
});

it('follows another moment in slices, and the one before stands until then, under its own name', () => {
  show(2, 'a');
  expect(text()).toBe('1: 1 a');
  for (let k = 0; k < 4; k++) {
    task();
    expect(text(), `after ${k + 1} tasks`).toBe('1: 1 a');
  }
  task();
  expect(text()).toBe('2: 2 a');
  expect(tasks).toHaveLength(0);
});

it('answers a wish in the same frame, with the newest moment', () => {
  show(2, 'a');
  task();
  show(2, 'b');
  expect(text()).toBe('2: 2 b');
});

it('what was under way when the reader wished otherwise never comes', () => {
  show(2, 'a');
  task();
  show(2, 'b');
  const seen: (string | null)[] = [];
  while (tasks.length > 0) {
    task();
    seen.push(text());
  }
  expect(new Set(seen)).toEqual(new Set(['2: 2 b']));
  expect(begun).toEqual(['1 a', '2 a', '2 b']);
});

it('and back again is not mistaken for it', () => {
  show(2, 'a');
  task();
  show(3, 'b');
  show(3, 'a');
  rest();
  expect(text()).toBe('3: 3 a');
});

it('goes on to the last of several moments, and shows none that is older than one it showed', () => {
  show(2, 'a');
  task();
  show(3, 'a');
  const seen = new Set([text()]);
  while (tasks.length > 0) {
    task();
    seen.add(text());
  }
  expect([...seen]).toEqual(['1: 1 a', '3: 3 a']);
});

it('makes nothing anew where nothing is new', () => {
  show(1, 'a');
  show(1, 'a');
  rest();
  expect(begun).toEqual(['1 a']);
});
