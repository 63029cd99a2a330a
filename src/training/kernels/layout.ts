/**
 * A network in the compiled program's memory: first the records, the packed parameters with their gradient and moments, the turned
 * weights; then, for a number of rows and steps, all that a batch needs. Buffers are given out one after the other, and begin as zeros:
 * what fills a row up to whole quads is never written and stays 0.
 */
import type { Shape } from '../shape.ts';
import { Arena } from './arena.ts';
import { tables } from './built/tables.ts';
import { MODEL, RUN, STRAND, type ModelField, type StrandField } from './fields.ts';
import { eight, packingOf, quad, type Packed, type Packing } from './packing.ts';

/** Rows of a chunk in gradient.ts, times a panel. */
const SCRATCH = 128 * 8;
/** Rows of a block in product.ts. */
const BLOCK = 36;

/** The cells that the program was printed for, in its order. */
const compiled = Object.keys(tables);

/** What a strand's rows look like, in numbers. */
export interface StrandSizes {
  readonly z: number;
  readonly v: number;
  readonly o: number;
}

export function sizesOf({ depth, panels, extras, size, isReadout }: Packed): StrandSizes {
  return { z: depth, v: isReadout ? 0 : panels * 8 + extras * size, o: eight(size) };
}

export class Layout extends Arena {
  readonly packing: Packing;
  /** The address of the MODEL record. */
  readonly model: number;
  /** For each strand, the readout last: the address of its record. */
  readonly records: readonly number[];
  readonly weights: number;
  readonly gradient: number;
  readonly first: number;
  readonly second: number;
  /** Room for the gradient that another thread made; 0 where there is none. */
  readonly joined: number;
  rows = 0;
  steps = 0;
  alpha = 0;
  labels = 0;
  /** For each strand of the first layer: room for its symbols. */
  readonly symbolsAt: number[] = [];
  /** The rows of the other direction. */
  map = 0;
  /** The steps of each row, where they differ. */
  lengths = 0;
  readonly shape: Shape;
  private readonly batchFrom: number;

  constructor(shape: Shape, joins = false) {
    super();
    this.shape = shape;
    this.packing = packingOf(shape);
    const { strands, length } = this.packing;
    const count = quad(length);
    this.model = this.take(MODEL.length);
    this.records = strands.map(() => this.take(STRAND.length));
    const list = this.take(strands.length);
    this.weights = this.take(count);
    this.gradient = this.take(count);
    this.first = this.take(count);
    this.second = this.take(count);
    this.joined = joins ? this.take(count) : 0;
    const columns = eight(shape.outputs);
    const mask = this.take(columns);
    this.integers(mask, columns).fill(-1, 0, shape.outputs);
    this.integers(list, strands.length).set(this.records);
    this.setModel({
      strands: strands.length - 1,
      list,
      readout: this.records.at(-1)!,
      outputs: shape.outputs,
      mask,
      alphaStride: columns * 4,
      squared: Number(shape.loss === 'squared-error'),
      weights: this.weights,
      gradient: this.gradient,
      moment1: this.first,
      moment2: this.second,
      quads: count / 4,
      twoWay: Number(shape.twoWay ?? false),
      scratch: this.take(SCRATCH),
      room: this.take(
        BLOCK * Math.max(...strands.map(({ depth, panels }) => Math.max(depth, panels * 8))),
      ),
    });
    strands.forEach((strand, k) => this.setStrand(k, this.fixedFields(strand)));
    this.batchFrom = this.taken;
  }

  setModel(fields: Partial<Record<ModelField, number>>): void {
    for (const [name, value] of Object.entries(fields))
      this.setModelField(MODEL.indexOf(name as ModelField), value);
  }

  /** One field, by its number: in every batch, where a name costs too much. */
  setModelField(field: number, value: number): void {
    this.allIntegers[this.model / 4 + field] = value;
  }

  setStrand(k: number, fields: Partial<Record<StrandField, number>>): void {
    for (const [name, value] of Object.entries(fields))
      this.setStrandField(k, STRAND.indexOf(name as StrandField), value);
  }

  setStrandField(k: number, field: number, value: number): void {
    this.allIntegers[this.records[k]! / 4 + field] = value;
  }

  strand(k: number, field: StrandField): number {
    return this.allIntegers[this.records[k]! / 4 + STRAND.indexOf(field)]!;
  }

