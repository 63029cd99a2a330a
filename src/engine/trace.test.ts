/** The trace by address: what it has, what it has not, what it keeps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress, parseParameterAddress } from './address.ts';
import { experiments } from './testing/experiments.ts';
import { runs } from './testing/runs.ts';
import './testing/matchers.ts';
import { addressesOf } from './testing/traces.ts';
import { Trace, traceOf } from './trace.ts';

const [experiment] = fc.sample(
  experiments({ cells: ['gru'], layers: 1, twoWay: true, labelled: 'some', steps: 4 }),
  { numRuns: 1, seed: 4 },
);
const trace = new Trace(experiment!);

describe('an address', () => {
  it.each(['1.h@3', '2b.a_f@5', 'readout.alpha@2', '12.tanh_c@100000'])('%s', (text) => {
    expect(formatAddress(parseAddress(text)!)).toBe(text);
  });

  it.each([
    '',
    'h@1',
    '1.h',
    '1.h@',
    '1.h@-1',
    '1.h@1.5',
    'b.h@1',
    '1.<b>@1',
    ' 1.h@1',
    '1.h@1\n',
    '1.__proto__@1',
  ])('%j is none', (text) => expect(parseAddress(text)).toBe(null));

  it('of a parameter has no time', () => {
    expect(parseParameterAddress('1b.W_hh')).toEqual({ layer: '1b', parameter: 'W_hh' });
    for (const text of ['W_hh', '1.h', '1.W_hh@1', '1.W_'])
      expect(parseParameterAddress(text)).toBe(null);
  });

  it('of a random trace leads there and back', () => {
    fc.assert(
      fc.property(experiments(), (any) => {
        const random = new Trace(any);
        for (const address of addressesOf(random)) {
          expect(formatAddress(parseAddress(address)!)).toBe(address);
          expect(random.error(address)!.length).toBe(random.value(address)!.length);
        }
      }),
      runs(10),
    );
  });
});

it('has nothing where the network has nothing, and does not throw', () => {
  const T = trace.steps;
  for (const address of [
    '9.h@1',
    '1.c@1',
    '1.h@99',
    `1.h@${T + 1}`,
    '1b.h@0',
    '1.x@0',
    '1.r@0',
    'nonsense',
  ])
    expect([address, trace.value(address), trace.error(address), trace.shares(address)]).toEqual([
      address,
      undefined,
      undefined,
      [],
    ]);
  expect(trace.error('readout.z@1')).toBe(undefined);
  expect(trace.value('readout.z@0')).toBe(undefined);
  expect(trace.gradient('1', 'W_zz')).toBe(undefined);
  expect(trace.gradient('7', 'W_hh')).toBe(undefined);
  expect(trace.gradientByStep('1', 'W_hn', 0)).toBe(undefined);
  expect(trace.gradientByStep('1', 'W_hn', T + 1)).toBe(undefined);
});

it('has the state before the first step of each direction', () => {
  expect(trace.value('1.h@0')).toBeDefined();
  expect(trace.value(`1b.h@${trace.steps + 1}`)).toBeDefined();
});

it('is computed once an experiment, and each loss’s pass once a trace', () => {
  expect(traceOf(experiment!)).toBe(traceOf(experiment!));
  expect(traceOf({ ...experiment! })).not.toBe(traceOf(experiment!));
  const [s] = trace.labelled;
  expect(trace.byLoss(s!)).toBe(trace.byLoss(s!));
});

it('does not change the experiment', () => {
  fc.assert(
    fc.property(experiments({ steps: 4 }), (any) => {
      const before = structuredClone(any);
      const random = new Trace(any);
      for (const s of random.labelled) random.byLoss(s);
      expect(any).toEqual(before);
    }),
    runs(10),
  );
});
