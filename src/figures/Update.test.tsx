/** The first frame, as the server renders it, for networks that no chapter has. */
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { withSteps, type Experiment } from '../engine/experiment.ts';
import rnnFile from '../engine/fixtures/rnn.json';
import { experiments } from '../engine/testing/experiments.ts';
import { runs } from '../engine/testing/runs.ts';
import { Trace } from '../engine/trace.ts';
import { formatNumber } from '../notation/format.ts';
import { oneUpdate, type Along } from '../training/one-update.ts';
import { Lab } from './Lab.tsx';
import { Update } from './Update.tsx';

const frame = (experiment: Experiment, rate = '0.2', along: Along = 'gradient') =>
  renderToStaticMarkup(
    <Lab experiment={experiment} settings={{ rate, along }}>
      <Update number="11.1" />
    </Lab>,
  );
const words = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
const sentence = (html: string) => words(/<p class="frame-sentence">.*?<\/p>/s.exec(html)![0]);
const rnn = rnnFile.experiment as unknown as Experiment;

describe('one update', () => {
  it('has words for any network, and never a missing number', () => {
    const rates = fc.constantFrom('0.001', '0.2', '10');
    const ways = fc.constantFrom<Along>('gradient', 'adam');
    const said = new Set<string>();
    fc.assert(
      fc.property(experiments(), rates, ways, (experiment, rate, along) => {
        const html = frame(experiment, rate, along);
        expect(words(html)).not.toMatch(/NaN|undefined|Infinity/);
        expect(html).not.toMatch(/ d="[^"]*NaN|[xy12]="NaN|[xy12]="Infinity/);
        const found =
          /it falls by|it rises by|does not move|No step has a label|gradient is 0|leaves the numbers|exploded/.exec(
            sentence(html),
          );
        expect(found).not.toBeNull();
        said.add(found![0]);
      }),
      runs(80),
    );
    expect([...said]).toEqual(expect.arrayContaining(['it falls by', 'it rises by', 'No step has a label'])); // prettier-ignore
  });

  it('says what was promised and what happens', () => {
    for (const along of ['gradient', 'adam'] as const)
      for (const rate of ['0.001', '0.2', '10']) {
        const html = frame(rnn, rate, along);
        const { promised, happened, after } = oneUpdate(new Trace(rnn), along, Number(rate));
        const moves = `it ${happened < 0 ? 'falls' : 'rises'} by ${formatNumber(Math.abs(happened))}`;
        expect(sentence(html)).toContain(`promises the loss to fall by ${formatNumber(-promised)}`);
        expect(sentence(html)).toContain(moves);
        expect(sentence(html)).toContain(`It is ${formatNumber(after.loss)} then.`);
        expect(html).toContain(`data-update="after" data-value="${after.loss}"`);
      }
  });

  it('says where the promise goes below every loss', () => {
    expect(sentence(frame(rnn, '0.001'))).not.toContain('where no loss can be');
    expect(sentence(frame(rnn, '10'))).toContain('where no loss can be');
  });

  it('has every weight three times, before, what is added, and after', () => {
    const html = frame(rnn);
    const { before, after, direction } = oneUpdate(new Trace(rnn), 'gradient', 0.2);
    const numbers = [...html.matchAll(/data-param="([^"]+)"[^>]*data-unit="([^"]+)"[^>]*data-(?:number|value)="([^"]+)"/g)]; // prettier-ignore
    expect(numbers).toHaveLength(3 * direction.length);
    const sums = new Map<string, number[]>();
    for (const [, param, unit, value] of numbers) {
      const key = `${param}.${unit}`;
      sums.set(key, [...(sums.get(key) ?? []), Number(value)]);
    }
    expect(sums.size).toBe(direction.length);
    for (const [was, added, is] of sums.values()) expect(was! + added!).toBe(is);
    expect(before.loss).not.toBe(after.loss);
  });

  it('shows of a long run the steps round the one in view', () => {
    const html = frame(withSteps(rnn, 60));
    expect(words(html)).toContain('Of 60 steps: 1 to 13 and 60.');
  });

  it('says where a run has left the numbers', () => {
    const { layers } = rnn;
    const wild = { ...rnn, inputs: rnn.inputs.map((x) => x.map(() => 1e308)) };
    const html = frame({
      ...wild,
      layers: layers.map((layer) => ({
        ...layer,
        parameters: {
          ...layer.parameters,
          W_xh: (layer.parameters.W_xh as number[][]).map((row) => row.map(() => 100)),
        },
      })),
    });
    expect(sentence(html)).toContain('exploded at t = 1');
    expect(html).toContain('Undo');
  });
});
