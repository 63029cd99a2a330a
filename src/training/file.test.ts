import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { startingPoint, type Checkpoint } from './checkpoint.ts';
import { fromFile, MOST_TEXT, toFile } from './file.ts';
import { Run } from './run.ts';
import { setupOf } from './testing/setups.ts';

const float32 = fc.float({ noNaN: false });

it('float32 numbers read back bit for bit, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(float32), (list) => {
      const numbers = Float32Array.from(list);
      const read = fromBase64(toBase64(numbers))!;
      expect(new Uint32Array(read.buffer)).toEqual(new Uint32Array(numbers.buffer));
    }),
  );
  expect(toBase64(Float32Array.of(1))).toBe('AACAPw==');
  expect(toBase64(new Float32Array(20_000))).toHaveLength(4 * Math.ceil(80_000 / 3));
  for (const text of ['?', 'AACA', 'AACAPw=', 'é']) expect(fromBase64(text)).toBeNull();
});

let checkpoints: Checkpoint[];
beforeAll(async () => {
  const run = await Run.begin(setupOf());
  while (run.count < 60) run.advance();
  const adding = await Run.begin(
    setupOf({ task: { name: 'adding' }, cells: ['gru', 'rnn'], twoWay: true }),
  );
  adding.advance();
  checkpoints = [run.checkpoint(), adding.checkpoint(), startingPoint(setupOf())];
});

// A file of any kind.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

/** The file with something in it changed. */

function changed(change: (file: Json) => void): ReturnType<typeof fromFile> {
  const file = JSON.parse(toFile(checkpoints));
  change(file);
  return fromFile(JSON.stringify(file));
}

