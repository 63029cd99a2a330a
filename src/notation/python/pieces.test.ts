import { expect, it } from 'vitest';
import type { Experiment } from '../../engine/experiment.ts';
import { wiringOf, wiringOfCell } from '../wiring.ts';
import { numpyListing } from './numpy.ts';
import { piecesOf } from './pieces.ts';

const marked = (text: string) =>
  piecesOf(text, wiringOfCell('rnn')).flatMap(({ text: word, quantity, face, parameter }) =>
    quantity ? [[word, quantity, face]] : parameter ? [[word, parameter]] : [],
  );

it.each([
  [
    'dh[t - 1] += W_hh.T @ da_h[t]',
    [
      ['dh[t - 1]', '1.h@t-1', 'error'],
      ['W_hh', '1.W_hh'],
      ['da_h[t]', '1.a_h@t', 'error'],
    ],
  ],
  [
    'z[t] = softmax(alpha[t])',
    [
      ['z[t]', 'readout.z@t', 'value'],
      ['alpha[t]', 'readout.alpha@t', 'value'],
    ],
  ],
  [
    'h[0] = zeros(3); dW_hh += 1',
    [
      ['h[0]', '1.h@0', 'value'],
      ['dW_hh', '1.W_hh'],
    ],
  ],
  ['math.h + the[t] + shape[t]', []],
])('%s', (line, words) => expect(marked(line)).toEqual(words));

const fixtures = import.meta.glob<Experiment>('../../engine/fixtures/*.json', {
  eager: true,
  import: 'experiment',
});

it.each(Object.entries(fixtures))(
  '%s: every quantity and parameter of the listing is found, and no text lost',
  (_, experiment) => {
    const listing = numpyListing(experiment);
    const wiring = wiringOf(experiment);
    const pieces = piecesOf(listing, wiring);
    expect(pieces.map(({ text }) => text).join('')).toBe(listing);
    const found = new Set(pieces.map(({ quantity, parameter }) => quantity ?? parameter));
    for (const { key, plan } of wiring.network.strands) {
      for (const { name } of plan.parameters) expect(found).toContain(`${key}.${name}`);
      for (const { name } of plan.equations) expect(found).toContain(`${key}.${name}@t`);
    }
  },
);
