// @vitest-environment jsdom
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withEntry, type Experiment } from '../../engine/experiment.ts';
import { Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';
import { experiments } from '../../engine/testing/experiments.ts';
import { Lab } from '../Lab.tsx';
import { layouts } from '../layouts/index.ts';
import { MemoryCell } from '../MemoryCell.tsx';
import { marksIn, type Mark } from '../testing/marks.ts';
import { flowsOf, layoutOf, linesAt, linesOf, type Faces, type View } from './model.ts';
import { gateInView, timesInView, timesOf } from './parts-of-cell.ts';
import { LEVELS, type Level } from './use-zoom.ts';

const files = import.meta.glob<Experiment>('../../engine/fixtures/*.json', {
  eager: true,
  import: 'experiment',
});
const fixtures = Object.entries(files).map(
  ([path, experiment]) => [/([^/]+)\.json$/.exec(path)![1]!, experiment] as const,
);
const fixture = (name: string) => fixtures.find(([other]) => other === name)![1];

const all: readonly (readonly [string, Experiment])[] = [
  ...fixtures,
  ...fc
    .sample(experiments({ steps: 4 }), { numRuns: 20, seed: 1997 })
    .map((experiment, k) => [`random ${k}`, experiment] as const),
  [
    'overflow',
    withEntry(fixture('lstm'), { layer: 'readout', parameter: 'W_hz', index: [0, 0] }, 1e308),
  ],
];

interface Shown {
  readonly experiment: Experiment;
  readonly faces?: Faces;
  readonly level?: Level;
  readonly step: number;
  readonly pin?: string;
}

/** The figure as the server writes it. */
function written({ experiment, faces = 'all', level = 'cell', step, pin }: Shown): string {
  return renderToStaticMarkup(
    <Lab experiment={experiment} step={step} settings={{ zoom: level }} {...(pin && { pin })}>
      <MemoryCell faces={faces} number="0" />
    </Lab>,
  );
}

function engineSays(trace: Trace, mark: Mark): number | undefined {
  const { term, param = '', face, consumer = '', unit = '' } = mark;
  const [k = 0, column = 0] = unit.split(',').map(Number);
  if (term !== undefined) {
    if (face === 'value') return trace.value(term)?.[k];
    if (face === 'error') return trace.error(term)?.[k];
    return trace.shares(term).find((share) => share.consumer === consumer)?.values[k];
  }
  const [layer = '', name = ''] = param.split('.');
  if (face === 'value') {
    const slot = trace.strands[trace.strandIndex(layer)]!.plan.parameters.find(
      (one) => one.name === name,
    )!;
    const { weights } = trace.strands[trace.strandIndex(layer)]!;
    return weights[slot.offset + k * Math.max(slot.cols, 1) + column];
  }
  const table = trace.gradientByStep(layer, name, Number(consumer.slice(1)))!;
  return table.data[k * Math.max(table.cols, 1) + column];
}

const viewOf = (experiment: Experiment, layer: string, t: number, faces: Faces = 'all'): View => {
  const trace = new Trace(experiment);
  return { trace, strand: trace.strands[trace.strandIndex(layer)]!, t, faces };
};

describe.each(all)('%s', { timeout: 30_000 }, (_, experiment) => {
  const trace = new Trace(experiment);
  const layers = trace.strands.map(({ key }) => key).filter((key) => key !== 'readout');
  const steps = [...new Set([1, Math.ceil(trace.steps / 2), trace.steps])];

  it.each(LEVELS)('every number is the engine’s, at every level: %s', (level) => {
    for (const faces of ['values', 'all'] as const)
      for (const step of steps)
        for (const layer of layers) {
          const markup = written({ experiment, faces, level, step, pin: `${layer}.h@${step}` });
          const wrong = marksIn(markup).filter(
            (mark) => !Object.is(Number(mark.number), engineSays(trace, mark)),
          );
          expect(wrong).toEqual([]);
          expect(markup.replace(/ data-number="[^"]*"/g, '')).not.toMatch(
            /\b(NaN|Infinity|undefined)\b/,
          );
          if (faces === 'values')
            expect(marksIn(markup).filter(({ face }) => face !== 'value')).toEqual([]);
        }
  });

  it('shows every value, every error and every share of the cell', () => {
    for (const layer of layers)
      for (const step of steps) {
        const view = viewOf(experiment, layer, step);
        const markup = written({ experiment, step, pin: `${layer}.h@${step}` });
        const shown = new Set(
          marksIn(markup.split('class="cell-note')[0]!).map(
            ({ face, term, consumer = '', unit }) => `${face} ${term} ${consumer} ${unit}`,
          ),
        );
        for (const node of Object.keys(layoutOf(view)!.nodes)) {
          const place = node.endsWith("'") ? node.slice(0, -1) : node;
          const t = node.endsWith("'") ? (view.strand.backward ? step + 1 : step - 1) : step;
          const at = `${layer}.${place}@${t}`;
          trace.value(at)!.forEach((_, u) => {
            expect(shown).toContain(`value ${at}  ${u}`);
            expect(shown).toContain(`error ${at}  ${u}`);
          });
        }
      }
  });

  it('the lines of a written addition add up to the error', () => {
    for (const layer of layers)
      for (const step of steps) {
        const view = viewOf(experiment, layer, step);
        const { cell } = view.strand.plan;
        const count = linesOf(cell, 'all');
        for (const { name } of cell.equations) {
          if (count(name) === 0) continue;
          const lines = linesAt(view, name);
          expect(lines.length).toBe(count(name));
          trace.error({ layer, name, t: step })!.forEach((error, u) => {
            if (!Number.isFinite(error)) return;
            const sum = lines.reduce(
              (total, line) => total + (line.kind === 'none' ? 0 : line.values[u]!),
              0,
            );
            expect(Math.abs(sum - error)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(error)));
          });
        }
      }
  });

  it('a line that arrives alone is as wide as its share; the lines of a quantity cover all ways', () => {
    for (const layer of layers) {
      const view = viewOf(experiment, layer, steps.at(-1)!);
      const layout = layoutOf(view)!;
      const flows = flowsOf(view, layout);
      for (const { of, face, size, consumer } of flows) {
        if (face === 'error') {
          expect(size).toBe(norm(trace.error({ layer, name: of, t: view.t })!));
          continue;
        }
        const equation = view.strand.plan.cell.equations.find(({ name }) => name === consumer);
        const uses = equation?.terms
          .flatMap(({ factors }) => factors)
          .filter(({ name, previous }) => `${name}${previous ? "'" : ''}` === of);
        if (uses?.length !== 1 || !Number.isFinite(size)) continue;
        const t = of.endsWith("'") ? (view.strand.backward ? view.t + 1 : view.t - 1) : view.t;
        const share = trace
          .shares({ layer, name: of.replace("'", ''), t })
          .find((one) => one.consumer === `${consumer}@${view.t}`)!;
        const want = norm(share.values);
        expect(Math.abs(size - want)).toBeLessThanOrEqual(1e-12 * Math.max(1, want));
      }
      const pieces = new Set(
        flows.flatMap(({ points }) =>
          points.slice(1).map((to, k) => `${points[k]!.join()} ${to.join()}`),
        ),
      );
      for (const { way } of layout.edges)
        way.slice(1).forEach((to, k) => expect(pieces).toContain(`${way[k]!.join()} ${to.join()}`));
    }
  });
});