describe('a file', () => {
  it('reads back as it was, to the last bit', () => {
    expect(fromFile(toFile(checkpoints))).toEqual(checkpoints);
    expect(changed(() => {})).toEqual(checkpoints);
  });

  it('that goes on is as if it had never been a file', async () => {
    const read = fromFile(toFile(checkpoints)) as Checkpoint[];
    const [one, two] = [await Run.from(read[0]!), await Run.from(checkpoints[0]!)];
    for (let k = 0; k < 20; k++) [one, two].map((run) => run.advance());
    expect(one.checkpoint()).toEqual(two.checkpoint());
  });

  it('that is none is refused in a sentence', () => {
    // Nothing of what the parser says, which names characters and places.
    for (const text of ['', 'my notes', '\u0000PNG', toFile(checkpoints).slice(0, -10)])
      expect(fromFile(text)).toBe(
        'This is not JSON, as a file of trained networks is, or a part of it is missing.',
      );
    expect(fromFile('[]')).toMatch(/^The file|^format/);
    expect(fromFile('{"format":"other"}')).toBe(
      'format: found "other", but it should be "unfolded-training".',
    );
    expect(fromFile(' '.repeat(MOST_TEXT + 1))).toBe(
      'The file is longer than 8 MB; it was not read.',
    );
  });

  it.each<[string, (file: Json) => void, string]>([
    [
      'another version',
      (file) => (file.version = 2),
      'version: found 2, but it should be 1, the only version there is.',
    ],
    [
      'no run',
      (file) => (file.runs = []),
      'runs: found a list of 0, but it should be a list of at least one run.',
    ],
    [
      'too many runs',
      (file) => (file.runs = Array(9).fill(file.runs[0])),
      'runs: found a list of 9, but it should be a list of at most 8.',
    ],
    [
      'a field too many',
      (file) => (file.runs[1].setup.x = 1),
      'runs[1].setup.x: there is no such field in a file of trained runs.',
    ],
    ['a field missing', (file) => delete file.runs[0].weights, 'runs[0].weights'],
    [
      'no such task',
      (file) => (file.runs[0].setup.task.name = '__proto__'),
      'There is no task "__proto__"',
    ],
    [
      'a wild parameter',
      (file) => (file.runs[0].setup.task.parameters.T = 1e9),
      'T of the task "recall" must be a whole number from 1 to 1000; it is 1000000000.',
    ],
    [
      'no such cell',
      (file) => (file.runs[0].setup.cells[0] = 'toString'),
      'runs[0].setup.cells[0]: found "toString", but it should be one of rnn, ',
    ],
    [
      'a network too large',
      (file) => (file.runs[0].setup.hidden = 1e6),
      'runs[0].setup.hidden: found 1000000, but it should be a whole number from 1 to 256.',
    ],
    [
      'a batch too large',
      (file) =>
        Object.assign(file.runs[0].setup, {
          hidden: 256,
          rows: 1000,
          task: { name: 'recall', parameters: { T: 1000 } },
        }),
      'runs[0].setup: 1000 sequences of 1000 steps are too many for 1 layer of 256 units.',
    ],
    [
      'another size',
      (file) => (file.runs[0].setup.hidden = 3),
      'runs[0].moments.second: this network has 38 numbers there, which are 204 characters of base64; found 128.',
    ],
    [
      'a weight missing',
      (file) => (file.runs[0].weights = file.runs[0].weights.slice(4)),
      'runs[0].weights: this network has 24 numbers there',
    ],
    [
      'no base64',
      (file) => (file.runs[0].weights = '?'.repeat(128)),
      'runs[0].weights: these are not 24 numbers in base64.',
    ],
    [
      'a weight that is NaN',
      (file) => (file.runs[0].weights = toBase64(new Float32Array(24).fill(NaN, 5))),
      'runs[0].weights: number 5 is not finite.',
    ],
    [
      'a moment that is infinite',
      (file) => (file.runs[0].moments.first = toBase64(new Float32Array(24).fill(-Infinity))),
      'runs[0].moments.first: number 0 is not finite.',
    ],
    [
      'a square below 0',
      (file) => (file.runs[0].moments.second = toBase64(new Float32Array(24).fill(-1))),
      'runs[0].moments.second: a mean of squares is not less than 0.',
    ],
    [
      'weights as a list',
      (file) => (file.runs[0].weights = [1]),
      'runs[0].weights: found a list of 1, but it should be numbers in base64.',
    ],
    [
      'a count that is none',
      (file) => (file.runs[0].count = -1),
      'runs[0].count: found -1, but it should be a whole number from 0',
    ],
    [
      'another count',
      (file) => (file.runs[0].count = 61),
      'runs[0].moments.count should be the count, 61.',
    ],
    [
      'a history that is too short',
      (file) => file.runs[0].history.losses.pop(),
      'runs[0].history.losses should be those of 60 updates.',
    ],
    [
      'a point that is more than full',
      ({ runs: [{ history }] }) => {
        history.losses.pop();
        history.open.updates++;
      },
      'runs[0].history.losses should be those of 60 updates.',
    ],
    [
      'a history that is too long',
      (file) => (file.runs[0].history.losses = Array(513).fill(1)),
      'runs[0].history.losses: found a list of 513, but it should be a list of at most 512.',
    ],
    [
      'a loss that is none',
      (file) => (file.runs[0].history.losses[3] = null),
      'runs[0].history.losses[3]: found null, but it should be a number.',
    ],
    [
      'no accuracies',
      (file) => (file.runs[0].history.accuracies = []),
      'runs[0].history.accuracies should be as many as the losses.',
    ],
    [
      'examinations to come',
      (file) => (file.runs[0].history.examined[1].count = 100),
      'runs[0].history.examined should be in their order, and not after update 60.',
    ],
    [
      'a rate that is half at once',
      (file) => (file.runs[0].setup.halving = 0),
      'runs[0].setup.halving: found 0, but it should be a whole number from 1 to',
    ],
    [
      'a rate below 0',
      (file) => (file.runs[0].setup.optimiser.rate = -1),
      'runs[0].setup.optimiser.rate: found -1, but it should be a number from 0 to',
    ],
  ])('with %s is refused, naming it', (_, change, text) => {
    const read = changed(change);
    expect(typeof read).toBe('string');
    expect(read).toContain(text);
  });

  it('cannot reach what all objects share', () => {
    const text = toFile(checkpoints);
    for (const key of ['__proto__', 'constructor', 'prototype'])
      for (const at of ['"parameters":{', '"setup":{', '{"format"']) {
        const put = `"${key}":{"hostile":1},`;
        const hostile = at.startsWith('{')
          ? text.replace('{"format"', `{${put}"format"`)
          : text.replace(at, at + put);
        expect(hostile).not.toBe(text);
        const read = fromFile(hostile);
        // Refused, or read without it.
        if (typeof read !== 'string') expect(read).toEqual(checkpoints);
        expect(({} as Record<string, unknown>).hostile).toBeUndefined();
      }
  });

  it('with anything anywhere never does worse than a sentence', () => {
    const places = (value: unknown): (string | number)[][] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => [
            [key],
            ...places(inner).map((rest) => [key, ...rest]),
          ])
        : [];
    const all = places(JSON.parse(toFile([checkpoints[1]!])));
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.jsonValue(), (path, value) => {
        const file = JSON.parse(toFile([checkpoints[1]!]));
        let at = file;
        for (const key of path.slice(0, -1)) at = at[key];
        at[path.at(-1)!] = value;
        const read = fromFile(JSON.stringify(file));
        if (typeof read === 'string') expect(read).toMatch(/\.$/);
        else expect(fromFile(toFile(read))).toEqual(read);
      }),
      { numRuns: 400 },
    );
  });

  it('is not made where it could not be read', () => {
    const large = { ...checkpoints[0]!, weights: new Float32Array(530_000) };
    expect(() => toFile([large])).toThrow('more than 8 MB');
  });
});
