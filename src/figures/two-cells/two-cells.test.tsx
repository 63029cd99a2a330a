// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { brokenGradients, bugNamed, bugsOf } from '../../engine/bugs.ts';
import { cells } from '../../engine/cells/index.ts';
import { withEntry, type Experiment } from '../../engine/experiment.ts';
import { Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';
import { Lab } from '../Lab.tsx';
import { marksIn, textIn } from '../testing/marks.ts';
import { TwoCells } from '../TwoCells.tsx';
import { bugOfCuts, cutsOf, partsOf, passOf, sizesOf } from './model.ts';

const files = import.meta.glob<Experiment>('../../engine/fixtures/*.json', {
  eager: true,
  import: 'experiment',
});
const fixtures: Record<string, Experiment> = Object.fromEntries(
  Object.entries(files).map(([path, experiment]) => [/([^/]+)\.json$/.exec(path)![1]!, experiment]),
);
const long = (experiment: Experiment, steps: number): Experiment => ({
  ...experiment,
  inputs: Array.from({ length: steps }, (_, k) => experiment.inputs[k % experiment.inputs.length]!),
  targets: Array.from({ length: steps }, (_, k) => (k % 3 === 0 ? 1 : null)),
});
const all: Record<string, Experiment> = {
  ...fixtures,
  '300 steps': long(fixtures.lstm!, 300),
  'one step': long(fixtures.lstm!, 1),
  'no label': { ...fixtures.lstm!, targets: fixtures.lstm!.targets.map(() => null) },
  overflow: withEntry(
    fixtures.lstm!,
    { layer: 'readout', parameter: 'W_hz', index: [0, 0] },
    1e308,
  ),
};

const CUTS = ['memory-not-carried', 'overwrite-future', 'nothing-carried'];

const written = (experiment: Experiment, step: number, bug: string, pin?: string) =>
  renderToStaticMarkup(
    <Lab experiment={experiment} step={step} settings={{ bug }} {...(pin && { pin })}>
      <TwoCells number="1.1" />
    </Lab>,
  );

function drawn(...of: Parameters<typeof written>): Element {
  const root = document.createElement('div');
  root.innerHTML = written(...of);
  return root;
}

it('names the parts of each cell', () => {
  const none = { memory: null, written: [], open: null, others: [], keep: null, squash: null };
  const ofMemory = { ...none, memory: 'c', line: 'c', keep: 'f', written: ['i', 'g'], open: 'o' };
  expect(
    Object.fromEntries(Object.values(cells).map((cell) => [cell.name, partsOf(cell)])),
  ).toEqual({
    rnn: { ...none, line: 'h', squash: 'tanh' },
    lstm: ofMemory,
    'lstm-peephole': ofMemory,
    'lstm-coupled': ofMemory,
    gru: { ...none, line: 'h', keep: 'u', written: ['n'], others: ['r'] },
  });
});

it('what is cut brings nothing, and what is not does', () => {
  const trace = new Trace(fixtures.lstm!);
  for (const cut of [
    { c: true, h: false },
    { c: false, h: true },
    { c: true, h: true },
  ]) {
    const { reverse } = passOf(trace, bugOfCuts(cut));
    for (const name of ['c', 'h'] as const) {
      const crossing = trace
        .sharesIn(reverse, `1.${name}@1`)
        .filter(({ consumer }) => consumer.endsWith('@2'));
      expect(crossing.every(({ values }) => norm(values) === 0)).toBe(cut[name]);
    }
  }
});

it('cuts and the names of their bugs say the same, and each bug is there', () => {
  for (const c of [true, false])
    for (const h of [true, false]) {
      const name = bugOfCuts({ c, h });
      expect(cutsOf(name)).toEqual({ c, h });
      expect(bugNamed(name) !== null).toBe(c || h);
    }
});

describe.each(Object.entries(all))('%s', { timeout: 30_000 }, (_, experiment) => {
  const trace = new Trace(experiment);
  const here = bugsOf(experiment).map(({ name }) => name);
  const bugs = ['none', 'no-slope', ...CUTS.filter((name) => here.includes(name))];
  const steps = [...new Set([1, Math.ceil(trace.steps / 2), trace.steps])];
  const pins = trace.strands.filter(({ key }) => key !== 'readout').map(({ key }) => `${key}.h@1`);

  it('every number is the engine’s, right or with the bug in it; nothing is undefined', () => {
    for (const bug of bugs)
      for (const step of steps)
        for (const pin of pins) {
          const markup = written(experiment, step, bug, pin);
          const { reverse } = passOf(trace, bug);
          const numbers = marksIn(markup);
          const wrong = numbers.filter(({ term = '', face = '', unit, consumer, number }) => {
            const pass = face === 'broken' ? reverse : trace.reverse;
            const vector =
              face === 'value'
                ? trace.value(term)
                : consumer === undefined
                  ? trace.errorIn(pass, term)
                  : trace.sharesIn(pass, term).find((share) => share.consumer === consumer)?.values;
            return !Object.is(Number(number), vector?.[Number(unit)]);
          });
          expect(wrong, `${bug} at ${step}, ${pin}`).toEqual([]);
          // A value, what the output sends, the sum: the least there is, with one unit and one step.
          expect(numbers.length).toBeGreaterThanOrEqual(3);
          expect(textIn(markup)).not.toMatch(/\b(NaN|Infinity|undefined|null)\b/);
        }
  });
});

const { lstm } = fixtures;

it('a crossing that is cut brings nothing, at any step; the other goes on', () => {
  const trace = new Trace(lstm!);
  for (let t = 1; t < trace.steps; t++) {
    const root = drawn(lstm!, t, 'memory-not-carried');
    const size = (flow: string) =>
      root.querySelector<SVGElement>(`.bands .now [data-flow="${flow}"]`)!.dataset.size;
    expect(size('memory')).toBe('0');
    expect(Number(size('hidden'))).toBeGreaterThan(0);
    // Beside each number that is wrong stands the right one.
    const shown = marksIn(written(lstm!, t, 'memory-not-carried'));
    const wrong = shown.filter(({ face }) => face === 'broken');
    expect(wrong.length).toBeGreaterThan(0);
    for (const { term, unit, consumer } of wrong)
      expect(
        shown.filter(
          (one) =>
            one.face === (consumer === undefined ? 'error' : 'share') &&
            one.term === term &&
            one.unit === unit &&
            one.consumer === consumer,
        ),
      ).toHaveLength(1);
  }
});

it('the strip has the size of every error, and marks what differs', () => {
  const trace = new Trace(lstm!);
  const bug = bugNamed('overwrite-future');
  const { reverse } = brokenGradients(trace, bug);
  const sizes = sizesOf(trace, passOf(trace, bug!.name), '1', 'c');
  expect(sizes).toHaveLength(trace.steps);
  for (const { t, shown, right, wrong } of sizes) {
    expect(shown).toBe(norm(trace.errorIn(reverse, `1.c@${t}`)!));
    expect(right).toBe(norm(trace.error(`1.c@${t}`)!));
    expect(wrong).toBe(t < trace.steps);
  }
});

it('at the last step it says that there is no cell to the right', () => {
  const root = drawn(lstm!, lstm!.inputs.length, 'none');
  expect(root.textContent).toContain('no cell to the right');
  expect(root.querySelectorAll('[data-flow="memory"], [data-flow="hidden"]')).toHaveLength(0);
  expect(drawn(all['one step']!, 1, 'nothing-carried').querySelectorAll(':disabled')).toHaveLength(
    2,
  );
});

it('a backward direction has the step before at its right', () => {
  const root = drawn(fixtures['bidirectional-rnn']!, 3, 'none', '1b.h@1');
  expect([...root.querySelectorAll('.time')].map(({ textContent }) => textContent)).toEqual([
    't = 3',
    't = 2',
  ]);
});

it('of many units the first have a column, and the figure says so', () => {
  const rows = (columns: number) =>
    Array.from({ length: 20 }, () => Array<number>(columns).fill(0.1));
  const zeros = Array<number>(20).fill(0);
  const root = drawn(
    {
      ...fixtures.rnn!,
      layers: [
        {
          cell: 'rnn',
          hidden: 20,
          parameters: { W_xh: rows(fixtures.rnn!.inputs[0]!.length), W_hh: rows(20), b_h: zeros },
        },
      ],
      readout: { parameters: { W_hz: [zeros, zeros, zeros], b_z: [0, 0, 0] } },
    },
    1,
    'none',
  );
  expect(root.textContent).toContain('Of 20 units the first 6 have a column');
});
