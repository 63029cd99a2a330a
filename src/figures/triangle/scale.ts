/**
 * How large a square is drawn for a number: symmetric-log, so that decades can be told apart and zero is nothing. Up to the
 * knee the side grows with the number, beyond it by the same length for each factor of ten. Absolute: the same in every
 * triangle and after every edit.
 */
const KNEE = 1e-3;
/** From here on a square fills its place. */
export const LARGEST = 3;

const FULL = Math.log10(1 + LARGEST / KNEE);

/** The side, from 0 to 1. What is not a finite number fills its place too. */
export function sideOf(x: number): number {
  const size = Math.abs(x);
  return size < LARGEST ? Math.log10(1 + size / KNEE) / FULL : 1;
}

/** The width of the line of a hollow square, and the least side at which it can be seen as hollow. */
const LINE = 1.5;
const LEAST_HOLLOW = 2 * LINE + 1.5;

/**
 * The outline of a square about (x, y), to be filled by the even-odd rule: filled for a positive number, hollow for a
 * negative one, so that its sign is not its colour alone.
 */
export function squarePath(x: number, y: number, side: number, hollow: boolean): string {
  const box = (width: number) => {
    const half = round(width / 2);
    return `M${round(x - half)} ${round(y - half)}h${2 * half}v${2 * half}h${-2 * half}z`;
  };
  const outer = box(side);
  return hollow && side >= LEAST_HOLLOW ? outer + box(side - 2 * LINE) : outer;
}

const round = (x: number) => Math.round(x * 100) / 100;
