/**
 * The learner in WebAssembly. What is done here is to lay a batch out in the program's memory and to call it; the arithmetic is in
 * kernels/assembly.
 */
import { checkBatch, checkParameters, checkSequences } from './batch.ts';
import { tables } from './kernels/built/tables.ts';
import {
  flatStates,
  lastStates,
  lay,
  layForPrediction,
  nestedStates,
  setStates,
  type States,
} from './kernels/lay.ts';
import { Layout } from './kernels/layout.ts';
import { eight, quad } from './kernels/packing.ts';
import { instantiate, type Build, type Program } from './kernels/program.ts';
import type { Batch, Learner, Outcome } from './learner.ts';
import { clipScale, type Moments, type Optimiser } from './optimiser.ts';
import { strandsOf, type Shape } from './shape.ts';

/** Whether the program was printed for the cells of a shape. */
export function canCompile(shape: Shape): boolean {
  return strandsOf(shape).every(({ plan }) => plan.cell.name in tables);
}

/** For a shape that `canCompile`. Throws a RangeError where the shape names no cell. */
export function createSimdLearner(shape: Shape, module: WebAssembly.Module, build: Build): Learner {
  return new SimdLearner(shape, module, build);
}

/** `joins`: with room for the gradient of another thread (two/part-learner.ts). */
export class SimdLearner implements Learner {
  readonly shape: Shape;
  readonly kind: Learner['kind'];
  protected readonly layout: Layout;
  protected readonly program: Program;
  private updates = 0;
  /** A state that was given, with its number of rows, until a batch is read. */
  private given: { readonly rows: number; readonly states: States } | null = null;
  /** Whether the last batch began with a state. */
  private hasStates = false;
  /** The steps of its rows, null where all are as long as the batch. */
  private lengths: Int32Array | null = null;

  constructor(shape: Shape, module: WebAssembly.Module, build: Build, joins = false) {
    this.shape = shape;
    this.kind = build === 'relaxed' ? 'relaxed-simd' : 'simd';
    this.layout = new Layout(shape, joins);
    this.program = instantiate(module, this.layout.memory);
  }

  read(): Float32Array {
    return this.unpack(this.layout.weights);
  }

  write(weights: ArrayLike<number>): void {
    this.check('the parameters', weights);
    this.pack(weights, this.layout.weights);
    this.program.turnAll(this.layout.model);
  }

  readMoments(): Moments<Float32Array> {
    const { first, second } = this.layout;
    return { count: this.updates, first: this.unpack(first), second: this.unpack(second) };
  }

  writeMoments({ count, first, second }: Moments<Float32Array>): void {
    this.check('the first moments', first);
    this.check('the second moments', second);
    this.updates = count;
    this.pack(first, this.layout.first);
    this.pack(second, this.layout.second);
  }

  readState(): Float32Array | null {
    if (this.shape.twoWay) return null;
    if (this.given) return flatStates(this.given.states);
    return this.layout.rows === 0 ? null : flatStates(lastStates(this.layout, this.lengths));
  }

  writeState(state: Float32Array, rows: number): boolean {
    const states = this.shape.twoWay ? null : nestedStates(this.layout, state, rows);
    if (states) this.given = { rows, states };
    return states !== null;
  }

  step(batch: Batch, optimiser: Optimiser): Outcome {
    const labelled = this.load(batch);
    const outcome = this.differentiate(labelled);
    this.move(outcome.norm, optimiser);
    return outcome;
  }

  gradient(batch: Batch): { outcome: Outcome; gradient: Float32Array } {
    const outcome = this.differentiate(this.load(batch));
    return { outcome, gradient: this.unpack(this.layout.gradient) };
  }

  evaluate(batch: Batch): Outcome {
    const labelled = this.load(batch);
    const { program, layout } = this;
    program.run(layout.model, 1 / labelled, 0);
    return { loss: program.lossSum() / labelled, labelled, correct: program.hits(), norm: 0 };
  }

