/** Whatever a file holds, reading it ends in an experiment that runs or in an ExperimentError; in nothing else. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ExperimentError, parseExperiment, readExperiment } from './parse.ts';
import { experiments } from './testing/experiments.ts';
import { runs } from './testing/runs.ts';
import { traceToJson } from './trace-json.ts';
import { Trace } from './trace.ts';

/** True where it was read, and then run to its end. */
function readsOrComplains(read: () => ReturnType<typeof readExperiment>): boolean {
  let experiment;
  try {
    experiment = read();
  } catch (error) {
    expect(error).toBeInstanceOf(ExperimentError);
    expect((error as Error).message).toMatch(/^\S.*\.$/su);
    expect((error as Error).message).not.toMatch(/undefined|\[object/);
    return false;
  }
  const json = JSON.stringify(traceToJson(new Trace(experiment)));
  expect(JSON.parse(json)).toHaveProperty('loss');
  return true;
}

it('any text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json()), (text) => {
      readsOrComplains(() => parseExperiment(text));
    }),
    runs(300),
  );
});

it('any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (json) => {
      readsOrComplains(() => readExperiment(json));
    }),
    runs(300),
  );
});

it('any JSON in the place of each field', () => {
  const fields = ['version', 'title', 'layers', 'readout', 'inputs', 'targets'] as const;
  const small = experiments({ layers: 2, steps: 3, units: 2 });
  fc.assert(
    fc.property(small, fc.constantFrom(...fields), fc.jsonValue(), (experiment, field, value) => {
      readsOrComplains(() => readExperiment({ ...experiment, [field]: value }));
    }),
    runs(200),
  );
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Place = { parent: Json[] | { [key: string]: Json }; key: string };

/** Every place of a tree in which something else could stand. */
function placesOf(json: Json): Place[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => [
    { parent: json, key },
    ...placesOf(value),
  ]);
}

const strange: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    0,
    -1,
    1,
    2,
    0.5,
    1e308,
    -1e308,
    5e-324,
    '',
    '0',
    'gru',
    [],
    {},
  ),
  fc.constantFrom<Json>([0], [[0]], [0, 0], [null], { h: [0] }, { c: null }),
  fc.jsonValue() as fc.Arbitrary<Json>,
);

interface Change {
  readonly kind: 'replace' | 'remove' | 'double' | 'borrow';
  readonly where: number;
  readonly from: number;
  readonly value: Json;
}

/** One change to a tree: a value replaced, taken away, written twice, or put in another's place. */
function change(json: Json, { kind, where, from, value }: Change): void {
  const places = placesOf(json);
  if (places.length === 0) return;
  const { parent, key } = places[where % places.length]!;
  const at = parent as { [key: string]: Json };
  if (kind === 'replace') at[key] = value;
  else if (kind === 'remove')
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete at[key];
  else if (kind === 'double')
    if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]!));
    else at[`${key}2`] = structuredClone(at[key]!);
  else {
    const other = places[from % places.length]!;
    at[key] = structuredClone((other.parent as { [key: string]: Json })[other.key]!);
  }
}

it('a valid experiment with a few things changed', () => {
  const changes = fc.array(
    fc.record<Change>({
      kind: fc.constantFrom('replace', 'remove', 'double', 'borrow'),
      where: fc.nat(),
      from: fc.nat(),
      value: strange,
    }),
    { minLength: 1, maxLength: 4 },
  );
  const counts = { read: 0, refused: 0 };
  fc.assert(
    fc.property(experiments({ layers: 2, steps: 4, units: 3 }), changes, (experiment, edits) => {
      const json = JSON.parse(JSON.stringify(experiment)) as Json;
      for (const edit of edits) change(json, edit);
      counts[readsOrComplains(() => readExperiment(json)) ? 'read' : 'refused']++;
    }),
    runs(500),
  );
  // Both ends are reached: else the changes are too wild, or too tame, to find anything.
  expect(counts.read).toBeGreaterThan(0);
  expect(counts.refused).toBeGreaterThan(0);
});
