/** The first frame, of whatever network and whatever the reader set: its numbers are the engine's, and nothing is missing. */
import fc from 'fast-check';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { withEntry, type Experiment } from '../../engine/experiment.ts';
import { experiments } from '../../engine/testing/experiments.ts';
import { runs } from '../../engine/testing/runs.ts';
import { entryPlace } from '../../lab/place.ts';
import { LabContext } from '../../lab/react.ts';
import type { Settings } from '../../lab/settings.ts';
import { createLab } from '../../lab/store.ts';
import { formatNumber } from '../../notation/format.ts';
import { LossSurface } from '../LossSurface.tsx';
import { descentsOf, placeOf, stepAt } from './model.ts';
import { entriesOf, setupOf, type Start } from './setup.ts';
import { surfaceOf } from './surface.ts';

const pageOf = (experiment: Experiment, settings: Settings, start: Start) =>
  renderToString(
    <LabContext.Provider value={createLab({ experiment, step: 1, pin: null, settings })}>
      <LossSurface number="11.2" {...start} levels={[0.5, 1, 2, 4]} />
    </LabContext.Provider>,
  );

const stray = (html: string) =>
  html.match(/.{0,40}\b(NaN|undefined|Infinity|null)\b.{0,20}/g) ?? [];

const chosen = fc.record(
  {
    rates: fc.constantFrom('0.1', '1', '5', '99'),
    update: fc.nat(30).map(String),
    updates: fc.integer({ min: 1, max: 20 }).map(String),
    wider: fc.constantFrom('0.25', '1', '100', '7'),
    clip: fc.constantFrom('0', '0.5', '3', '999999'),
  },
  { requiredKeys: [] },
);

it('any network, any two of its numbers, any settings', () => {
  fc.assert(
    fc.property(
      experiments({ steps: 4, units: 2 }),
      chosen,
      fc.nat(),
      fc.nat(),
      fc.option(fc.constant(0.5)),
      fc.constantFrom(0.1, 1e3, 1e160),
      (experiment, settings, a, b, clip, rate) => {
        const all = entriesOf(experiment);
        const x = a % all.length;
        const [across, upward] = [x, (x + 1 + (b % (all.length - 1))) % all.length].map((k) =>
          entryPlace(all[k]!),
        ) as [string, string];
        const start: Start = {
          rules: ['sgd', 'momentum', 'adam'],
          rates: { sgd: rate, momentum: rate, adam: rate },
          across,
          upward,
          view: { x: 0, y: 0, half: 2 },
          updates: 12,
          ...(clip !== null && { clip }),
        };
        const html = pageOf(experiment, settings, start);
        expect(stray(html)).toEqual([]);
        const { pair, runs: ways, updates, at } = setupOf(settings, start, experiment);
        const place = placeOf(experiment, pair);
        for (const { name, path } of descentsOf(
          surfaceOf(experiment, pair),
          place,
          ways,
          updates,
        )) {
          const row = RegExp(`data-rule="${name}".*?</tr>`).exec(html)![0];
          const step = stepAt(path!, at);
          if (path!.exploded !== null && at >= path!.exploded) expect(row).toContain('exploded');
          else {
            expect(row).toContain(`<td>${formatNumber(step.loss)}</td>`);
            expect(row).toContain(`<td>${formatNumber(step.norm)}</td>`);
          }
        }
      },
    ),
    runs(20),
  );
});

it('a start from which the run explodes is said, and the picture stays', () => {
  const [experiment] = fc.sample(experiments({ steps: 3, units: 2 }), { numRuns: 1, seed: 5 });
  const readout = entriesOf(experiment!).filter(({ layer }) => layer === 'readout');
  const [x, y] = [readout[0]!, readout.at(-1)!];
  const start: Start = {
    rules: ['sgd'],
    rates: { sgd: 0.1 },
    across: entryPlace(x),
    upward: entryPlace(y),
    view: { x: 0, y: 0, half: 2 },
  };
  const far = withEntry(withEntry(experiment!, x, -1e308), y, 1e308);
  const html = pageOf(far, {}, start);
  expect(stray(html)).toEqual([]);
  expect(html).toContain('outside the picture');
});
