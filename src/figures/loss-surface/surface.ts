/** The loss of a network as a function of two of its weights, all others held where they are. */
import { withEntry, type Entry, type Experiment } from '../../engine/experiment.ts';
import type { ParameterSlot } from '../../engine/plan.ts';
import { gradientsOf, runForward, runReverse, seedOfLoss, type Forward } from '../../engine/run.ts';

/** The weights across and upwards. */
export type Pair = readonly [x: Entry, y: Entry];

/** A place on the surface: the numbers of the two weights. */
export type Place = readonly [x: number, y: number];

export interface Slope {
  /** L, in nats. */
  readonly loss: number;
  /** ∂L/∂x and ∂L/∂y: the two entries of the whole gradient. */
  readonly gradient: Place;
}

export interface Surface {
  readonly pair: Pair;
  /** One forward pass. Not finite where the run explodes. */
  lossAt(place: Place): number;
  /** One forward and one reverse pass. */
  slopeAt(place: Place): Slope;
}

/** The surface through an experiment; what its own two numbers are plays no part. Throws a RangeError where there is no such weight. */
export function surfaceOf(experiment: Experiment, pair: Pair): Surface {
  const at = ([x, y]: Place) =>
    runForward(withEntry(withEntry(experiment, pair[0], x), pair[1], y));
  return {
    pair,
    lossAt: (place) => at(place).loss,
    slopeAt: (place) => {
      const forward = at(place);
      const gradients = gradientsOf(forward, runReverse(forward, seedOfLoss(forward)));
      const [x, y] = pair.map((entry) => gradientAt(forward, gradients, entry));
      return { loss: forward.loss, gradient: [x!, y!] };
    },
  };
}

function gradientAt(
  { network }: Forward,
  gradients: readonly Float64Array[],
  { layer, parameter, index }: Entry,
): number {
  const at = network.strands.findIndex(({ key }) => key === layer);
  const slot = network.strands[at]!.plan.parameters.find(({ name }) => name === parameter)!;
  return gradients[at]![slot.offset + offsetIn(slot, index)]!;
}

const offsetIn = ({ cols }: ParameterSlot, [row = 0, column = 0]: readonly number[]) =>
  row * Math.max(cols, 1) + column;
