/** Links that were cut, altered or made to harm: never an error, what can be read is kept, what was not is said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf, type Experiment } from '../engine/experiment.ts';
import rnn from '../engine/fixtures/rnn.json';
import stacked from '../engine/fixtures/stacked-lstm.json';
import { traceOf } from '../engine/trace.ts';
import { LONGEST_LINK, readLink } from './link.ts';
import type { Start } from './store.ts';

const experiment = rnn.experiment as unknown as Experiment;
const start: Start = { experiment, step: 1, pin: null };
const first = { layer: '1', parameter: 'W_hh', index: [0, 0] };
const SENTENCE = /^[A-Z][^\n]*\.$/;

const unreadable = {
  'a script': '<script>alert(1)</script>=1',
  'a script for a value': '1.W_hh.0.1=<img src=x onerror=alert(1)>',
  'javascript: for a pin': 'pin=javascript:alert(1)',
  'the prototype': '__proto__=1',
  'the prototype of a layer': '1.__proto__.0=1',
  'a constructor': 'constructor.prototype.x=1',
  'a parameter named after the prototype': '1.W___proto__.0.0=1',
  'a pin on the prototype': 'pin=1.__proto__@1',
  'garbage in percent signs': '%E0%A4%A=%%%',
  'half a percent sign': '1.W_hh.0.1=%',
  'a null byte': '1.W_hh.0.1=0.5%00',
  'not a number': '1.W_hh.0.1=NaN',
  infinity: '1.W_hh.0.1=Infinity',
  'minus infinity': '1.W_hh.0.1=-Infinity',
  'more than a number can hold': '1.W_hh.0.1=1e999',
  'a hexadecimal number': '1.W_hh.0.1=0x10',
  'a number in other digits': '1.W_hh.0.1=٣',
  'words for a number': '1.W_hh.0.1=much',
  'no value': '1.W_hh.0.1=',
  'two values': '1.W_hh.0.1=1=2',
  'nothing at all': '',
  'a length of no steps': 'T=0',
  'a length below none': 'T=-1',
  'a length that no page writes': 'T=301',
  'a huge length': 'T=99999',
  'a length of many digits': `T=${'9'.repeat(400)}`,
  'a length that is no number': 'T=x',
  'half a length': 'T=2.5',
  'no length': 'T=',
  'two lengths in one': 'T=1=2',
  'a huge step': 'step=99999',
  'a step of many digits': `step=${'9'.repeat(400)}`,
  'a step past the last': `step=${experiment.inputs.length + 1}`,
  'step 0': 'step=0',
  'half a step': 'step=1.5',
  'a step before the first': 'step=-1',
  'a pin that the network has not': 'pin=1.c@2',
  'a pin past the last unit': 'pin=1.h@2.99',
  'a weight that the network has not': '1.W_xf.0.0=1',
  'a row that the matrix has not': '1.W_hh.99.0=1',
  'a layer that the network has not': '2.W_hh.0.0=1',
  'a whole matrix': '1.W_hh=1',
  'a whole input': '1.x@1=1',
  'a hidden state, which follows from the rest': '1.h@1.0=1',
  'the input of step 0': '1.x@0.0=1',
  'a class that there is not': 'y@1=99',
  'a class between two': 'y@1=0.5',
  'a label of step 0': 'y@0=0',
  'a label after the last step': 'y@999=0',
  'a setting of another form': 'window=wide',
  'a setting that is not there': 'colour=red',
  'a part of a lab that is not there': 'other~step=1',
};

describe.each(Object.entries(unreadable))('%s', (_, part) => {
  it('is left out and said, and what stands round it is kept', () => {
    const link = `#v=1&1.W_hh.0.0=0.25&${part}&step=2`;
    const { notice, experiment: read, step, pin } = readLink(start, link);
    expect(notice).toMatch(SENTENCE);
    expect(notice!.length).toBeLessThan(200);
    expect(entryOf(read, first)).toBe(0.25);
    expect(step).toBe(2);
    expect(pin).toBeNull();
    expect(traceOf(read).overflow).toBeNull();
    expect(Object.prototype).not.toHaveProperty('x');
  });
});

describe('none of it is read, and the reader is told, of a link', () => {
  it.each([
    ['of a later version', 'v=2&1.W_hh.0.0=0.25'],
    ['without a version', '1.W_hh.0.0=0.25'],
    ['with a version that is no number', 'v=__proto__&step=2'],
    ['whose version does not come first', 'step=2&v=1'],
    ['of a megabyte', `v=1&step=2&${'1.W_hh.0.0=0.25&'.repeat(70_000)}`],
    ['just over the limit', `v=1&step=2&pin=${'a'.repeat(LONGEST_LINK)}`],
  ])('%s', (_, link) => {
    const { notice, ...read } = readLink(start, link);
    expect(notice).toMatch(SENTENCE);
    expect(read).toEqual({ experiment, step: 1, pin: null, settings: {} });
    expect(read.experiment).toBe(experiment);
  });
});

it('a link just under the limit is read', () => {
  const long = `v=1&step=2&${'1.W_hh.0.0=0.25&'.repeat(1000)}`.slice(0, -1);
  expect(long.length).toBeLessThan(LONGEST_LINK);
  expect(readLink(start, long)).toMatchObject({ notice: null, step: 2 });
});

it.each(['', '#', '#the-heading', '#main'])('“%s” is no link of ours: nothing is said', (hash) => {
  expect(readLink(start, hash)).toEqual({
    experiment,
    step: 1,
    pin: null,
    settings: {},
    notice: null,
  });
});

it('a link that was cut is read up to the cut', () => {
  const link = 'v=1&step=3&pin=1.h@2.0&1.W_hh.0.0=0.25&1.b_h.1=0.75&y@2=0';
  for (let end = 'v=1&'.length; end <= link.length; end++) {
    const read = readLink(start, link.slice(0, end));
    if (end >= link.indexOf('&pin')) expect(read.step).toBe(3);
    if (end >= link.indexOf('&1.b_h')) expect(entryOf(read.experiment, first)).toBe(0.25);
    expect(read.notice === null || SENTENCE.test(read.notice), read.notice ?? '').toBe(true);
  }
});

it('nothing that can stand after the # throws, and what comes of it is always a network', () => {
  const two: Start = {
    experiment: stacked.experiment as unknown as Experiment,
    step: 1,
    pin: null,
  };
  const token = fc.constantFrom(
    ...[
      'v=1&',
      '&',
      '=',
      '#',
      '.',
      '@',
      '%',
      '%2',
      '%3D',
      'step=',
      'T=',
      'pin=',
      'none',
      'y@',
      '1.x@',
      'bug=',
      'window=',
      'small~',
    ],
    ...[
      '1.W_xf.0.0',
      '2.W_hf.1.1',
      'readout.b_z.0',
      '__proto__',
      '1e999',
      '-',
      '0',
      '1',
      '12',
      'NaN',
    ],
  );
  const soup = fc.array(token, { maxLength: 20 }).map((tokens) => `v=1&${tokens.join('')}`);
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
      const { experiment: read, step, notice } = readLink(two, text);
      expect(step).toBeGreaterThanOrEqual(1);
      expect(step).toBeLessThanOrEqual(read.inputs.length);
      expect(notice ?? 'Read.').toMatch(/^[A-Z].*\.$/s);
      expect(Number.isNaN(traceOf(read).value('1.h@1')![0])).toBe(false);
    }),
    { numRuns: 2000, seed: 1 },
  );
});