describe('what is gone into', () => {
  it('is what is pinned, else the forget gate, else the first', () => {
    const lstm = viewOf(fixture('lstm'), '1', 2);
    const gate = (pin: string | null) => gateInView(lstm, pin)?.gate;
    expect(['1.o@2.0', '1.a_c@2', '1.c@2', '1.o@1', null].map(gate)).toEqual(['o', 'g', 'f', 'f', 'f']); // prettier-ignore
    expect(gateInView(viewOf(fixture('gru'), '1', 2), null)?.gate).toBe('r');
    expect(gateInView(viewOf(fixture('rnn'), '1', 2), null)?.gate).toBe('h');
  });
  it('has a factor of its own for each product', () => {
    const products = (name: string) =>
      timesOf(viewOf(fixture(name), '1', 1).strand.plan.cell).map(({ to, by }) => `${by} in ${to}`);
    expect(products('lstm')).toEqual(['f in c', 'i in c', 'o in h']);
    expect(products('gru')).toEqual(['r in a_n', 'n in h', 'u in h']);
    expect(products('rnn')).toEqual([]);
    const gru = viewOf(fixture('gru'), '1', 2);
    expect(timesInView(gru, '1.u@2')?.term).toBe(1);
    expect(timesInView(gru, '1.n@2')?.term).toBe(0);
    expect(timesInView(gru, '1.h@1')?.term).toBe(1);
  });
});

it('says what meets where, and what there is not', () => {
  const experiment = fixture('lstm');
  const { steps } = new Trace(experiment);
  const words = (shown: Shown) => {
    const root = document.createElement('div');
    root.innerHTML = written(shown);
    return root.querySelector('.frame-sentence')!.textContent;
  };
  expect(words({ experiment, step: 1 })).toMatch(
    /^Figure 0 At t = 1 two errors meet in c1: through tanh c1 comes one of size \S+ and the memory of step 2 sends one of size \S+ through the forget gate\./,
  );
  expect(words({ experiment, step: steps })).toContain('there is no future');
  expect(words({ experiment, step: 1, faces: 'values' })).toContain('unit 1 of the memory:');
  expect(words({ experiment, step: 1, level: 'gate' })).toContain('The slope of σ leaves');
  expect(words({ experiment, step: 1, level: 'network' })).toContain('copies of one LSTM');
  expect(words({ experiment: fixture('rnn'), step: 1, level: 'product' })).toContain(
    'No two quantities of the RNN are multiplied.',
  );
});

describe('a cell without a drawing', () => {
  const drawings = layouts as Record<string, unknown>;
  const { gru } = drawings;
  afterEach(() => {
    drawings.gru = gru;
    vi.restoreAllMocks();
  });
  it('is shown by its equations, at every level', () => {
    delete drawings.gru;
    const experiment = fixture('gru');
    const trace = new Trace(experiment);
    for (const level of LEVELS) {
      const markup = written({ experiment, step: 2, level });
      const wrong = marksIn(markup).filter(
        (mark) => !Object.is(Number(mark.number), engineSays(trace, mark)),
      );
      expect(wrong).toEqual([]);
      if (level === 'cell') {
        expect(markup).toContain('There is no drawing of the GRU yet');
        expect(marksIn(markup).length).toBeGreaterThan(60);
      }
    }
  });
});
