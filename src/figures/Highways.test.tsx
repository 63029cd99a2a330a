/** The first frame, as the server renders it, for networks that no chapter has. */
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { withSteps, type Experiment } from '../engine/experiment.ts';
import gruFile from '../engine/fixtures/gru.json';
import peepholeFile from '../engine/fixtures/lstm-peephole.json';
import rnnFile from '../engine/fixtures/rnn.json';
import stackedFile from '../engine/fixtures/stacked-lstm.json';
import { experiments } from '../engine/testing/experiments.ts';
import { runs } from '../engine/testing/runs.ts';
import { Highways } from './Highways.tsx';
import { Lab } from './Lab.tsx';

const frame = (experiment: Experiment, step = 1, unit?: string, layer?: string) =>
  renderToStaticMarkup(
    <Lab experiment={experiment} step={step} {...(unit && { settings: { unit } })}>
      <Highways number="10.2" {...(layer && { layer })} />
    </Lab>,
  );
const [gru, peephole, rnn] = [gruFile, peepholeFile, rnnFile].map(
  ({ experiment }) => experiment as unknown as Experiment,
) as [Experiment, Experiment, Experiment];
const words = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

describe('the gradient’s highways', () => {
  it('have words for any network, and never a missing number', () => {
    let drawn = 0;
    fc.assert(
      fc.property(experiments(), fc.nat(), fc.nat(3), fc.nat(5), (experiment, k, unit, l) => {
        const layers = experiment.layers.flatMap(({ backward }, n) =>
          backward ? [`${n + 1}`, `${n + 1}b`] : [`${n + 1}`],
        );
        const layer = layers[l % layers.length]!;
        const html = frame(experiment, 1 + (k % experiment.inputs.length), String(unit), layer);
        expect(html).not.toMatch(/NaN|undefined|Infinity/);
        if (html.includes('way-drawing')) drawn++;
        expect(words(html)).toMatch(
          /came along the memory line|no way back|no memory line|No step has a label|sends no error|No error of|more than float64/,
        );
      }),
      runs(150),
    );
    expect(drawn).toBeGreaterThan(50);
  });

  it('name the line of a GRU after its update gate, and shift that bias', () => {
    const html = frame(withSteps(gru, 60), 12);
    expect(html).toContain('Added to the bias of the update gate');
    expect(words(html)).toContain('On the line the update gates multiply to');
    expect(words(html)).toContain('through the reset gate');
  });

  it('say which parts cancel, and hatch them', () => {
    const html = frame(peephole, 2);
    expect(words(html)).toContain(
      'What came through the input gate runs against the rest (hatched, below 0)',
    );
    expect(html).toMatch(/class="against" d="M/);
  });

  it('are not where there is no line', () => {
    const html = frame(rnn);
    expect(words(html)).toContain('This cell has no memory line');
    expect(html).not.toContain('way-drawing');
  });

  it('of a lower layer also come from the layer above at other steps', () => {
    const two = stackedFile.experiment as unknown as Experiment;
    expect(words(frame(two, 3, undefined, '1'))).toContain('from the layer above, at other steps');
    expect(words(frame(two, 3))).not.toContain('from the layer above');
  });
});
