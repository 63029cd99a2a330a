/**
 * The race's own past: the weights of some of its moments, in bounded memory however long it runs. The start is always there;
 * when there are more than MOST, the distance kept between them is doubled.
 */
export interface Moment {
  /** The number of updates made. */
  readonly count: number;
  /** Of each network, flat; the same arrays that the trainer handed out, never mutated. */
  readonly weights: readonly Float32Array[];
}

export interface Moments {
  /** The fewest updates between two that are kept. */
  readonly every: number;
  readonly kept: readonly Moment[];
}

export const MOST_MOMENTS = 64;

export const noMoments: Moments = { every: 1, kept: [] };

/** With one more; one that is nearer than `every` to the last, or not after it, is not kept. */
export function withMoment(moments: Moments, moment: Moment): Moments {
  const last = moments.kept.at(-1);
  if (last && moment.count < last.count + moments.every) return moments;
  return thinned({ ...moments, kept: [...moments.kept, moment] });
}

function thinned(moments: Moments): Moments {
  if (moments.kept.length <= MOST_MOMENTS) return moments;
  const every = 2 * moments.every;
  const kept: Moment[] = [];
  for (const moment of moments.kept)
    if (moment.count >= (kept.at(-1)?.count ?? -Infinity) + every) kept.push(moment);
  return thinned({ every, kept });
}

/** Without what is later than `count`: a worker that died takes the race a little back. */
export function upTo(moments: Moments, count: number): Moments {
  if ((moments.kept.at(-1)?.count ?? -1) <= count) return moments;
  return { ...moments, kept: moments.kept.filter((moment) => moment.count <= count) };
}
