/** The first frame of the figure on speech, as it stands in the HTML: before any data, with the engine's numbers. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { startingPoint } from '../training/checkpoint.ts';
import { NETWORKS } from '../training/tasks/phones-setup.ts';
import { Speech } from './Speech.tsx';
import { after, flowOf, partsOf, readingOf } from './speech/reading.ts';
import { Said } from './speech/Said.tsx';
import { firstLabels } from './speech/spoken.ts';
import { partText } from './speech/words.ts';

const source = {
  title: 'Words',
  is: 'These are words.',
  isNot: 'They are no speech.',
  split: 'Some are held out.',
  by: 'Nobody',
  licences: [{ name: 'none', url: 'https://example.org/' }],
  packages: ['none 1.0.0'],
  compressed: 36_816,
};
const never = () => Promise.reject(new Error('nothing is fetched while a page is drawn'));
const frame = () => renderToStaticMarkup(<Speech number="13.4" load={never} source={source} />);
const numbers = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`data-${name}="([^"]*)"`, 'g'))].map(([, number]) => Number(number));
const wordsOf = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

describe('the first frame', () => {
  const html = frame();
  const words = wordsOf(html);
  const readings = NETWORKS.map(({ setup }) =>
    readingOf(startingPoint(setup), 'cape', firstLabels('cape')),
  );
  const flows = readings.map((reading) => flowOf(reading, 2));

  it('reads “cape” with networks that have not learned, in the engine’s numbers', () => {
    expect(numbers(html, 'probability')).toEqual(
      readings.flatMap(({ said }) => said.map(({ probability }) => probability)),
    );
    expect(numbers(html, 'label')).toEqual(
      readings.flatMap(({ said }) => said.map(({ label }) => label)),
    );
    expect(numbers(html, 'error')).toEqual(flows.flat());
  });

  it('shows what it is for: nothing comes to the letters after the a, one way; two ways something does', () => {
    const exact = flows.map((flow) => flow.slice(2).every((size) => size === 0));
    expect(exact).toEqual([true, false, true, false]);
    expect(html.match(/data-exact/g)).toHaveLength(4);
    const part = partText(after(partsOf(flows[1]!)!, 2));
    expect(words).toContain(
      `0 % reaches the letters ‘pe’ after it in the one-way network, ${part} % in the two-way network.`,
    );
  });

  it('says what there is and what will be seen', () => {
    expect(words).toContain('Figure 13.4 Before learning, at the ‘a’ of ‘cape’');
    expect(words).toContain('the dictionary says EY.');
    expect(words).toContain('EY as in day');
    expect(words).toContain('Run fetches the data, 37 kB, and trains in this browser.');
    for (const weights of ['20,591', '19,967', '19,767', '20,255'])
      expect(words).toContain(`${weights} weights`);
    expect(words).toContain('They are no speech.');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('is the same each time', () => expect(frame()).toBe(html));
});

describe('the sentence', () => {
  const row = (flow: number[]) => ({ said: flow.map(() => ({ label: 1, probability: 1 })), flow });
  const says = (flow: number[], chosen: number) =>
    wordsOf(
      renderToStaticMarkup(
        <Said
          number="13.4"
          count={7}
          word="cap"
          known={null}
          rows={[row([1, 0, 0]), row(flow)]}
          chosen={chosen}
        />,
      ),
    );

  it('has something to say at the last letter, where nothing is left, and where the truth is not known', () => {
    expect(says([1, 1, 1], 2)).toContain('No letter comes after it');
    expect(says([0, 0, 0], 0)).toContain('no error is left');
    expect(says([1, 2, 1], 1)).toContain(
      '0 % reaches the ‘p’ after it in the one-way network, 25 %',
    );
    expect(says([1, 2, 1], 1)).toContain('After 7 updates');
    expect(says([1, 2, 1], 1)).toContain('What is right is not known here');
  });
});
