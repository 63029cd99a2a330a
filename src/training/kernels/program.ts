/** The compiled program: its exports, and which of its two builds this machine can run. */

export type Build = 'relaxed' | 'simd';

/** Addresses are in bytes; `model` is that of a MODEL record (fields.ts). */
export interface Program {
  /** Whether all of so many groups of four numbers are finite. */
  areFinite(address: number, quads: number): 0 | 1;
  /** Copies x into the rows of a strand, from so many numbers a row and step; lengths: where those of the rows stand, or 0. */
  layInputs(
    model: number,
    strand: number,
    inputs: number,
    width: number,
    lengths: number,
    backward: 0 | 1,
  ): void;
  /** Forward; where the scale is not 0 losses too; with `back` 1 gradients, whose squared norm is returned. */
  run(model: number, scale: number, back: 0 | 1): number;
  lossSum(): number;
  hits(): number;
  /** Adds a gradient that stands packed from `other` on; the squared norm of the sum is returned. */
  joinGradient(model: number, other: number): number;
  /** Called once the weights were written; the moves do it themselves. */
  turnAll(model: number): void;
  moveSgd(model: number, rate: number): void;
  moveMomentum(model: number, rate: number, mu: number, scale: number): void;
  moveAdam(
    model: number,
    rate1: number,
    rate2: number,
    beta1: number,
    beta2: number,
    rest1: number,
    rest2: number,
    epsilon: number,
    scale: number,
  ): void;
}

// The smallest modules that use an instruction: a function of type () → v128 without a name. \0asm 1, type, function, code.
const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0];
/** i32.const 0, i8x16.splat */
const splat = [65, 0, 253, 15];
const withBody = (body: number[]) =>
  new Uint8Array([...head, 10, body.length + 4, 1, body.length + 2, 0, ...body, 11]);
/** f32x4.relaxed_madd of three zeros. */
const simdBody = splat;
const relaxedBody = [...splat, ...splat, ...splat, 253, 0x85, 0x02];

/** The best build that this machine runs; null where WebAssembly or its SIMD is missing. */
export function bestBuild(): Build | null {
  if (typeof WebAssembly === 'undefined') return null;
  if (WebAssembly.validate(withBody(relaxedBody))) return 'relaxed';
  return WebAssembly.validate(withBody(simdBody)) ? 'simd' : null;
}

/** One instance with a memory of its own. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Program {
  const { exports } = new WebAssembly.Instance(module, { env: { memory, log: Math.log } });
  return exports as unknown as Program;
}
