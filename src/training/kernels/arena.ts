/** The compiled program's memory: buffers given out one after the other, and views of all of it. */
import { quad } from './packing.ts';

const PAGE = 65_536;
/** Where the first buffer begins: the program's own few constants lie before. */
const FIRST = 4096;

export class Arena {
  readonly memory = new WebAssembly.Memory({ initial: 1 });
  /** The whole memory. A growing memory leaves old views empty. */
  allFloats = new Float32Array(this.memory.buffer);
  allIntegers = new Int32Array(this.memory.buffer);
  private end = FIRST;
  /** The inputs that stand behind all buffers. */
  private behind: Float32Array | null = null;

  /** Numbers of four bytes, from a multiple of 64 on. */
  protected take(count: number): number {
    const at = this.behindAll();
    this.end = at + count * 4;
    this.reach(this.end);
    return at;
  }

  private behindAll(): number {
    return (this.end + 63) & ~63;
  }

  /** Lets the memory reach up to an address. */
  private reach(end: number): void {
    const missing = end - 4 * this.allFloats.length;
    if (missing <= 0) return;
    this.memory.grow(Math.ceil(missing / PAGE));
    this.allFloats = new Float32Array(this.memory.buffer);
    this.allIntegers = new Int32Array(this.memory.buffer);
  }

  /** Puts inputs behind all buffers, filled up to whole quads, where they are not there already. Returns where. */
  put(inputs: Float32Array): number {
    const at = this.behindAll();
    if (inputs === this.behind) return at;
    const count = quad(inputs.length);
    this.reach(at + count * 4);
    const floats = this.allFloats;
    const from = at / 4;
    // A call copies faster than a loop, once there is something to copy.
    if (inputs.length < 128) for (let k = 0; k < inputs.length; k++) floats[from + k] = inputs[k]!;
    else floats.set(inputs, from);
    for (let k = inputs.length; k < count; k++) floats[from + k] = 0;
    this.behind = inputs;
    return at;
  }

  /** From here on the array may change. */
  forgetInputs(): void {
    this.behind = null;
  }

  floats(address: number, count: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, count);
  }

  integers(address: number, count: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, count);
  }

  /** Where the buffers end. */
  protected get taken(): number {
    return this.end;
  }

  /** Gives back all buffers from an address on. */
  protected takeBack(from: number): void {
    this.end = from;
    this.behind = null;
  }

  /** Makes zeros of all buffers from an address on: of those that were given back they hold what was there. */
  protected clear(from: number): void {
    new Uint8Array(this.memory.buffer, from, this.end - from).fill(0);
  }
}
