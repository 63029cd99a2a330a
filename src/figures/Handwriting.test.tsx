/** The first frame, as the server renders it: no data, no training. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import rnnFile from '../engine/fixtures/rnn.json';
import { formatNumber } from '../notation/format.ts';
import { startingPoint } from '../training/checkpoint.ts';
import { ALPHABETS } from '../training/data/handwriting.ts';
import { taskOf } from '../training/tasks/index.ts';
import { Handwriting } from './Handwriting.tsx';
import { SPOKEN } from './handwriting/alphabets.ts';
import { readingOf } from './handwriting/reading.ts';
import { partOf, saliencyOf } from './handwriting/saliency.ts';
import { SETUPS, untrained } from '../training/tasks/handwriting-setup.ts';
import { Strips } from './handwriting/Strips.tsx';
import { Words } from './handwriting/Words.tsx';
import { Lab } from './Lab.tsx';

const source = {
  title: 'Pen strokes',
  is: 'Fonts.',
  isNot: 'It is not handwriting.',
  split: 'Whole fonts are held out.',
  by: 'somebody',
  licences: [{ name: 'OFL', url: 'https://example.org/' }],
  packages: ['hersheytext 2.0.0'],
  bytes: 15_967,
  compressed: 7_400,
};
const refused = () => Promise.reject(new Error('must not be fetched'));
const framed = (settings = {}) =>
  renderToStaticMarkup(
    <Lab experiment={rnnFile.experiment} settings={settings}>
      <Handwriting
        below="examined"
        number="13.1"
        load={{ digits: refused, letters: refused, hanzi: refused }}
        sources={{ digits: [source], letters: [source], hanzi: [] }}
      />
    </Lab>,
  );
const wordsOf = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
const html = framed();
const words = wordsOf(html);

describe('handwriting, before anything is trained', () => {
  const { inputs } = taskOf(SETUPS.digits.task).probe!(0);
  const { trace, said } = readingOf(untrained, inputs, 7);
  const last = inputs.length;

  it('shows a 7 by rule read by the untrained network, with the engine’s numbers', () => {
    expect(words).not.toMatch(/NaN|undefined|Infinity/);
    expect(html).not.toMatch(/ d="[^"]*NaN|="NaN/);
    const z = trace.value(`readout.z@${last}`)!;
    expect(words).toContain('This network has learned nothing yet: what it says is chance.');
    expect(words).toContain(`it reads ${said.at(-1)}, with ${formatNumber(z[said.at(-1)!]!)}`);
    const shown = [...html.matchAll(/<text class="number"[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(shown).toEqual([...z].map((value) => formatNumber(value)));
  });

  it('says to which moves the error of the last output flowed back', () => {
    const { from, to, part } = saliencyOf(trace, last).most!;
    const moves = from === to ? `move ${from},` : `moves ${from}–${to},`;
    expect(words).toContain(`${Math.round(100 * part)} % flowed back to ${moves}`);
    expect([...html.matchAll(/<g class="hand-error">.*?<\/g>/gs)][0]![0].match(/<path/g)).toHaveLength(last); // prettier-ignore
  });

  it('says what will be fetched, what the data are not, and under which licence', () => {
    expect(words).toContain('Run fetches the data, 7 kB, and trains in this browser.');
    expect(words).toContain('It is not handwriting.');
    expect(words).toContain('7.4 kB as it is fetched');
    expect(html).toContain('href="https://example.org/"');
  });

  it('has every control named, and the pad reachable by keyboard', () => {
    expect(html).toMatch(/role="application"[^>]*tabindex="0"/);
    for (const name of ['This is a 0', 'This is a 9', 'Read move by move', 'First move'])
      expect(html).toContain(`aria-label="${name}"`);
  });
});

describe('another alphabet, chosen in a link', () => {
  for (const [alphabet, name] of [
    ['letters', 'z'],
    ['hanzi', '口 (mouth)'],
  ] as const)
    it(`${alphabet}: is read by its own network, drawn by rule`, () => {
      const html = framed({ alphabet });
      const start = startingPoint(SETUPS[alphabet]);
      const { inputs, targets } = taskOf(start.setup.task).probe!(0);
      const { trace } = readingOf(start, inputs, targets[0]!);
      const z = [...trace.value(`readout.z@${inputs.length}`)!].map((value) => formatNumber(value));
      const shown = [...html.matchAll(/<text class="number"[^>]*>([^<]*)</g)].map(([, text]) => text); // prettier-ignore
      expect(shown).toEqual(z);
      expect(shown).toHaveLength(ALPHABETS[alphabet].length);
      expect(wordsOf(html)).toContain(`−log of what it gives ${name}, `);
      const choice = [...html.matchAll(/<button[^>]*aria-pressed="true"[^>]*>([^<]*)</g)][0]![1];
      expect(choice).toBe(SPOKEN[alphabet].title);
    });

  it('that there is not is digits', () => {
    expect(framed({ alphabet: 'runes' })).toBe(html);
  });
});

it('a network that leaves the numbers has words for it, and no bar without a number', () => {
  const { inputs } = taskOf(SETUPS.digits.task).probe!(0);
  // A gate that is shut times a memory that is infinite: a file may hold such weights.
  const wild = { ...untrained, weights: untrained.weights.map((weight) => 1e38 * weight) };
  const huge = inputs.map((x) => x.map((value) => 1e300 * value));
  const reading = readingOf(wild, huge, 3);
  const saliency = saliencyOf(reading.trace, 5);
  const shared = { saliency, step: 5 };
  const classes = [...'0123456789'];
  const html = renderToStaticMarkup(
    <>
      <Strips {...shared} {...reading} classes={classes} onStep={() => {}} />
      <Words {...shared} words={classes} reading={reading} label={3} points={[]} count={1} />
    </>,
  );
  expect(reading.trace.overflow).not.toBeNull();
  expect(html).toContain('exploded');
  expect(html).not.toMatch(/="[^"]*(NaN|Infinity)|undefined/);
  expect(partOf(saliency, 1)).toBeGreaterThanOrEqual(0);
});
