/** What is wrong with a reader's file is said in a sentence: the field, what was found, what it should be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from './experiment.ts';
import { ExperimentError, parseExperiment, readExperiment } from './parse.ts';
import { experiments } from './testing/experiments.ts';
import { runs } from './testing/runs.ts';

/** A small valid file, to be spoilt: an LSTM of two units with one input, two classes and two steps. */
function valid() {
  const square = [[0.1, 0.2], [0.3, 0.4]]; // prettier-ignore
  const gate = (name: string) => ({
    [`W_x${name}`]: [[0.5], [-0.5]],
    [`W_h${name}`]: square,
    [`b_${name}`]: [0, 0.1],
  });
  const parameters: Record<string, unknown> = {
    ...gate('f'),
    ...gate('i'),
    ...gate('c'),
    ...gate('o'),
  };
  const layer: Record<string, unknown> = { cell: 'lstm', hidden: 2, parameters };
  const top: Record<string, unknown> = { W_hz: square, b_z: [0, 0] };
  const file: Record<string, unknown> = {
    version: 1,
    title: 'small',
    layers: [layer],
    readout: { parameters: top },
    inputs: [[1], [2]],
    targets: [0, null],
  };
  return { file, layer, parameters, top };
}
type Parts = ReturnType<typeof valid>;

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ExperimentError);
    return (error as Error).message;
  }
  return 'It was read without complaint.';
}

function complaint(spoil: (parts: Parts) => unknown): string {
  const parts = valid();
  spoil(parts);
  return messageOf(() => parseExperiment(JSON.stringify(parts.file)));
}

it('reads the file that the others are spoilt from', () => {
  expect(complaint(() => {})).toBe('It was read without complaint.');
});

describe('a file that is not an experiment', () => {
  const EXPERIMENT = 'an object with version, title, layers, readout, inputs and targets';
  it.each<[string, string]>([
    ['null', `The file: found null, but it should be ${EXPERIMENT}.`],
    ['7', `The file: found 7, but it should be ${EXPERIMENT}.`],
    ['"text"', `The file: found "text", but it should be ${EXPERIMENT}.`],
    ['[]', `version is missing; the file should be ${EXPERIMENT}.`],
  ])('%s', (text, want) => {
    expect(messageOf(() => parseExperiment(text))).toBe(want);
  });

  it.each(['', '{', 'undefined', "{'version': 1}", '<!doctype html>', '\u0000'])(
    'nor JSON: %j',
    (text) => {
      expect(messageOf(() => parseExperiment(text))).toMatch(/^This is not JSON: .+\.$/);
    },
  );
});

const numbers = 'a number that float64 can hold';
const lstmParameters =
  'an object with W_xf, W_hf, b_f, W_xi, W_hi, b_i, W_xc, W_hc, b_c, W_xo, W_ho, b_o';

