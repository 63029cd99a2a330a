/** The pen’s first frame, as the server renders it, for networks that no chapter has. */
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../engine/experiment.ts';
import { experiments } from '../engine/testing/experiments.ts';
import { traceOf } from '../engine/trace.ts';
import { Lab } from './Lab.tsx';
import { Pen } from './Pen.tsx';

const characters = [{ name: '7', inputs: [[1, 0], [0, -1]] }]; // prettier-ignore

const frame = (experiment: Experiment, step = 1) =>
  renderToStaticMarkup(
    <Lab experiment={experiment} step={step}>
      <Pen number="1.1" characters={characters} />
    </Lab>,
  );

const small = (changes: Partial<Experiment> = {}): Experiment => ({
  version: 1,
  title: 'one unit',
  layers: [{ cell: 'rnn', hidden: 1, parameters: { W_xh: [[0.5, -1]], W_hh: [[0.3]], b_h: [0] } }],
  readout: { parameters: { W_hz: [[1], [-1]], b_z: [0, 0] } },
  inputs: [[1, 0]],
  targets: [0],
  ...changes,
});

describe('the pen', () => {
  it('has words and numbers for any network, and never a missing one', () => {
    fc.assert(
      fc.property(experiments(), fc.nat(), (experiment, k) => {
        const step = 1 + (k % experiment.inputs.length);
        const html = frame(experiment, step);
        expect(html).not.toMatch(/NaN|undefined|Infinity/);
        const text = html.replace(/<[^>]*>/g, '');
        expect(text).toContain(`At t = ${step}`);
        const isPen = experiment.inputs[0]!.length === 2;
        expect(html.includes('role="application"')).toBe(isPen);
        expect(text.includes('there is nothing to draw')).toBe(!isPen);
      }),
      { numRuns: 60 },
    );
  });

  it('shows the probabilities of the engine', () => {
    const trace = traceOf(small());
    const shown = [
      ...frame(small()).matchAll(
        /data-term="readout.z@1"[^>]*data-unit="(\d)" data-number="([^"]*)"/g,
      ),
    ];
    expect(shown.length).toBeGreaterThanOrEqual(2);
    for (const [, k, number] of shown)
      expect(Number(number)).toBe(trace.value('readout.z@1')![Number(k)]);
  });

  it('says where the values were lost, and draws what can be drawn', () => {
    const html = frame(
      small({
        layers: [
          { cell: 'rnn', hidden: 1, parameters: { W_xh: [[1e300, 0]], W_hh: [[0]], b_h: [0] } },
        ],
        inputs: [[1e300, 0], [1e308, 0], [1e308, 0]], // prettier-ignore
        targets: [0, null, null],
      }),
    );
    expect(html).toContain('exploded at');
    expect(html).toContain('the way cannot be drawn');
    expect(html).not.toMatch(/NaN|undefined/);
  });

  it('says how much of a long stroke and of many classes it shows', () => {
    const classes = Array.from({ length: 40 }, (_, k) => k / 10);
    const html = frame(
      small({
        readout: { parameters: { W_hz: classes.map((k) => [k]), b_z: classes } },
        inputs: Array.from({ length: 300 }, () => [1, 0]),
        targets: Array.from({ length: 300 }, () => 3),
      }),
      200,
    );
    expect(html).toContain('steps 170 to 229 of 300');
    expect(html).toContain('Of 40 classes the 10');
    expect(html.match(/class="pen-bar/g)).toHaveLength(600);
    expect(html).toContain('<select');
  });

  it('takes no known stroke of another shape', () => {
    expect(frame(small())).not.toContain('Known stroke');
    expect(frame(small({ inputs: [[1, 0], [1, 0]], targets: [0, 0] }))).toContain('Known stroke'); // prettier-ignore
  });
});
