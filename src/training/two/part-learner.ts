/** The learner of one of the two threads: it has some of the rows of each batch, and adds the other's gradient to its own. */
import { lay, stateWidths } from '../kernels/lay.ts';
import type { Build } from '../kernels/program.ts';
import type { Batch } from '../learner.ts';
import type { Shape } from '../shape.ts';
import { SimdLearner } from '../simd.ts';
import type { Sums } from './protocol.ts';

export class PartLearner extends SimdLearner {
  constructor(shape: Shape, module: WebAssembly.Module, build: Build) {
    super(shape, module, build, true);
  }

  /**
   * Forward and, with `back`, reverse over some rows of a batch of so many labelled steps: the sum of the losses of these rows, and their part
   * of the gradient of the whole batch's mean. None of the rows need have a label. Nothing is checked.
   */
  runPart(part: Batch, labelled: number, back: boolean): Sums {
    this.makeRoom(part);
    const { program, layout } = this;
    const hasLabels = lay(layout, program, part);
    program.run(layout.model, hasLabels ? 1 / labelled : 0, back ? 1 : 0);
    if (hasLabels) return { loss: program.lossSum(), correct: program.hits() };
    this.packedGradient.fill(0);
    return { loss: 0, correct: 0 };
  }

  /** The gradient as it stands in the program's memory, to be copied at once. */
  get packedGradient(): Float32Array {
    return this.layout.floats(this.layout.gradient, this.layout.packing.length);
  }

  get flatGradient(): Float32Array {
    return this.unpack(this.layout.gradient);
  }

  /** How many numbers a row has in each part of a state. */
  get stateWidths(): readonly number[] {
    return stateWidths(this.layout);
  }

  /** Adds such a gradient, of the other rows. Returns the norm of the sum, which is now this learner's gradient. */
  join(packed: Float32Array): number {
    const { program, layout } = this;
    layout.floats(layout.joined, packed.length).set(packed);
    return Math.sqrt(program.joinGradient(layout.model, layout.joined));
  }
}
