// One update of a network from a batch that stands in memory: forward, loss, reverse and gradient, turn. (Moving is in optimise.ts.)
import { forward, reverse } from './generated/cells';
import { Model, Run, Strand } from './generated/fields';
import { crossEntropy, squaredError } from './loss';
import { gradient } from './gradient';
import { adam, join, momentum, sgd, squares } from './optimise';
import { product, transpose } from './product';
import { ZEROS } from './tiles';
import { add } from './vector';

export { areFinite, layInputs } from './lay';
export { lossSum, hits } from './loss';


// @ts-ignore: decorator
@inline function strandAt(model: Model, k: i32): Strand {
  return changetype<Strand>(<usize>load<i32>(<usize>(model.list + (k << 2))));
}

/** α at every step between the first label and the last. */
function forwardAll(model: Model): void {
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

/**
 * Forward; with a scale also the losses, and the errors of α times the scale; with `back` also the gradient of the scaled sum of losses, whose
 * squared norm is returned.
 */
export function run(model: Model, scale: f32, back: bool): f64 {
  forwardAll(model);
  if (scale == 0) return 0;
  lossAll(model, scale);
  if (!back) return 0;
  reverseAll(model);
  return squares(model);
}

/** α becomes its error, times `scale`. */
function lossAll(model: Model, scale: f32): void {
  const from = model.first * model.rows;
  const to = model.last * model.rows;
  if (model.squared) squaredError(model, from, to, scale);
  else crossEntropy(model, from, to, scale);
}

/** From the errors of α to the gradient of every parameter. */
function reverseAll(model: Model): void {
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

/** Adds the gradient that another program made of other rows. Returns the squared norm of the sum. */
export function joinGradient(model: Model, other: usize): f64 {
  join(model, other);
  return squares(model);
}

/** One update by gradient descent; rate holds what clipping leaves of it. */
export function moveSgd(model: Model, rate: f32): void {
  sgd(model, rate);
  turnAll(model);
}

export function moveMomentum(model: Model, rate: f32, mu: f32, scale: f32): void {
  momentum(model, rate, mu, scale);
  turnAll(model);
}

export function moveAdam(
  model: Model, rate1: f32, rate2: f32, beta1: f32, beta2: f32, rest1: f32, rest2: f32, epsilon: f32, scale: f32,
): void {
  adam(model, rate1, rate2, beta1, beta2, rest1, rest2, epsilon, scale);
  turnAll(model);
}

/** The weights that the way back multiplies by, turned: after every change of the weights. */
export function turnAll(model: Model): void {
  for (let k = 0; k < model.strands; k++) {
    const strand = strandAt(model, k);
    transpose(strand.w + (strand.inputDepth << 5), strand.wStride, strand.n >> 4, strand.panels, strand.turned);
    turnInput(strand);
  }
  turnInput(changetype<Strand>(<usize>model.readout));
}

function turnInput(strand: Strand): void {
  if (strand.turnedInput)
    transpose(strand.w, strand.wStride, strand.inputDepth >> 2, strand.panels, strand.turnedInput);
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
