// Reverse: from the errors of α to those of every sum, step by step, and to the gradient, as one product over all steps.
import { gradient } from './gradient';
import { reverse } from './generated/cells';
import { Model, Run, Strand } from './generated/fields';
import { product } from './product';
import { strandAt } from './strand';
import { ZEROS } from './tiles';
import { add } from './vector';

/** From the errors of α to the gradient of every parameter. */
export function reverseAll(model: Model): void {
  const readout = changetype<Strand>(<usize>model.readout);
  const from = model.first * model.rows;
  const count = (model.last - model.first) * model.rows;
  clearErrors(model);
  product(
    model.alpha + from * model.alphaStride, model.alphaStride, count,
    readout.turnedInput, readout.panels << 8, readout.panels << 3, readout.turnedInputPanels,
    readout.x + from * readout.xStride, readout.xStride, ZEROS, 0, 0, model.room,
  );
  shareOut(readout, from, count);
  gradient(
    readout.z + from * readout.zStride, readout.zStride, readout.depth >> 2,
    model.alpha + from * model.alphaStride, model.alphaStride, count, readout.panels,
    readout.g, readout.wStride, readout.g + readout.bias, readout.wStride, model.scratch,
  );
  for (let k = model.strands - 1; k >= 0; k--) reverseStrand(model, strandAt(model, k));
}

/** Where nothing will be written, an error is 0. */
function clearErrors(model: Model): void {
  const rows = model.rows * model.steps;
  if (model.twoWay) {
    for (let k = 0; k < model.strands; k++) {
      const strand = strandAt(model, k);
      memory.fill(strand.o, 0, rows * strand.oStride);
    }
    return;
  }
  const top = strandAt(model, model.strands - 1);
  memory.fill(top.o, 0, model.first * model.rows * top.oStride);
  memory.fill(
    top.o + model.last * model.rows * top.oStride, 0, (model.steps - model.last) * model.rows * top.oStride,
  );
}

/** Adds the error of x to that of the outputs it was copied from. */
function shareOut(strand: Strand, from: i32, count: i32): void {
  if (!strand.sharedOut) return;
  const below = changetype<Strand>(<usize>strand.below0);
  addError(strand, 0, below, strand.map0, from, count);
  if (strand.below1)
    addError(strand, below.n, changetype<Strand>(<usize>strand.below1), strand.map1, from, count);
}

function addError(strand: Strand, at: i32, below: Strand, map: usize, from: i32, count: i32): void {
  for (let row = from; row < from + count; row++) {
    const source: usize = strand.x + row * strand.xStride + at;
    const to: usize = below.o + (map ? load<i32>(map + (row << 2)) : row) * below.oStride;
    for (let j: usize = 0; j < <usize>below.n; j += 16)
      v128.store(to + j, add(v128.load(to + j), v128.load(source + j)));
  }
}

function reverseStrand(model: Model, strand: Strand): void {
  const rows = model.rows;
  const vBlock = rows * strand.vStride;
  const zBlock = rows * strand.zStride;
  const oBlock = rows * strand.oStride;
  const eBlock = rows * strand.n;
  memory.fill(strand.e, 0, strand.carried * eBlock);
  memory.fill(strand.ofDiagonals, 0, strand.diagonalCount * strand.n);
  for (let t = model.steps - 1; t >= 0; t--) {
    const v: usize = strand.v + (t + 1) * vBlock;
    const z: usize = strand.z + t * zBlock;
    const o: usize = strand.o + t * oBlock;
    reverse(
      strand.cell, v, v - vBlock, z + strand.state, z + zBlock + strand.state, o, strand.e, rows, strand.n,
      strand.extra, strand.vStride, strand.zStride, strand.oStride, eBlock, strand.diagonals, strand.ofDiagonals,
    );
    if (t > 0)
      product(
        v + (strand.stateColumn << 2), strand.vStride, rows,
        strand.turned + (strand.stateColumn << 5), strand.panels << 8, strand.stateColumns, strand.turnedPanels,
        o - oBlock, strand.oStride, o - oBlock, strand.oStride, 32, model.room,
      );
  }
  const v: usize = strand.v + vBlock;
  const count = rows * model.steps;
  if (strand.turnedInput) {
    product(
      v, strand.vStride, count, strand.turnedInput, strand.panels << 8, strand.inputColumns, strand.turnedInputPanels,
      strand.x, strand.xStride, ZEROS, 0, 0, model.room,
    );
    shareOut(strand, 0, count);
  }
  for (let at: usize = strand.runs; at < <usize>strand.runsEnd; at += offsetof<Run>())
    runGradient(model, strand, v, count, changetype<Run>(at));
  if (strand.symbols) scatter(strand, v, count);
}

function runGradient(model: Model, strand: Strand, v: usize, count: i32, run: Run): void {
  let k = run.k;
  let depth = run.depth;
  if (strand.symbols) {
    const inside = strand.inputDepth - k;
    if (inside > 0) {
      k += inside;
      depth = max(0, depth - inside);
    }
  }
  const g: usize = strand.g + run.panel * strand.wStride;
  gradient(
    strand.z + (k << 2), strand.zStride, depth >> 2, v + (run.panel << 5), strand.vStride, count, run.panels,
    g + (k << 5), strand.wStride, g + strand.bias, strand.wStride, model.scratch,
  );
}

/** The gradient of W where x is one symbol a row: each row's errors, added to the symbol's row. */
function scatter(strand: Strand, v: usize, count: i32): void {
  for (let panel = 0; panel < strand.panels; panel++)
    memory.fill(strand.g + panel * strand.wStride, 0, strand.inputDepth << 5);
  const columns = strand.inputColumns << 2;
  for (let row = 0; row < count; row++) {
    const symbol = load<i32>(strand.symbols + (row << 2));
    if (symbol >= 0) {
      let g = strand.g + (symbol << 5);
      for (let at = 0; at < columns; at += 16) {
        v128.store(<usize>g, add(v128.load(<usize>g), v128.load(v + at)));
        g += at & 16 ? strand.wStride - 16 : 16;
      }
    }
    v += strand.vStride;
  }
}
