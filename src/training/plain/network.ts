/** The passes of a whole network, level by level: up for values, down for errors. */
import type { Batch } from '../learner.ts';
import { parameterCount, strandsOf, type Shape } from '../shape.ts';
import { lengthsOf } from '../batch.ts';
import { forward } from './forward.ts';
import { addGradient } from './gradient.ts';
import { reverse } from './reverse.ts';
import { Strand, type Extent } from './strand.ts';
import { feedInputs, orderSymbols, passDown, passUp } from './wires.ts';

export class PlainNetwork {
  readonly weights: Float32Array;
  readonly gradient: Float32Array;
  /** One list of strands a level, the readout's last. */
  private readonly levels: Strand[][] = [];
  /** The symbols as each strand of the lowest layer reads them; null where it reads numbers. */
  private readonly symbols = new Map<Strand, Int32Array>();
  private reads: Batch['symbols'];
  private stale = true;
  /** The batch of the last pass, and its number of rows: 0 before the first. */
  extent: Extent = { rows: 0, steps: 0, lengths: new Int32Array(0) };

  constructor(shape: Shape) {
    const size = parameterCount(shape);
    this.weights = new Float32Array(size);
    this.gradient = new Float32Array(size);
    for (const strand of strandsOf(shape))
      (this.levels[strand.level] ??= []).push(new Strand(strand, this.weights, this.gradient));
  }

  get readout(): Strand {
    return this.levels.at(-1)![0]!;
  }

  /** After the weights have changed. */
  changed(): void {
    this.stale = true;
  }

  /** Every value of every strand. The batch must fit (batch.ts). */
  forward(batch: Batch): void {
    const { rows, steps } = batch;
    this.extent = { rows, steps, lengths: lengthsOf(batch) };
    this.reads = batch.symbols;
    const strands = this.levels.flat();
    if (this.stale) for (const strand of strands) strand.turn();
    this.stale = false;
    this.levels.forEach((level, k) => {
      for (const strand of level) {
        strand.makeRoom(this.extent);
        strand.begin(this.extent, batch.carry ?? false);
        if (k > 0) for (const lower of this.levels[k - 1]!) passUp(lower, strand, this.extent);
        else this.feed(strand, batch);
        forward(strand, this.extent, this.symbolsOf(strand));
        strand.keep(this.extent);
      }
    });
  }

  /** What the strands kept, one after another; null before the first batch. */
  readState(): Float32Array | null {
    const { rows } = this.extent;
    if (rows === 0) return null;
    return Float32Array.from(
      this.levels.flat().flatMap(({ kept, plan }) => [...kept.subarray(0, rows * plan.stride)]),
    );
  }

  /** Returns false where it is not as long as the state of so many rows. */
  writeState(state: Float32Array, rows: number): boolean {
    const strands = this.levels.flat();
    const length = strands.reduce((sum, { plan }) => sum + rows * plan.stride, 0);
    if (state.length !== length) return false;
    let from = 0;
    for (const strand of strands) {
      const size = rows * strand.plan.stride;
      if (strand.kept.length < size) strand.kept = new Float32Array(size);
      strand.kept.set(state.subarray(from, from + size));
      from += size;
    }
    this.extent = { rows, steps: 0, lengths: new Int32Array(rows) };
    return true;
  }

  private feed(strand: Strand, batch: Batch): void {
    if (batch.symbols && strand.choosesColumns) {
      const room = this.symbols.get(strand) ?? new Int32Array(0);
      this.symbols.set(strand, orderSymbols(strand, this.extent, batch.symbols, room));
    } else feedInputs(strand, this.extent, batch);
  }

  private symbolsOf(strand: Strand): Int32Array | null {
    const chosen = this.reads && strand.shape.level === 0 && strand.choosesColumns;
    return chosen ? this.symbols.get(strand)! : null;
  }

  /** Before the errors of the readout are set. */
  clearErrors(): void {
    const { rows, steps } = this.extent;
    for (const { errors, plan } of this.levels.flat())
      errors.fill(0, 0, (steps + 1) * rows * plan.stride);
  }

  /** From the errors of the readout to the gradient of every parameter. */
  reverse(): void {
    this.gradient.fill(0);
    for (let k = this.levels.length - 1; k >= 0; k--)
      for (const strand of this.levels[k]!) {
        for (const upper of this.levels[k + 1] ?? []) passDown(strand, upper, this.extent);
        reverse(strand, this.extent, k > 0);
        addGradient(strand, this.extent, this.symbolsOf(strand));
      }
  }
}
