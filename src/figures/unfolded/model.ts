/** What the unfolded figure draws, read off a trace: every strand of every layer, whatever its cell. */
import type { Strand } from '../../engine/network.ts';
import type { Share, Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';
import { parsePlace } from '../../lab/place.ts';

/**
 * What is shown of the errors: none ('values'), those of the scores, where every error begins ('first'), or all with their
 * ways ('all').
 */
export type Faces = 'values' | 'first' | 'all';

/** The layer that reads the inputs. */
export const LOWEST = '1';
/** More units, classes or numbers of an input than these are not drawn. */
export const MOST_ROWS = 16;

/** From the top of the drawing down: the highest layer first, of a two-way layer the forward direction first. */
export function strandsDrawn({ forward }: Trace): Strand[] {
  return forward.network.levels.slice(0, -1).toReversed().flat();
}

/** The one that a pinned place belongs to, or the highest. */
export function strandInView(trace: Trace, pin: string | null): Strand {
  const strands = strandsDrawn(trace);
  const place = pin === null ? null : parsePlace(pin);
  return strands.find(({ key }) => key === place?.layer) ?? strands[0]!;
}

export function isTwoWay({ strands }: Trace): boolean {
  return strands.some(({ backward }) => backward);
}

/** Where a share of h comes from: the output or the layer above at the same step, or the step that reads h as its state. */
export type Side = 'output' | 'future';

export interface Road {
  readonly consumer: string;
  readonly values: Float64Array;
  readonly from: Side;
}

/** The shares of ∂L/∂h_t, the output's first: the addends in the order in which they are written down. */
export function roadsInto(trace: Trace, layer: string, t: number): Road[] {
  const roads = trace.shares({ layer, name: 'h', t }).map(({ consumer, values }: Share): Road => ({
    consumer,
    values,
    from: Number(consumer.split('@')[1]) === t ? 'output' : 'future',
  }));
  return roads.sort((a, b) => Number(a.from === 'future') - Number(b.from === 'future'));
}

/** One line of the written addition that makes ∂L/∂h_t. */
export interface Addend {
  readonly from: Side;
  readonly values: Float64Array;
  /** Null where several shares are written as one line; their sum is then not itself a share. */
  readonly consumer: string | null;
  /** How many shares the line stands for. */
  readonly ways: number;
}

/** So many shares are written one by one. The h of a gated cell has more: they are added by the side they come from. */
const MOST_SHARES = 3;

export function addendsOf(roads: readonly Road[]): Addend[] {
  if (roads.length <= MOST_SHARES) return roads.map((road) => ({ ...road, ways: 1 }));
  return (['output', 'future'] as const).flatMap((from): Addend[] => {
    const chosen = roads.filter((road) => road.from === from);
    const [only, ...more] = chosen;
    if (!only) return [];
    return more.length === 0
      ? [{ ...only, ways: 1 }]
      : [{ from, values: sumOf(chosen), consumer: null, ways: chosen.length }];
  });
}

/** How many lines that addition has at most; at the end of a strand's way one of them says that nothing comes. */
export function addendLines(trace: Trace, layer: string): number {
  const at = [1, trace.steps].map((t) => addendsOf(roadsInto(trace, layer, t)).length);
  return Math.max(2, ...at);
}

/** How much comes along all roads from one side together: the norm of their sum. */
export function flowFrom(roads: readonly Road[], from: Side): number {
  const chosen = roads.filter((road) => road.from === from);
  return chosen.length === 0 ? 0 : norm(sumOf(chosen));
}

function sumOf(roads: readonly Road[]): Float64Array {
  return roads[0]!.values.map((_, k) => roads.reduce((sum, { values }) => sum + values[k]!, 0));
}

/** The step whose state is made from h_t: the next one, for the backward direction the one before. Null at its last step. */
export function readerOf(strand: Strand, steps: number, t: number): number | null {
  const reader = strand.backward ? t - 1 : t + 1;
  return reader >= 1 && reader <= steps ? reader : null;
}

/** Are the numbers that a column of the drawing shows at t the same in both runs? */
export function sameAt(a: Trace, b: Trace, t: number, faces: Faces): boolean {
  if (a === b) return true;
  const [now, before] = [numbersAt(a, t, faces), numbersAt(b, t, faces)];
  return (
    a.steps === b.steps &&
    a.experiment.targets[t - 1] === b.experiment.targets[t - 1] &&
    now.length === before.length &&
    now.every((vector, k) => sameVector(vector, before[k]!))
  );
}

function numbersAt(trace: Trace, t: number, faces: Faces): ArrayLike<number>[] {
  const layers = strandsDrawn(trace).map(({ key }) => key);
  return [
    trace.value({ layer: 'readout', name: 'z', t })!,
    ...(faces === 'values' ? [] : [trace.error({ layer: 'readout', name: 'alpha', t })!]),
    ...layers.map((layer) => trace.value({ layer, name: 'h', t })!),
    ...(faces === 'all'
      ? layers.flatMap((layer) => [
          trace.error({ layer, name: 'h', t })!,
          ...trace.shares({ layer, name: 'h', t }).map(({ values }) => values),
        ])
      : []),
  ];
}

function sameVector(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (!Object.is(a[k], b[k])) return false;
  return true;
}
