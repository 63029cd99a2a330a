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
