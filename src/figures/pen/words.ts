/** A way in words, from its numbers alone: "right twice, then down once". */
import type { Matrix, Vector } from '../../engine/experiment.ts';

const DIRECTIONS = [
  'right',
  'up and right',
  'up',
  'up and left',
  'left',
  'down and left',
  'down',
  'down and right',
] as const;

/** The nearest of eight directions; y is upward. */
export function directionOf([dx = 0, dy = 0]: Vector): string {
  if (dx === 0 && dy === 0) return 'nowhere';
  const eighths = Math.round(Math.atan2(dy, dx) / (Math.PI / 4));
  return DIRECTIONS[(eighths + 8) % 8]!;
}

function timesOf(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

export interface Way {
  /** Moves before those that are told. */
  readonly before: number;
  readonly words: string;
}

/** The last few directions, each with the number of moves in it. */
export function wayInWords(moves: Matrix, most = 3): Way {
  const runs: { direction: string; count: number }[] = [];
  for (const move of moves) {
    const direction = directionOf(move);
    const last = runs.at(-1);
    if (last?.direction === direction) last.count++;
    else runs.push({ direction, count: 1 });
  }
  return {
    before: runs.slice(0, -most).reduce((sum, { count }) => sum + count, 0),
    words: runs
      .slice(-most)
      .map(({ direction, count }) => `${direction} ${timesOf(count)}`)
      .join(', then '),
  };
}
