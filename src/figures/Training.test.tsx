/** The first frame, as the server renders it: nothing is learned, and its numbers are the engine's, whatever is set. */
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { runs } from '../engine/testing/runs.ts';
import type { Settings } from '../lab/settings.ts';
import { formatPowerOfTen } from '../notation/format.ts';
import { startingPoint } from '../training/checkpoint.ts';
import { Lab } from './Lab.tsx';
import { flowOf, networkAt } from './training/flow.ts';
import { raceOf, setupsOf } from './training/setup.ts';
import { Training } from './Training.tsx';

function frame(settings: Settings) {
  const setups = setupsOf(raceOf(settings));
  const experiment = networkAt(setups[1]!, startingPoint(setups[1]!).weights, 0);
  return renderToStaticMarkup(
    <Lab experiment={experiment} settings={settings}>
      <Training number="11.4" below="examined" />
    </Lab>,
  );
}
const words = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

it('says what is to be learned and how far the error comes, for whatever is set', () => {
  const any = fc.record(
    {
      task: fc.constantFrom('recall', 'copy', 'pen', 'temporal-order'),
      lag: fc.constantFrom('5', '11', '60'),
      units: fc.constantFrom('4', '8'),
      seed: fc.constantFrom('1', '2', '99'),
      keep: fc.constantFrom('-2', '0', '6'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(any, (settings) => {
      const html = frame(settings);
      expect(words(html)).not.toMatch(/NaN|undefined|Infinity|not a number|exploded/);
      expect(html).not.toMatch(/ (d|x|y|x1|x2|y1|y2)="[^"]*NaN/);
      expect(words(html)).toContain('Nothing is learned yet');
      expect(html).toContain('data-count="0"');
      const setups = setupsOf(raceOf(settings));
      for (const [k, cell] of ['rnn', 'lstm', 'gru'].entries()) {
        const flow = flowOf(setups[k]!, startingPoint(setups[k]!).weights);
        const row = RegExp(`data-racer="${cell}".*?</tr>`, 's').exec(html)![0];
        expect(row).toContain(`data-log="${flow.first}"`);
        expect(words(html)).toContain(
          `${formatPowerOfTen(flow.first)} in the ${cell.toUpperCase()}`,
        );
      }
    }),
    runs(20),
  );
});

it('leads to the figures that show what is examined, and says the rate itself', () => {
  expect(frame({})).toContain('<a href="#examined">figures below</a>');
  expect(words(frame({ rate: '0.02' }))).toContain('η = 0.02 = 10 to the');
});

it('is small', () => {
  expect(frame({}).length).toBeLessThan(40_000);
});
