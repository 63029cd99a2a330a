// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  withEntry,
  withInput,
  withTarget,
  type Experiment,
  type Layer,
  type Parameters,
} from '../../engine/experiment.ts';
import { Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';
import { formatNumber } from '../../notation/format.ts';
import { FrameSentence } from '../FrameSentence.tsx';
import { Lab } from '../Lab.tsx';
import { NumbersTable } from '../NumbersTable.tsx';
import { StepControl } from '../StepControl.tsx';
import { marksIn, type Mark } from '../testing/marks.ts';
import { Unfolded } from '../Unfolded.tsx';
import { addendsOf, roadsInto, sameAt, strandsDrawn, type Faces } from './model.ts';
import { stepsOf, windowOf } from './window.ts';

const files = import.meta.glob<Experiment>('../../engine/fixtures/*.json', {
  eager: true,
  import: 'experiment',
});
const fixtures: Record<string, Experiment> = Object.fromEntries(
  Object.entries(files).map(([path, experiment]) => [/([^/]+)\.json$/.exec(path)![1]!, experiment]),
);

/** Two two-way layers: the upper one reads both directions of the lower. */
const twoWayTwice = ({ layers, ...rest }: Experiment): Experiment => {
  const [layer] = layers as [Layer];
  const widened = (parameters: Parameters): Parameters => {
    const rows = parameters.W_xh as number[][];
    return { ...parameters, W_xh: rows.map((row) => [...row, ...row, ...row]) };
  };
  const upper = {
    ...layer,
    parameters: widened(layer.parameters),
    backward: widened(layer.backward!),
  };
  return { ...rest, layers: [layer, upper] };
};
const long = (experiment: Experiment, steps: number): Experiment => ({
  ...experiment,
  inputs: Array.from({ length: steps }, (_, k) => experiment.inputs[k % experiment.inputs.length]!),
  targets: Array.from({ length: steps }, (_, k) => (k % 3 === 0 ? 1 : null)),
});

const all: Record<string, Experiment> = {
  ...fixtures,
  'two two-way layers': twoWayTwice(fixtures['bidirectional-rnn']!),
  '300 steps': long(fixtures['rnn-last-target']!, 300),
  overflow: withEntry(fixtures.rnn!, { layer: 'readout', parameter: 'W_hz', index: [0, 0] }, 1e308),
};

/** The figure with its sentence, as the server writes it. */
function written(experiment: Experiment, faces: Faces, step: number, folded = false): string {
  return renderToStaticMarkup(
    <Lab experiment={experiment} step={step} settings={{ folded: folded ? 'yes' : 'no' }}>
      <Unfolded faces={faces} foldable />
      <StepControl direction={faces === 'all' ? 'back' : 'forward'} />
      <FrameSentence number="0" faces={faces} foldable />
    </Lab>,
  );
}

function drawn(experiment: Experiment, faces: Faces, step: number): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = written(experiment, faces, step);
  return root;
}

/** What the engine says of a marked number. */
function engineSays(trace: Trace, mark: Mark): number | undefined {
  const { term = '', face, unit, consumer } = mark;
  const vector =
    face === 'value'
      ? trace.value(term)
      : face === 'error'
        ? trace.error(term)
        : trace.shares(term).find((share) => share.consumer === consumer)?.values;
  return vector?.[Number(unit)];
}

describe.each(Object.entries(all))('%s', { timeout: 30_000 }, (_, experiment) => {
  const trace = new Trace(experiment);
  const { steps } = trace;
  const layers = strandsDrawn(trace).map(({ key }) => key);

  it.each(['values', 'first', 'all'] as const)('every number is the engine’s: %s', (faces) => {
    for (const [step, folded] of [
      [1, false],
      [Math.ceil(steps / 2), true],
      [steps, false],
    ] as const) {
      const markup = written(experiment, faces, step, folded);
      const wrong = marksIn(markup).filter(
        (mark) => !Object.is(Number(mark.number), engineSays(trace, mark)),
      );
      expect(wrong).toEqual([]);
      expect(markup.replace(/ data-number="[^"]*"/g, '')).not.toMatch(
        /\b(NaN|Infinity|undefined)\b/,
      );
    }
  });

  it('shows every state of the steps drawn, and of the errors what was asked for', () => {
    for (const faces of ['values', 'first', 'all'] as const) {
      const [figure = ''] = written(experiment, faces, steps).split('class="step-control');
      const counts = new Map<string, number>();
      for (const { term, face } of marksIn(figure)) {
        const of = `${face} of ${term}`;
        counts.set(of, (counts.get(of) ?? 0) + 1);
      }
      const expected = new Map<string, number>();
      const expectNumbers = (face: string, term: string) =>
        expected.set(`${face} of ${term}`, trace.value(term)!.length);
      for (const t of stepsOf(windowOf(steps, steps))) {
        expectNumbers('value', `readout.z@${t}`);
        if (faces !== 'values') expectNumbers('error', `readout.alpha@${t}`);
        for (const layer of layers) {
          expectNumbers('value', `${layer}.h@${t}`);
          if (faces === 'all') expectNumbers('error', `${layer}.h@${t}`);
        }
        expectNumbers('value', `1.x@${t}`);
      }
      const shown = [...counts].filter(([of]) => !of.startsWith('share'));
      expect(new Map(shown)).toEqual(expected);
    }
  });

  it('the lines of a written addition add up to the error', () => {
    for (const layer of layers)
      for (let t = 1; t <= Math.min(steps, 20); t++) {
        const addends = addendsOf(roadsInto(trace, layer, t));
        trace.error(`${layer}.h@${t}`)!.forEach((error, u) => {
          if (!Number.isFinite(error)) return;
          const sum = addends.reduce((total, { values }) => total + values[u]!, 0);
          expect(Math.abs(sum - error)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(error)));
        });
      }
  });

  it('each band of error says where it arrives, from which side, and how large it is', () => {
    const root = drawn(experiment, 'all', 1);
    for (const band of root.querySelectorAll<SVGElement>('.bands [data-flow]')) {
      const { term = '', face, flow } = band.dataset;
      const t = Number(term.split('@')[1]);
      const values = trace
        .shares(term)
        .filter(({ consumer }) => (consumer.endsWith(`@${t}`) ? 'output' : 'future') === flow)
        .map((share) => share.values);
      expect(face).toBe('share');
      expect(values.length).toBeGreaterThan(0);
      const sum = values[0]!.map((_, k) => values.reduce((total, one) => total + one[k]!, 0));
      expect(band.querySelector('text')!.firstChild!.textContent).toBe(formatNumber(norm(sum)));
    }
    const flows = root.querySelectorAll('.bands [data-flow="future"]').length;
    expect(flows).toBe(layers.length * (stepsOf(windowOf(steps, 1)).length - 1));
  });
});