describe('a field that is wrong', () => {
  it.each<[string, (parts: Parts) => unknown, string]>([
    [
      'no version',
      ({ file }) => delete file.version,
      'version is missing; the file should be an object with version, title, layers, readout, inputs and targets.',
    ],
    [
      'another version',
      ({ file }) => (file.version = 2),
      'version: found 2, but it should be 1, the only version there is.',
    ],
    [
      'a title that is none',
      ({ file }) => (file.title = 7),
      'title: found 7, but it should be text.',
    ],
    [
      'no layers',
      ({ file }) => delete file.layers,
      'layers is missing; the file should be an object with version, title, layers, readout, inputs and targets.',
    ],
    [
      'an empty list of layers',
      ({ file }) => (file.layers = []),
      'layers: found a list of 0, but it should be a list of at least one layer.',
    ],
    [
      'layers that are no list',
      ({ file }) => (file.layers = { 0: 'rnn' }),
      'layers: found an object, but it should be a list of layers, the lowest first.',
    ],
    [
      'a cell there is not',
      ({ layer }) => (layer.cell = 'GRU'),
      'layers[0].cell: found "GRU", but it should be one of rnn, lstm, lstm-peephole, lstm-coupled, gru.',
    ],
    [
      'a cell by an inherited name',
      ({ layer }) => (layer.cell = 'constructor'),
      'layers[0].cell: found "constructor", but it should be one of rnn, lstm, lstm-peephole, lstm-coupled, gru.',
    ],
    [
      'half a unit',
      ({ layer }) => (layer.hidden = 1.5),
      'layers[0].hidden: found 1.5, but it should be the number of units, a whole number.',
    ],
    [
      'no unit',
      ({ layer }) => (layer.hidden = 0),
      'layers[0].hidden: found 0, but it should be the number of units, at least 1.',
    ],
    [
      'units beyond measure',
      ({ layer }) => (layer.hidden = 1e9),
      'layers[0].hidden: found 1000000000, but it should be the number of units, at most 100000.',
    ],
    [
      'another number of units',
      ({ layer }) => (layer.hidden = 3),
      'layers[0].parameters.W_xf: found a list of 2, but it should be a [3 × 1] matrix: 3 rows of 1.',
    ],
    [
      'no parameters',
      ({ layer }) => delete layer.parameters,
      'layers[0].parameters is missing; layers[0] should be an object with cell, hidden and parameters, and with backward on all layers or on none.',
    ],
    [
      'a missing parameter',
      ({ parameters }) => delete parameters.W_hc,
      `layers[0].parameters.W_hc is missing; layers[0].parameters should be ${lstmParameters}.`,
    ],
    [
      'a parameter too many',
      ({ parameters }) => (parameters.W_zz = [1]),
      `layers[0].parameters.W_zz: there is no such field; layers[0].parameters should be ${lstmParameters}.`,
    ],
    [
      'a short row',
      ({ parameters }) => (parameters.W_hf = [[1], [1, 2]]),
      'layers[0].parameters.W_hf[0]: found a list of 1, but it should be a [2 × 2] matrix: 2 rows of 2.',
    ],
    [
      'a vector for a matrix',
      ({ parameters }) => (parameters.W_hf = [1, 2]),
      'layers[0].parameters.W_hf[0]: found 1, but it should be a [2 × 2] matrix: 2 rows of 2.',
    ],
    [
      'a matrix for a vector',
      ({ parameters }) => (parameters.b_f = [[1], [2]]),
      `layers[0].parameters.b_f[0]: found a list of 1, but it should be ${numbers}.`,
    ],
    [
      'a text for a number',
      ({ parameters }) => (parameters.b_f = [1, '2']),
      `layers[0].parameters.b_f[1]: found "2", but it should be ${numbers}.`,
    ],
    [
      'null for a number (an infinity, written by others)',
      ({ parameters }) => (parameters.b_f = [1, null]),
      `layers[0].parameters.b_f[1]: found null, but it should be ${numbers}.`,
    ],
    [
      'an initial state there is not',
      ({ layer }) => (layer.initial = { a: [1, 2] }),
      'layers[0].initial.a: there is no such field; layers[0].initial should be an object with h and c.',
    ],
    [
      'an initial state of another size',
      ({ layer }) => (layer.initial = { c: [1] }),
      'layers[0].initial.c: found a list of 1, but it should be 2 numbers, one a unit.',
    ],
    [
      'a backward direction of another shape',
      ({ layer }) => (layer.backward = {}),
      `layers[0].backward.W_xf is missing; layers[0].backward should be ${lstmParameters}.`,
    ],
    [
      'no readout',
      ({ file }) => delete file.readout,
      'readout is missing; the file should be an object with version, title, layers, readout, inputs and targets.',
    ],
    [
      'no class',
      ({ top }) => (top.b_z = []),
      'readout.parameters.b_z: found a list of 0, but it should be a list of numbers, one a class.',
    ],
    [
      'a readout of another width',
      ({ top }) => (top.W_hz = [[1], [2]]),
      'readout.parameters.W_hz[0]: found a list of 1, but it should be a [2 × 2] matrix: 2 rows of 2.',
    ],
    [
      'a readout of one direction under two',
      ({ layer }) => (layer.backward = layer.parameters),
      'readout.parameters.W_hz[0]: found a list of 2, but it should be a [2 × 4] matrix: 2 rows of 4.',
    ],
    [
      'no inputs',
      ({ file }) => (file.inputs = []),
      'inputs: found a list of 0, but it should be a list of at least one input.',
    ],
    [
      'inputs that are numbers',
      ({ file }) => (file.inputs = [1, 2]),
      'inputs[0]: found 1, but it should be a list of numbers, the input of one step.',
    ],
    [
      'inputs of several sizes',
      ({ file }) => (file.inputs = [[1], [1, 2]]),
      'inputs[1]: found a list of 2, but it should be 1 numbers, like the input of the first step.',
    ],
    [
      'targets of another length',
      ({ file }) => (file.targets = [0]),
      'targets: found a list of 1, but it should be a list of 2, one an input.',
    ],
    [
      'a target that is no class',
      ({ file }) => (file.targets = [0, 2]),
      'targets[1]: found 2, but it should be a class from 0 to 1, or null where the step has no label.',
    ],
    [
      'a target between classes',
      ({ file }) => (file.targets = [0.5, 0]),
      'targets[0]: found 0.5, but it should be a class from 0 to 1, or null where the step has no label.',
    ],
  ])('%s', (_what, spoil, want) => {
    expect(complaint(spoil)).toBe(want);
  });

  it('says of two-way layers that it is all or none', () => {
    const message = complaint(({ file, layer, parameters }) => {
      file.layers = [layer, { ...layer, backward: parameters }];
    });
    expect(message).toMatch(
      /^layers\[0\]\.backward is missing; layers\[0\] should be an object with/,
    );
  });

  it('refuses a number too large for float64, which JSON would read as an infinity', () => {
    const text = JSON.stringify(valid().file).replace('[0,0.1]', '[0,1e999]');
    expect(messageOf(() => parseExperiment(text))).toBe(
      `layers[0].parameters.b_f[1]: found Infinity, but it should be ${numbers}.`,
    );
  });
});

