import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../engine/experiment.ts';
import { addressesOf } from '../engine/testing/traces.ts';
import { traceOf, type Trace } from '../engine/trace.ts';
import { entryPlace, hasPlace, parsePlace, quantityPlace, type Place } from './place.ts';

const fixtures = import.meta.glob<Experiment>('../engine/fixtures/*.json', {
  eager: true,
  import: 'experiment',
});

const textOf = (place: Place) =>
  place.kind === 'parameter'
    ? entryPlace(place)
    : quantityPlace(place.layer, place.name, place.t, place.unit ?? undefined);

/** Every quantity, every unit of it, every parameter and every number of it. */
function* placesOf(trace: Trace): Generator<string> {
  for (const address of addressesOf(trace)) {
    yield address;
    for (const unit of trace.value(address)!.keys()) yield `${address}.${unit}`;
  }
  for (const { key, plan } of trace.strands)
    for (const { name, rows, cols } of plan.parameters) {
      yield `${key}.${name}`;
      for (let row = 0; row < rows; row++)
        if (cols === 0) yield `${key}.${name}.${row}`;
        else for (let column = 0; column < cols; column++) yield `${key}.${name}.${row}.${column}`;
    }
}

describe.each(Object.entries(fixtures))('%s', (_, experiment) => {
  const trace = traceOf(experiment);

  it('has every place that a reader can point at, and each is written as it was read', () => {
    for (const text of placesOf(trace)) {
      const place = parsePlace(text)!;
      expect(place, text).not.toBeNull();
      expect(hasPlace(trace, place), text).toBe(true);
      expect(textOf(place)).toBe(text);
    }
  });

  it('has nothing past its last unit, row, column and step', () => {
    const { steps, strands } = trace;
    for (const { key, plan } of strands) {
      for (const { name, size } of plan.quantities)
        for (const text of [`${key}.${name}@1.${size}`, `${key}.${name}@${steps + 2}`])
          expect(hasPlace(trace, parsePlace(text)!), text).toBe(false);
      for (const { name, rows, cols } of plan.parameters) {
        const at = `${key}.${name}`;
        const beyond =
          cols === 0
            ? [`${at}.${rows}`, `${at}.0.0`]
            : [`${at}.${rows}.0`, `${at}.0.${cols}`, `${at}.0`];
        for (const text of beyond) expect(hasPlace(trace, parsePlace(text)!), text).toBe(false);
      }
    }
  });
});

describe('a place', () => {
  const trace = traceOf(Object.values(fixtures)[0]!);
  const piece = fc.constantFrom(
    ...['1', '1b', 'readout', 'h', 'x', 'W_hh', 'b_z', 'alpha', '__proto__', 'constructor'],
    ...[
      '.',
      '..',
      '@',
      '@t+1',
      '@0',
      '@3',
      '@99999999',
      '-1',
      '0',
      '00001',
      '1e3',
      '%2E',
      '\n',
      '',
    ],
  );
  const almost = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));

  it('is never more than a text that can be read or not: nothing throws', () => {
    fc.assert(
      fc.property(fc.oneof(almost, fc.string({ unit: 'binary' })), (text) => {
        const place = parsePlace(text);
        if (place && hasPlace(trace, place)) expect(parsePlace(textOf(place))).toEqual(place);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });

  it.each([
    '1.h@2.-1',
    '1.h@2.0.0',
    '1.h@2.',
    '1.h@2.0.',
    ' 1.h@2',
    '1.h@2 ',
    '1.h',
    'h@2',
    '1.h@x',
  ])('is not what “%s” says', (text) => expect(parsePlace(text)).toBeNull());
});