it('a long run is drawn in part, with ways on to the rest, and its table waits until it is opened', () => {
  const root = drawn(all['300 steps']!, 'all', 43);
  expect(root.querySelectorAll('.step')).toHaveLength(15);
  expect([...root.querySelectorAll('.gap')].map((gap) => gap.textContent)).toEqual([
    '… 35 steps …',
    '… 250 steps …',
  ]);
  const table = (experiment: Experiment) =>
    renderToStaticMarkup(
      <Lab experiment={experiment} step={1}>
        <NumbersTable />
      </Lab>,
    );
  expect(table(all['300 steps']!)).toContain('Of 300 steps the table has 1 to 13 and 300');
  expect(table(fixtures.rnn!)).toContain('<td>');
  const wide = long(fixtures['stacked-lstm']!, 39);
  expect(table(wide)).not.toContain('<td>');
});

it('of a gated cell the shares from the next step are one line, which is no number of the trace', () => {
  const root = drawn(fixtures.lstm!, 'all', 2);
  const lines = [...root.querySelectorAll<SVGElement>('.step.now [data-face="share"]')];
  const words = lines.map((line) => line.parentElement!.querySelector('.words')!.textContent);
  expect(words.slice(0, 2)).toEqual(['from the output', 'the future, 4 ways']);
  expect(lines.map((line) => line.dataset.number !== undefined).slice(0, 2)).toEqual([true, false]);
});

it('a backward direction has its end at the first step, and its bows run the other way', () => {
  const root = drawn(fixtures['bidirectional-rnn']!, 'all', 3);
  const none = [...root.querySelectorAll('.step')].map((step) => [
    step.textContent.includes('no past'),
    step.textContent.includes('no future'),
  ]);
  expect(none.at(0)).toEqual([true, false]);
  expect(none.at(-1)).toEqual([false, true]);
  const bows = [...root.querySelectorAll<SVGElement>('.forward .bow')].map(
    ({ dataset }) => dataset.term,
  );
  expect(bows.slice(0, 2)).toEqual(['1.h@2', '1b.h@1']);
});

it('of a wide layer the first units are drawn, and the figure says so', () => {
  const size = 20;
  const [zeros, of] = [
    Array<number>(size).fill(0),
    (columns: number) => Array<number>(columns).fill(0.1),
  ];
  const rows = (columns: number) => zeros.map(() => of(columns));
  const experiment: Experiment = {
    ...fixtures['rnn-one-step-one-unit']!,
    layers: [
      { cell: 'rnn', hidden: size, parameters: { W_xh: rows(1), W_hh: rows(size), b_h: zeros } },
    ],
    readout: { parameters: { W_hz: [of(size), of(size)], b_z: [0, 0] } },
  };
  const markup = written(experiment, 'all', 1);
  expect(markup).toContain('the first 16 rows of each stave');
  expect(
    marksIn(markup).filter(({ term, face }) => term === '1.h@1' && face === 'value'),
  ).toHaveLength(16);
});

it('a column counts as changed just when something it shows has changed', () => {
  const before = new Trace(fixtures['rnn-exploding']!);
  const changedBy = (experiment: Experiment, faces: Faces) =>
    Array.from({ length: before.steps }, (_, k) => k + 1).filter(
      (t) => !sameAt(new Trace(experiment), before, t, faces),
    );
  const label = withTarget(before.experiment, 5, null);
  expect(changedBy(label, 'values')).toEqual([5]);
  expect(changedBy(label, 'first')).toEqual([5]);
  expect(changedBy(label, 'all')).toEqual([1, 2, 3, 4, 5]);
  const input = withInput(before.experiment, 10, 0, 0.5);
  expect(changedBy(input, 'values')).toEqual([10, 11, 12]);
  expect(changedBy(input, 'all')).toHaveLength(12);
});