  private fixedFields(strand: Packed): Partial<Record<StrandField, number>> {
    const { size, inputDepth, depth, panels, panelSize, start, ofDiagonals, level } = strand;
    const sizes = sizesOf(strand);
    const isFirst = level === 0;
    const runs = this.take(strand.runs.length * RUN.length);
    const records = strand.runs.flatMap((run) => RUN.map((field) => run[field]));
    this.allIntegers.set(records, runs / 4);
    return {
      cell: compiled.indexOf(strand.plan.cell.name),
      n: size * 4,
      carried: strand.carried,
      diagonalCount: strand.diagonals,
      zStride: sizes.z * 4,
      state: inputDepth * 4,
      vStride: sizes.v * 4,
      extra: panels * 32,
      oStride: sizes.o * 4,
      w: this.weights + start * 4,
      g: this.gradient + start * 4,
      wStride: panelSize * 4,
      bias: depth * 32,
      panels,
      depth,
      inputDepth,
      runs,
      runsEnd: runs + records.length * 4,
      turned: strand.isReadout ? 0 : this.take(eight(size) * panels * 8),
      turnedPanels: eight(size) / 8,
      stateColumn: strand.stateColumns[0],
      stateColumns: strand.stateColumns[1],
      turnedInput: isFirst ? 0 : this.take(eight(inputDepth) * panels * 8),
      turnedInputPanels: eight(inputDepth) / 8,
      inputColumns: strand.inputColumns,
      diagonals: this.weights + ofDiagonals * 4,
      ofDiagonals: this.gradient + ofDiagonals * 4,
    };
  }

  /** Makes room for batches of this size. Whatever was there is gone, and zero. */
  fit(rows: number, steps: number): void {
    if (rows === this.rows && steps === this.steps) return;
    this.rows = rows;
    this.steps = steps;
    this.takeBack(this.batchFrom);
    const { strands } = this.packing;
    const { shape } = this;
    const cells = rows * steps;
    const buffers = strands.map((strand) => {
      const sizes = sizesOf(strand);
      const own = !strand.isReadout || shape.twoWay;
      return {
        z: own ? this.take((steps + 1) * rows * sizes.z) : 0,
        v: this.take((steps + 1) * rows * sizes.v),
        o: strand.isReadout ? 0 : this.take(cells * sizes.o),
        e: this.take(strand.carried * rows * strand.size),
        symbols: strand.level === 0 ? this.take(cells) : 0,
        x: shape.twoWay && strand.level > 0 ? this.take(cells * eight(strand.inputDepth)) : 0,
      };
    });
    const map = shape.twoWay ? this.take(cells) : 0;
    this.lengths = this.take(rows);
    this.alpha = this.take(cells * eight(shape.outputs));
    this.labels = this.take(cells * eight(shape.outputs));
    this.clear(this.batchFrom);

    this.setModel({ rows, steps, alpha: this.alpha, labels: this.labels });
    strands.forEach((strand, k) => {
      const below = strands.findIndex(({ level }) => level === strand.level - 1);
      const { z, v, o, e, symbols, x } = buffers[k]!;
      this.setStrand(k, { z, v, o, e, symbols: 0 });
      this.symbolsAt[k] = symbols;
      if (below < 0) return;
      if (shape.twoWay) {
        const turnedOf = (other: Packed) => (other.backward === strand.backward ? 0 : map);
        this.setStrand(k, {
          below0: this.records[below]!,
          map0: turnedOf(strands[below]!),
          below1: this.records[below + 1]!,
          map1: turnedOf(strands[below + 1]!),
          x,
          xStride: eight(strand.inputDepth) * 4,
          sharedOut: 1,
        });
        return;
      }
      const oBelow = { x: buffers[below]!.o, xStride: sizesOf(strands[below]!).o * 4 };
      if (!strand.isReadout) this.setStrand(k, { ...oBelow, below0: this.records[below]! });
      else {
        // The readout reads the outputs where they stand: h_t in the block after x_t.
        const sizes = sizesOf(strands[below]!);
        const ofState = strands[below]!.inputDepth;
        this.setStrand(k, {
          ...oBelow,
          z: buffers[below]!.z + (rows * sizes.z + ofState) * 4,
          zStride: sizes.z * 4,
        });
      }
    });
    this.map = map;
  }
}
