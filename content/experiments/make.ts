/**
 * Makes the running example, once for each kind of network: trains it on the three characters with the engine's own gradients and
 * rounds its weights to two decimals, so that every number on the page can be followed with pencil and paper.
 *
 *     npx tsx content/experiments/make.ts            writes every file (a published one comes out as it stands)
 *     npx tsx content/experiments/make.ts lstm gru   these networks alone
 *
 * Several seeds are tried; kept is the one whose rounded network has the least loss. The weight decay is strong on purpose: it keeps the units away from
 * saturation, where errors would be too small to follow.
 */
import { writeFileSync } from 'node:fs';
import {
  parametersOf,
  type Entry,
  type Experiment,
  type Matrix,
  type Parameters,
  type Vector,
} from '../../src/engine/experiment.ts';
import { drawWeights, uniform, type Weights } from '../../src/engine/initial.ts';
import { randomFrom } from '../../src/engine/random.ts';
import { numberAt } from '../../src/engine/table.ts';
import { Trace } from '../../src/engine/trace.ts';

/** Six pen moves (dx, dy), y up. */
const [RIGHT, DOWN, DOWN_LEFT] = [
  [1, 0],
  [0, -1],
  [-1, -1],
];
const characters = [
  { name: 'L', moves: [DOWN, DOWN, DOWN, DOWN, RIGHT, RIGHT] },
  { name: '7', moves: [RIGHT, RIGHT, DOWN, DOWN, DOWN, DOWN] },
  { name: 'Z', moves: [RIGHT, RIGHT, DOWN_LEFT, DOWN_LEFT, RIGHT, RIGHT] },
] as const satisfies { name: string; moves: (Vector | undefined)[] }[];

interface Kind {
  /** The layers, bottom first. */
  readonly cells: readonly string[];
  readonly hidden: number;
  readonly twoWay?: boolean;
  readonly decay: number;
  /** Which characters get a file: weights are the same in all of them. */
  readonly files: Readonly<Record<string, string>>;
}

const kinds: Readonly<Record<string, Kind>> = {
  rnn: {
    cells: ['rnn'],
    hidden: 3,
    decay: 0.3,
    files: { L: 'pen-L', '7': 'pen-7', Z: 'pen-Z' },
  },
  lstm: { cells: ['lstm'], hidden: 2, decay: 0.15, files: { '7': 'pen-7-lstm' } },
  'lstm-peephole': { cells: ['lstm-peephole'], hidden: 2, decay: 0.15, files: { '7': 'pen-7-lstm-peephole' } },
  'lstm-coupled': { cells: ['lstm-coupled'], hidden: 2, decay: 0.15, files: { '7': 'pen-7-lstm-coupled' } },
  gru: { cells: ['gru'], hidden: 2, decay: 0.15, files: { '7': 'pen-7-gru' } },
  stacked: { cells: ['rnn', 'rnn'], hidden: 2, decay: 0.1, files: { '7': 'pen-7-stacked' } },
  'two-way': { cells: ['rnn'], hidden: 2, twoWay: true, decay: 0.1, files: { '7': 'pen-7-two-way' } },
};

function experimentOf(index: number, { layers, readout }: Weights): Experiment {
  const { name, moves } = characters[index]!;
  return {
    version: 1,
    title: `The pen writes ${name}`,
    layers,
    readout,
    inputs: moves as unknown as Matrix,
    targets: moves.map(() => index),
  };
}

/** Every number evenly between −1/2 and 1/2. */
function initial({ cells, hidden, twoWay = false }: Kind, seed: number): Weights {
  const random = randomFrom(seed);
  const shape = { cells, hidden, inputSize: 2, classes: characters.length, twoWay };
  return drawWeights(shape, ({ length }) => uniform(random, length, 0.5));
}

/** The same weights with each number replaced by f of it. */
function map(weights: Weights, f: (value: number, entry: Entry) => number): Weights {
  const over = (layer: string): Parameters =>
    Object.fromEntries(
      Object.entries(parametersOf({ ...weights } as Experiment, layer)!).map(([parameter, value]) => [
        parameter,
        (value as (number | Vector)[]).map((row, i) =>
          typeof row === 'number'
            ? f(row, { layer, parameter, index: [i] })
            : row.map((number, j) => f(number, { layer, parameter, index: [i, j] })),
        ) as Matrix,
      ]),
    );
  return {
    layers: weights.layers.map((layer, level) => {
      const parameters = over(`${level + 1}`);
      return layer.backward
        ? { ...layer, parameters, backward: over(`${level + 1}b`) }
        : { ...layer, parameters };
    }),
    readout: { parameters: over('readout') },
  };
}

/** Adam on the summed loss of the three characters, with weight decay. */
function train(kind: Kind, seed: number, steps: number): Weights {
  let weights = initial(kind, seed);
  const moments = new Map<string, [number, number]>();
  for (let step = 1; step <= steps; step++) {
    const traces = characters.map((_, index) => new Trace(experimentOf(index, weights)));
    weights = map(weights, (value, { layer, parameter, index }) => {
      const path = [layer, parameter, ...index].join('.');
      let gradient = kind.decay * value;
      for (const trace of traces) gradient += numberAt(trace.gradient(layer, parameter)!, index);
      const [m, v] = moments.get(path) ?? [0, 0];
      const next: [number, number] = [0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient ** 2];
      moments.set(path, next);
      const rate = 0.03 / (1 + step / steps);
      return value - (rate * next[0]) / (1 - 0.9 ** step) / (Math.sqrt(next[1] / (1 - 0.999 ** step)) + 1e-8);
    });
  }
  return map(weights, (value) => Math.round(value * 100) / 100);
}

function lossOf(weights: Weights): number {
  return characters.reduce((sum, _, index) => sum + new Trace(experimentOf(index, weights)).loss, 0);
}

const wanted = process.argv.slice(2);
for (const [name, kind] of Object.entries(kinds)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const tried = Array.from({ length: 12 }, (_, k) => {
    const weights = train(kind, k + 1, 600);
    return { seed: k + 1, weights, loss: lossOf(weights) };
  });
  const best = tried.sort((a, b) => a.loss - b.loss)[0]!;
  for (const [character, file] of Object.entries(kind.files)) {
    const index = characters.findIndex((one) => one.name === character);
    const text = JSON.stringify(experimentOf(index, best.weights));
    writeFileSync(new URL(`${file}.json`, import.meta.url), `${text}\n`);
  }
  console.log(`${name}: kept seed ${best.seed}, the three losses sum to ${best.loss.toFixed(3)}.`);
}
