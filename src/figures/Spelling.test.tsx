/** The first frame of the figure that spells, as it stands in the HTML: before any data, with the engine's numbers. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { norm } from '../engine/vector.ts';
import { startingPoint } from '../training/checkpoint.ts';
import { SETUP, untrained } from '../training/tasks/spelling-setup.ts';
import { Spelling } from './Spelling.tsx';
import { THREE } from './spelling/images.ts';
import { Arrived } from './spelling/Pictures.tsx';
import { NumbersOf } from './spelling/NumbersOf.tsx';
import { arrivedOf, flowOf, lettersOf, readingOf, type Chosen } from './spelling/reading.ts';
import { createSession, fits } from './spelling/session.ts';
import { Words } from './spelling/Words.tsx';

const never = () => Promise.reject(new Error('nothing is fetched while a page is drawn'));
const source = {
  title: 'Digits',
  is: 'These are digits.',
  isNot: 'They are no letters.',
  split: 'Some are held out.',
  by: 'Nobody',
  licences: [{ name: 'none', url: 'https://example.org/' }],
  packages: ['none 1.0.0'],
  compressed: 44_321,
};
const frame = () => renderToStaticMarkup(<Spelling number="13.5" load={never} source={source} />);
const numbers = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`data-${name}="([^"]*)"`, 'g'))].map(([, number]) => Number(number));
const wordsOf = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

describe('the first frame', () => {
  const html = frame();
  const reading = readingOf(untrained, THREE.points, 3);

  it('reads a 3 with a network that has not learned, in the engine’s numbers', () => {
    const letters = lettersOf(reading);
    expect(numbers(html, 'loss')).toEqual([...letters.map(({ loss }) => loss), reading.trace.loss]);
    expect(numbers(html, 'arrived')).toEqual([
      ...letters.map(({ arrived }) => arrived),
      norm(arrivedOf(reading, 'word')),
    ]);
    expect(numbers(html, 'flow')).toEqual(flowOf(reading, 2));
  });

  it('says what there is and what will be seen', () => {
    const words = wordsOf(html);
    expect(words).toContain('Figure 13.5 Before learning it spells');
    expect(words).toContain('this is a three. To the third letter, ‘r’, said at t = 11, it gives');
    expect(words).toContain('0 updates of 3,000. Run fetches the data, 44 kB');
    expect(words).toContain('They are no letters.');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('is the same each time', () => expect(frame()).toBe(html));
});

describe('the sentence', () => {
  const says = (network: typeof untrained, chosen: Chosen, digit: number | null) => {
    const reading = readingOf(network, THREE.points, digit);
    const error = arrivedOf(reading, chosen);
    return wordsOf(
      renderToStaticMarkup(
        <Words
          reading={reading}
          letters={lettersOf(reading)}
          chosen={chosen}
          flow={flowOf(reading, chosen)}
          error={error}
          arrived={norm(error)}
          digit={digit}
          count={network.count}
        />,
      ),
    );
  };
  /** b_z alone speaks, and says one letter at every step, with a probability that rounds to 1. */
  const stubborn = (letter: number) => {
    const weights = untrained.weights.map(() => 0);
    weights[weights.length - 16 + letter] = 800;
    return { ...untrained, weights };
  };

  it('says that the loss of a word is a sum, and its norm is not', () => {
    const words = says(untrained, 'word', 3);
    expect(words).toContain('The loss of ‘three’ is the sum of the 6 losses');
    expect(words).toMatch(
      /norms that add up to [\d.]+; their sum has the norm [\d.]+, \d+ % of that/,
    );
  });

  it('says whose letters are followed where nobody named the digit', () => {
    expect(says(untrained, 0, null)).toContain('the losses are of the letters it chose');
  });

  it('has words where no error is left, where nothing is spelled, and where a number has left float64', () => {
    expect(says(stubborn(0), 0, null)).toContain('no error is left to flow back');
    expect(says(stubborn(15), 0, null)).toContain('it spells nothing');
    const broken = { ...untrained, weights: untrained.weights.map(() => 1e38) };
    expect(says(broken, 1, 3)).not.toMatch(/NaN|undefined/);
  });
});

it.each([0.25, 0.02])(
  'squares have a side that can be drawn; full ones and hollow ones of one size are as wide (powers of ten by %d)',
  (step) => {
    // The finer steps are those of the smallest squares there are.
    const sizes = Array.from({ length: 32 }, (_, k) => 10 ** (-4.75 + k * step));
    const html = renderToStaticMarkup(
      <Arrived points={THREE.points} error={[...sizes, ...sizes.map((x) => -x)]} says="" />,
    );
    const squares = [...html.matchAll(/<rect class="error (\w+)"[^>]*? width="([^"]*)"[^>]*?>/g)];
    const widths = (sign: string) =>
      squares.flatMap(([rect, which, width]) =>
        which === sign
          ? [Number(width) + Number(/stroke-width="([^"]*)"/.exec(rect)?.[1] ?? 0)]
          : [],
      );
    expect(widths('positive').length).toBeGreaterThan(20);
    expect(widths('negative')).toHaveLength(widths('positive').length);
    widths('positive').forEach((width, k, all) => {
      if (k > 0) expect(width).toBeGreaterThanOrEqual(all[k - 1]!);
      expect(Math.abs(width - widths('negative')[k]!)).toBeLessThan(0.11);
    });
    expect(html).not.toMatch(/="-\d/);
  },
);

it('the tables have the error of every point, and the end of each step', () => {
  const reading = readingOf(untrained, THREE.points, 3);
  const error = arrivedOf(reading, 1);
  // Closed, it has nothing but its summary.
  const html = renderToStaticMarkup(
    <NumbersOf
      reading={reading}
      points={THREE.points}
      chosen={1}
      error={error}
      flow={flowOf(reading, 1)}
    />,
  );
  expect(html).toContain('<summary>');
  expect(html).not.toContain('<table>');
});

it('takes the network of a file that reads images with one layer, of any cell and size, and no other', () => {
  const start = startingPoint(SETUP);
  expect(fits(createSession(never).getView().runs)).toBe(true);
  expect(fits([startingPoint({ ...SETUP, cells: ['lstm'], hidden: 9 })])).toBe(true);
  expect(fits([startingPoint({ ...SETUP, cells: ['gru', 'gru'] })])).toBe(false);
  expect(fits([startingPoint({ ...SETUP, twoWay: true })])).toBe(false);
  expect(fits([startingPoint({ ...SETUP, task: { name: 'names' } })])).toBe(false);
  expect(fits([start, start])).toBe(false);
  expect(fits([])).toBe(false);
});
