import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parametersOf,
  withEntry,
  withInput,
  withSteps,
  withTarget,
  type Experiment,
} from '../engine/experiment.ts';
import { addressesOf } from '../engine/testing/traces.ts';
import { traceOf } from '../engine/trace.ts';
import { hasPlace, parsePlace } from './place.ts';
import { LONGEST_LINK, partsOf, readLink, withPartsOf, writeLink, type Linked } from './link.ts';
import { withoutSetting } from './settings.ts';
import type { Start } from './store.ts';

const fixtures = import.meta.glob<Experiment>('../engine/fixtures/*.json', {
  eager: true,
  import: 'experiment',
});

/** Any finite number, written in full; a link does not tell −0 from 0. */
const numbers = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 1e300, 5e-324, 1e21),
  )
  .map((value) => value + 0);

type Edit = (now: Linked) => Linked;

/** As the lab does it: the step stays within the sequence, and nothing is pinned that is not there. */
function resized(start: Experiment, now: Linked, steps: number): Linked {
  const experiment = withSteps(now.experiment, steps, start);
  const pin = now.pin === null ? null : parsePlace(now.pin);
  return {
    ...now,
    experiment,
    step: Math.min(now.step, steps),
    pin: pin && hasPlace(traceOf(experiment), pin) ? now.pin : null,
  };
}

/** Everything a link can hold: the length, a weight, an input, a label, the step in view, the pin, a setting. */
function edits(experiment: Experiment): fc.Arbitrary<Edit> {
  const trace = traceOf(experiment);
  const classes = parametersOf(experiment, 'readout')!.b_z!.length;
  const entries = trace.strands.flatMap(({ key, plan }) =>
    plan.parameters.flatMap(({ name, rows, cols }) =>
      Array.from({ length: rows * Math.max(cols, 1) }, (_, k) => ({
        layer: key,
        parameter: name,
        index: cols === 0 ? [k] : [Math.floor(k / cols), k % cols],
      })),
    ),
  );
  const step = fc.integer({ min: 1, max: trace.steps + 3 });
  const has = (now: Linked, t: number) => t <= now.experiment.inputs.length;
  const hasPin = (now: Linked, pin: string | null) =>
    pin === null || hasPlace(traceOf(now.experiment), parsePlace(pin)!);
  const row = fc.nat(experiment.inputs[0]!.length - 1);
  const pins = [null, ...addressesOf(trace), '1.h@1.0', 'readout.W_hz.0.0', 'readout.b_z'];
  return fc.oneof(
    fc.tuple(fc.constantFrom(...entries), numbers).map(([entry, value]): Edit => (now) => ({
      ...now,
      experiment: withEntry(now.experiment, entry, value),
    })),
    fc.tuple(step, row, numbers).map(
      ([t, k, value]): Edit =>
        (now) =>
          has(now, t) ? { ...now, experiment: withInput(now.experiment, t, k, value) } : now,
    ),
    fc.tuple(step, fc.option(fc.nat(classes - 1))).map(
      ([t, label]): Edit =>
        (now) =>
          has(now, t) ? { ...now, experiment: withTarget(now.experiment, t, label) } : now,
    ),
    step.map(
      (t): Edit =>
        (now) =>
          has(now, t) ? { ...now, step: t } : now,
    ),
    fc.oneof(step, fc.integer({ min: 1, max: 40 })).map(
      (steps): Edit =>
        (now) =>
          resized(experiment, now, steps),
    ),
    fc.constantFrom('1', '3', null).map((window): Edit => (now) => {
      const others = withoutSetting(now.settings, 'window');
      return { ...now, settings: window === null ? others : { ...others, window } };
    }),
    fc.constantFrom(...pins, '1.h@7.0', 'readout.alpha@20').map(
      (pin): Edit =>
        (now) =>
          hasPin(now, pin) ? { ...now, pin } : now,
    ),
  );
}