describe('a hostile file', () => {
  it('with __proto__ changes no prototype, wherever it stands', () => {
    const evil = '"__proto__":{"polluted":true,"version":1},';
    const text = JSON.stringify(valid().file).replaceAll('{', `{${evil}`);
    const read = () => parseExperiment(text);
    messageOf(read);
    expect(({} as Record<string, unknown>).polluted).toBe(undefined);
    const top = JSON.stringify(valid().file).replace('{', `{${evil}`);
    const experiment = parseExperiment(top) as Experiment & { polluted?: boolean };
    expect(experiment.polluted).toBe(undefined);
    expect(Object.getPrototypeOf(experiment)).toBe(Object.prototype);
    expect(Object.keys(experiment)).not.toContain('__proto__');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'with a parameter called %s is refused',
    (name) => {
      const text = JSON.stringify(valid().file).replace('"W_xf"', `"${name}":[1],"W_xf"`);
      expect(messageOf(() => parseExperiment(text))).toMatch(/there is no such field/);
    },
  );

  it.each([
    ['lists', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['objects', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
  ])('nested 10,000 levels deep in %s is refused in a sentence', (_what, deep) => {
    expect(messageOf(() => parseExperiment(deep))).toMatch(/^(The file|version)/);
    for (const field of ['title', 'layers', 'readout', 'inputs', 'targets'])
      expect(
        messageOf(() => readExperiment({ ...valid().file, [field]: JSON.parse(deep) })),
      ).toMatch(new RegExp(`^${field}`));
  });

  it('with a megabyte of text gets a short sentence', () => {
    const long = 'x'.repeat(1_000_000);
    for (const spoil of [
      ({ layer }: Parts) => (layer.cell = long),
      ({ file }: Parts) => (file.inputs = long),
      ({ parameters }: Parts) => (parameters.b_f = [long, 0]),
    ])
      expect(complaint(spoil).length).toBeLessThan(200);
    expect(messageOf(() => parseExperiment(long)).length).toBeLessThan(200);
  });

  it('with a megabyte for a name gets a short sentence too', () => {
    const long = 'x'.repeat(1_000_000);
    expect(complaint(({ parameters }) => (parameters[long] = 1)).length).toBeLessThan(400);
  });

  it('that asks for 100,000 units and has none is refused at once, whatever the cell', () => {
    for (const cell of ['rnn', 'lstm', 'lstm-peephole', 'lstm-coupled', 'gru'])
      expect(
        complaint(({ layer, file }) => {
          Object.assign(layer, { cell, hidden: 100_000, parameters: {} });
          file.layers = Array.from({ length: 50 }, () => layer);
        }),
      ).toMatch(/^layers\[0\]\.parameters\.\w+ is missing/);
  });
});

describe('an experiment that is one', () => {
  it('comes back as it was, from text and from JSON', () => {
    fc.assert(
      fc.property(experiments(), (experiment) => {
        expect(parseExperiment(JSON.stringify(experiment))).toEqual(experiment);
        expect(readExperiment(experiment)).toEqual(experiment);
      }),
      runs(60),
    );
  });

  it('is not changed by being read, and shares nothing that a later edit could reach', () => {
    const { file } = valid();
    const before = structuredClone(file);
    const read = readExperiment(file);
    expect(file).toEqual(before);
    (file.inputs as number[][])[0]![0] = 99;
    expect(read.inputs[0]).toEqual([1]);
  });

  it('loses the fields that an experiment does not have, and an absent title is empty', () => {
    const { file } = valid();
    expect(readExperiment({ ...file, note: 'mine', script: '<b>' })).toEqual(file);
    delete file.title;
    expect(readExperiment(file).title).toBe('');
  });

  it('may have part of an initial state', () => {
    const { file, layer } = valid();
    layer.initial = { c: [1, 2] };
    expect(readExperiment(file).layers[0]!.initial).toEqual({ c: [1, 2] });
  });
});