  predict(batch: Batch): Float32Array {
    checkSequences(this.shape, batch, this.rowsBefore(), this.finite);
    this.makeRoom(batch);
    const { layout, shape } = this;
    layForPrediction(layout, this.program, batch);
    this.program.run(layout.model, 0, 0);
    const stride = eight(shape.outputs);
    const count = batch.rows * batch.steps;
    const alpha = layout.floats(layout.alpha, count * stride);
    const out = new Float32Array(count * shape.outputs);
    for (let row = 0; row < count; row++)
      out.set(alpha.subarray(row * stride, row * stride + shape.outputs), row * shape.outputs);
    if (shape.loss === 'cross-entropy') softmaxRows(out, shape.outputs);
    return out;
  }

  private differentiate(labelled: number): Outcome {
    const { program } = this;
    const { model } = this.layout;
    const norm = Math.sqrt(program.run(model, 1 / labelled, 1));
    return {
      loss: program.lossSum() / labelled,
      labelled,
      correct: program.hits(),
      norm,
    };
  }

  /** Moves the weights by the gradient that is there, whose norm is given. */
  move(norm: number, optimiser: Optimiser): void {
    const { program } = this;
    const { model } = this.layout;
    const { rule, rate, momentum, beta1, beta2, epsilon, clip } = optimiser;
    const scale = clipScale(norm, clip);
    this.updates++;
    if (rule === 'sgd') program.moveSgd(model, rate * scale);
    else if (rule === 'momentum') program.moveMomentum(model, rate, momentum, scale);
    else
      program.moveAdam(
        model,
        rate / (1 - beta1 ** this.updates),
        1 / (1 - beta2 ** this.updates),
        beta1,
        beta2,
        1 - beta1,
        1 - beta2,
        epsilon,
        scale,
      );
  }

  private check(what: string, { length }: ArrayLike<number>): void {
    checkParameters(what, length, this.layout.packing.places.length);
  }

  private pack(flat: ArrayLike<number>, address: number): void {
    const { places, length } = this.layout.packing;
    const packed = this.layout.floats(address, length);
    for (let k = 0; k < places.length; k++) packed[places[k]!] = flat[k]!;
  }

  protected unpack(address: number): Float32Array {
    const { places, length } = this.layout.packing;
    const packed = this.layout.floats(address, length);
    const flat = new Float32Array(places.length);
    for (let k = 0; k < places.length; k++) flat[k] = packed[places[k]!]!;
    return flat;
  }

  /** Lays a batch out. Returns the number of its labelled steps. */
  private load(batch: Batch): number {
    const { shape, layout, program } = this;
    const labelled = checkBatch(shape, batch, this.rowsBefore(), this.finite);
    this.makeRoom(batch);
    lay(layout, program, batch);
    return labelled;
  }

  /** Puts inputs where they will be read, and has the program look at them there. */
  private readonly finite = (inputs: Float32Array): boolean => {
    this.layout.forgetInputs();
    return this.program.areFinite(this.layout.put(inputs), quad(inputs.length) / 4) !== 0;
  };

  private rowsBefore(): number {
    return this.given?.rows ?? this.layout.rows;
  }

  /** Room for the batch, and the state it begins with. */
  protected makeRoom({ rows, steps, lengths, carry = false }: Batch): void {
    const { layout } = this;
    const states = carry ? (this.given?.states ?? lastStates(layout, this.lengths)) : null;
    this.given = null;
    layout.fit(rows, steps);
    if (states || this.hasStates) setStates(layout, states);
    this.hasStates = states !== null;
    this.lengths = lengths ?? null;
  }
}

function softmaxRows(out: Float32Array, width: number): void {
  for (let from = 0; from < out.length; from += width) {
    const row = out.subarray(from, from + width);
    const highest = row.reduce((a, b) => Math.max(a, b), -Infinity);
    const parts = Float64Array.from(row, (alpha) => Math.exp(alpha - highest));
    const whole = parts.reduce((a, b) => a + b, 0);
    row.set(parts.map((part) => part / whole));
  }
}