describe.each(Object.entries(fixtures))('%s', (_, experiment) => {
  const settings = { window: '2', bug: 'no-slope' };
  const start: Start & Linked = { experiment, step: 1, pin: '1.h@1.0', settings };

  it('comes out of a link as it went in, whatever the reader changed', () => {
    const some = fc.array(edits(experiment), { maxLength: 12 });
    fc.assert(
      fc.property(some, (list) => {
        const now = list.reduce<Linked>((before, edit) => edit(before), start);
        const link = writeLink(start, now);
        expect(link.length).toBeLessThan(LONGEST_LINK);
        expect(link, 'needs no escaping in an address').toBe(new URL(`a:#${link}`).hash.slice(1));
        const { notice, ...read } = readLink(start, `#${link}`);
        expect(notice).toBeNull();
        expect(read).toEqual(now);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('shares a link with another lab of the page', () => {
    const some = fc.array(edits(experiment), { maxLength: 6 });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [mine, theirs] = [one, other].map((list) =>
          list.reduce<Linked>((before, edit) => edit(before), start),
        );
        const first = withPartsOf('', 'small', writeLink(start, mine!));
        const link = withPartsOf(`#${first}`, '', writeLink(start, theirs!));
        for (const [name, now] of [
          ['small', mine],
          ['', theirs],
        ] as const) {
          const { notice, ...read } = readLink(start, partsOf(link, name));
          expect(notice).toBeNull();
          expect(read).toEqual(now);
        }
        expect(withPartsOf(withPartsOf(link, 'small', ''), '', '')).toBe('');
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it('needs no link where nothing differs, even if it was changed and changed back', () => {
    expect(writeLink(start, start)).toBe('');
    const b = experiment.readout.parameters.b_z![0] as number;
    const entry = { layer: 'readout', parameter: 'b_z', index: [0] };
    const away = withEntry(experiment, entry, b + 1);
    expect(writeLink(start, { ...start, experiment: away })).not.toBe('');
    const back = withEntry(away, entry, b);
    expect(writeLink(start, { ...start, experiment: back })).toBe('');
  });
});

it('a link says in the open what it changes', () => {
  const experiment = fixtures['../engine/fixtures/rnn.json']!;
  const start: Start & Linked = { experiment, step: 1, pin: null, settings: {} };
  const edited = withEntry(experiment, { layer: '1', parameter: 'W_hh', index: [0, 1] }, -0.5);
  const now = {
    experiment: withTarget(edited, 2, null),
    step: 3,
    pin: '1.h@3.2',
    settings: { bug: 'no-slope' },
  };
  expect(writeLink(start, now)).toBe(
    'v=1&step=3&pin=1.h@3.2&bug=no-slope&1.W_hh.0.1=-0.5&y@2=none',
  );
});

describe('the length of the sequence in a link', () => {
  const experiment = fixtures['../engine/fixtures/rnn.json']!;
  const start: Start & Linked = { experiment, step: 2, pin: '1.h@2.0', settings: {} };

  it('is written first, and after it only what differs from the start at that length', () => {
    const long = withSteps(experiment, 120);
    const now = { ...start, experiment: withInput(long, 100, 0, 0.5), step: 120 };
    expect(writeLink(start, now)).toBe('v=1&T=120&step=120&1.x@100.0=0.5');
  });

  it('is read before anything that names a step, wherever it stands', () => {
    const link = '#v=1&step=90&pin=1.h@80.1&y@70=none&T=100';
    const { notice, ...read } = readLink(start, link);
    expect(notice).toBeNull();
    const long = withSteps(experiment, 100);
    const want = { experiment: withTarget(long, 70, null), step: 90, pin: '1.h@80.1' };
    expect(read).toEqual({ ...want, settings: {} });
  });

  it('cuts, and with it what a link names after the end', () => {
    const { notice, ...read } = readLink(start, 'v=1&T=1&1.x@2.0=5&1.b_h.0=0.5');
    expect(notice).toContain('1.x@2.0=5');
    expect(read).toMatchObject({ step: 1, pin: null });
    expect(read.experiment.inputs).toEqual([experiment.inputs[0]]);
    expect(read.experiment.layers[0]!.parameters.b_h![0]).toBe(0.5);
  });

  it('belongs to the lab whose it is', () => {
    const link = withPartsOf('#v=1&T=50', 'small', 'v=1&T=9');
    expect(link).toBe('v=1&small~T=9&T=50');
    expect(readLink(start, partsOf(link, 'small')).experiment.inputs).toHaveLength(9);
    expect(readLink(start, partsOf(link, '')).experiment.inputs).toHaveLength(50);
  });
});

it('a link that another program has escaped on the way is still read', () => {
  const experiment = fixtures['../engine/fixtures/rnn.json']!;
  const start: Start & Linked = { experiment, step: 1, pin: null, settings: {} };
  const { notice, ...read } = readLink(start, '#v=1&step=2&pin=1.h%402.1&1.x%402.0=%2B0.5');
  expect(notice).toBeNull();
  expect(read.step).toBe(2);
  expect(read.pin).toBe('1.h@2.1');
  expect(read.experiment.inputs[1]![0]).toBe(0.5);
});
