/** What the unfolded figure draws, read off a trace: one layer under the readout, whatever its cell. */
import type { Share, Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';

export const LAYER = '1';

export interface Road {
  readonly consumer: string;
  readonly values: Float64Array;
  /** From this step's output, or from the next step. */
  readonly from: 'output' | 'future';
}

/** The shares of ∂L/∂h_t, the output's first: the addends in the order in which they are written down. */
export function roadsInto(trace: Trace, t: number): Road[] {
  const roads = trace.shares(`${LAYER}.h@${t}`).map(({ consumer, values }: Share): Road => ({
    consumer,
    values,
    from: Number(consumer.split('@')[1]) === t ? 'output' : 'future',
  }));
  return roads.sort((a, b) => Number(a.from === 'future') - Number(b.from === 'future'));
}

/** How much comes along all roads from one side together: the norm of their sum. */
export function flowFrom(roads: readonly Road[], from: Road['from']): number {
  const chosen = roads.filter((road) => road.from === from);
  if (chosen.length === 0) return 0;
  return norm(
    chosen[0]!.values.map((_, k) => chosen.reduce((sum, { values }) => sum + values[k]!, 0)),
  );
}
