/** The first frame of the figure on text, as it stands in the HTML: before any data, with the engine's numbers. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { startingPoint } from '../training/checkpoint.ts';
import { Text } from './Text.tsx';
import { SessionControls } from './parts/SessionControls.tsx';
import { materials } from './text/materials.ts';
import { Read } from './text/Read.tsx';
import { flowOf, readingOf, unitOf } from './text/reading.ts';
import { createSession, type View } from './text/session.ts';
import { bitsText } from './text/words.ts';

const never = () => Promise.reject(new Error('nothing is fetched while a page is drawn'));
const source = {
  title: 'Words',
  is: 'These are words.',
  isNot: 'They are no text.',
  split: 'Some are held out.',
  by: 'Nobody',
  licences: [{ name: 'none', url: 'https://example.org/' }],
  packages: ['none 1.0.0'],
  compressed: 54_706,
};
const frame = () =>
  renderToStaticMarkup(
    <Text
      number="13.3"
      load={{ text: never, names: never }}
      sources={{ text: source, names: source }}
    />,
  );
const numbers = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`data-${name}="([^"]*)"`, 'g'))].map(([, number]) => Number(number));
const wordsOf = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

describe('the first frame', () => {
  const html = frame();
  const material = materials.text;
  const reading = readingOf(material, startingPoint(material.setup), material.line);

  it('reads the line with a network that has not learned, in the engine’s numbers', () => {
    expect(numbers(html, 'bits')).toEqual(reading.surprises);
    const flow = flowOf(reading, material.line.length, 'h');
    expect(numbers(html, 'share')).toEqual(flow.map((norm) => norm / flow.at(-1)!));
    expect(numbers(html, 'unit-value')).toEqual(unitOf(reading, 0));
  });

  it('says what there is and what will be seen', () => {
    const words = wordsOf(html);
    expect(words).toContain('Figure 13.3');
    expect(words).toContain('Before learning the network reads this line with');
    expect(words).toContain(`If all 37 were as likely, it would be ${bitsText(Math.log2(37))}`);
    expect(words).toContain('Run fetches the data, 55 kB, and trains in this browser.');
    expect(words).toContain('begins to look like words');
    expect(words).toContain('They are no text.');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('is the same each time', () => expect(frame()).toBe(html));
});

describe('what is left of an error', () => {
  const session = createSession(materials.text, never);
  const start = session.getView();
  const read = (view: View) =>
    renderToStaticMarkup(<Read number="13.3" material={materials.text} view={view} />);

  it('is nothing where the prediction is certain', () => {
    // b_z alone speaks, and says 'l', the last character of the line, with a probability that rounds to 1.
    const weights = start.shown.weights.map(() => 0);
    weights[weights.length - 37 + materials.text.alphabet.indexOf('l')] = 800;
    const html = read({ ...start, shown: { ...start.shown, weights } });
    expect(wordsOf(html)).toContain('no error is left to flow back');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('is compared with the time before learning once something is learned', () => {
    const weights = start.shown.weights.map((w) => 4 * w);
    const words = wordsOf(read({ ...start, shown: { ...start.shown, weights, count: 7 } }));
    expect(words).toContain('After 7 updates the network reads this line');
    expect(words).toContain('before learning');
  });
});

it('the controls say what the training does', () => {
  const session = createSession(materials.names, never);
  const start = session.getView();
  const says = (view: Partial<View>) =>
    wordsOf(
      renderToStaticMarkup(
        <SessionControls
          session={session}
          view={{ ...start, ...view }}
          updates={1500}
          name="names"
          size={null}
        />,
      ),
    );
  const runs = [{ ...start.now, count: 900 }];
  const until = { count: 1500, progress: 0.6, secondsLeft: 75 };
  expect(says({})).toContain(
    '0 updates of 1,500. Run fetches the data and trains in this browser.',
  );
  expect(says({ phase: 'fetching' })).toContain('being fetched');
  expect(says({ phase: 'running', runs, until })).toContain(
    '900 updates of 1,500, about 75 seconds left.',
  );
  expect(says({ phase: 'paused', runs })).toContain('Run on');
  expect(says({ phase: 'done', runs })).toContain('900 updates: done. Run on makes as many more.');
  expect(says({ says: 'The names could not be fetched.' })).toContain('could not be fetched');
});
