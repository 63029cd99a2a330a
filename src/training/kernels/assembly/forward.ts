// Forward: from the inputs that were laid out to α.
import { forward } from './generated/cells';
import { Model, Run, Strand } from './generated/fields';
import { product } from './product';
import { strandAt } from './strand';
import { add } from './vector';

/** α at every step between the first label and the last. */
export function forwardAll(model: Model): void {
  for (let k = 0; k < model.strands; k++) {
    const strand = strandAt(model, k);
    readBelow(model, strand);
    const ahead = isAhead(model, strand);
    if (ahead && !strand.symbols) readInputs(model, strand);
    for (let t = 0; t < model.steps; t++) stepForward(model, strand, t, ahead);
  }
  const readout = changetype<Strand>(<usize>model.readout);
  readBelow(model, readout);
  const from = model.first * model.rows;
  product(
    readout.z + from * readout.zStride, readout.zStride, (model.last - model.first) * model.rows,
    readout.w, readout.wStride, readout.depth, readout.panels,
    model.alpha + from * model.alphaStride, model.alphaStride,
    readout.w + readout.bias, 0, readout.wStride, model.room,
  );
}

/** Copies the outputs of the strands below into x, side by side. */
function readBelow(model: Model, strand: Strand): void {
  const rows = model.rows * model.steps;
  if (strand.below0) copyOutput(model, changetype<Strand>(<usize>strand.below0), strand.map0, strand, 0, rows);
  if (strand.below1)
    copyOutput(
      model, changetype<Strand>(<usize>strand.below1), strand.map1, strand,
      changetype<Strand>(<usize>strand.below0).n, rows,
    );
}

function copyOutput(model: Model, below: Strand, map: usize, strand: Strand, at: i32, rows: i32): void {
  for (let row = 0; row < rows; row++) {
    const source = (map ? load<i32>(map + (row << 2)) : row) + model.rows;
    memory.copy(strand.z + row * strand.zStride + at, below.z + source * below.zStride + below.state, below.n);
  }
}

/**
 * Whether W x + b is there for all steps before the first is made: of a symbol it is a row of W; and with few rows a step's product has no
 * tiles, while one over all steps has, and leaves the weights of the state alone in the nearest cache.
 */
function isAhead(model: Model, strand: Strand): bool {
  return strand.symbols != 0 || model.rows < 4;
}

function readInputs(model: Model, strand: Strand): void {
  for (let at: usize = strand.runs; at < <usize>strand.runsEnd; at += offsetof<Run>()) {
    const run = changetype<Run>(at);
    const panel = run.panel;
    const k = run.k;
    const w: usize = strand.w + panel * strand.wStride;
    product(
      strand.z + (k << 2), strand.zStride, model.rows * model.steps, w + (k << 5), strand.wStride,
      strand.inputDepth - k, run.panels, strand.v + model.rows * strand.vStride + (panel << 5), strand.vStride,
      w + strand.bias, 0, strand.wStride, model.room,
    );
  }
}

function stepForward(model: Model, strand: Strand, t: i32, ahead: bool): void {
  const rows = model.rows;
  const vBlock = rows * strand.vStride;
  const zBlock = rows * strand.zStride;
  const z: usize = strand.z + t * zBlock;
  const v: usize = strand.v + (t + 1) * vBlock;
  if (strand.symbols) gather(strand, rows, t, v);
  for (let at: usize = strand.runs; at < <usize>strand.runsEnd; at += offsetof<Run>())
    readState(model, strand, z, v, changetype<Run>(at), ahead);
  forward(
    strand.cell, v, v - vBlock, z + strand.state, z + zBlock + strand.state, rows, strand.n, strand.extra,
    strand.vStride, strand.zStride, strand.diagonals,
  );
}

function readState(model: Model, strand: Strand, z: usize, v: usize, run: Run, ahead: bool): void {
  let k = run.k;
  let depth = run.depth;
  const w: usize = strand.w + run.panel * strand.wStride;
  const c: usize = v + (run.panel << 5);
  let from = w + strand.bias;
  let fromRow: usize = 0;
  let fromPanel: usize = strand.wStride;
  if (ahead) {
    const inside = strand.inputDepth - k;
    if (inside > 0) {
      k += inside;
      depth -= inside;
    }
    if (depth <= 0) return;
    from = c;
    fromRow = strand.vStride;
    fromPanel = 32;
  }
  product(
    z + (k << 2), strand.zStride, model.rows, w + (k << 5), strand.wStride, depth, run.panels,
    c, strand.vStride, from, fromRow, fromPanel, model.room,
  );
}

/** W x + b where x is one symbol: a row of W, and the bias. */
function gather(strand: Strand, rows: i32, t: i32, v: usize): void {
  let symbols: usize = strand.symbols + ((t * rows) << 2);
  for (let row = 0; row < rows; row++) {
    const symbol = load<i32>(symbols);
    let w: usize = strand.w;
    for (let at: usize = v, end: usize = v + (strand.panels << 5); at < end; at += 32) {
      let v0 = v128.load(w + strand.bias);
      let v1 = v128.load(w + strand.bias, 16);
      if (symbol >= 0) {
        v0 = add(v0, v128.load(w + (symbol << 5)));
        v1 = add(v1, v128.load(w + (symbol << 5), 16));
      }
      v128.store(at, v0);
      v128.store(at, v1, 16);
      w += strand.wStride;
    }
    v += strand.vStride;
    symbols += 4;
  }
}
