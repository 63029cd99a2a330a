/** What was written on the way: one sample a rung, so that early and late stand beside each other. */

export interface Rung {
  /** The updates made when it was written: the rung, or a little more. */
  readonly count: number;
  readonly temperature: number;
  readonly beginning: string;
  readonly text: string;
}

/** 0, 10, 20, 50, 100, 200, 500, 1000, … */
export function rungAt(count: number): number {
  if (count < 10) return 0;
  const power = 10 ** Math.floor(Math.log10(count));
  return power * (count >= 5 * power ? 5 : count >= 2 * power ? 2 : 1);
}

/** The ladder with a sample, unless its rung has one already. */
export function withRung(ladder: readonly Rung[], sample: Rung): readonly Rung[] {
  const taken = ladder.some(({ count }) => rungAt(count) === rungAt(sample.count));
  return taken ? ladder : [...ladder, sample].toSorted((a, b) => a.count - b.count);
}

/** A ladder as a text, to be kept: the counts and what was written; with what it was written is the same at each rung. */
export const ladderText = (ladder: readonly Rung[]): string =>
  JSON.stringify(ladder.map(({ count, text }) => [count, text]));

/**
 * The rungs of such a text that can have been written on the way to so many updates, each no longer than `most`; [] where it is none. What is
 * kept in a browser is somebody's, and is not believed.
 */
export function ladderOf(
  kept: string,
  { made, most, ...written }: { made: number; most: number } & Omit<Rung, 'count' | 'text'>,
): readonly Rung[] {
  let ladder: readonly Rung[] = [];
  for (const one of listIn(kept)) {
    const [count, text] = Array.isArray(one) ? (one as unknown[]) : [];
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > made)
      continue;
    if (typeof text !== 'string' || text.length > most) continue;
    ladder = withRung(ladder, { count, ...written, text });
  }
  return ladder;
}

function listIn(text: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
