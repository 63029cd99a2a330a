/** What a race is at any time: its runs, its past, the moment in view, and what is said of it. */
import { startingPoint, type Checkpoint, type Setup } from '../../training/checkpoint.ts';
import { viewOf, type RunView, type Snapshot } from '../../training/snapshot.ts';
import { noMoments, withMoment, type Moment, type Moments } from './moments.ts';

export interface RaceState {
  readonly setups: readonly Setup[];
  readonly state: Snapshot['state'] | 'loading';
  readonly views: readonly RunView[];
  readonly count: number;
  readonly updatesPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly trouble: string | null;
  readonly moments: Moments;
  /** The moment in view: the present one, or an earlier one that the reader chose. */
  readonly moment: Moment;
  readonly isPast: boolean;
  /** The page was hidden while the race ran; it is there again. */
  readonly away: 'paused' | 'back' | null;
  /** What could be gone on with. */
  readonly offer: readonly Checkpoint[] | null;
  /** What became of a file, or of keeping: a sentence. */
  readonly said: string | null;
}

/** The moment where the runs are. */
export const present = ({ views, count }: RaceState): Moment => ({
  count,
  weights: views.map(({ checkpoint }) => checkpoint.weights),
});

/** A race whose runs are at these points, at rest; its past is its start. */
export function stateAt(points: readonly Checkpoint[]): RaceState {
  const setups = points.map(({ setup }) => setup);
  const start = { count: 0, weights: setups.map((setup) => startingPoint(setup).weights) };
  const count = Math.min(...points.map((one) => one.count));
  const moment = { count, weights: points.map(({ weights }) => weights) };
  return {
    ...{ setups, count, moment },
    state: 'paused',
    views: points.map((point) => viewOf(point, null)),
    updatesPerSecond: null,
    secondsLeft: null,
    trouble: null,
    moments: withMoment(withMoment(noMoments, start), moment),
    isPast: false,
    away: null,
    offer: null,
    said: null,
  };
}
