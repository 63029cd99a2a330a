/** The axes of the loss along a line. They follow the network and the reach; η moves the points alone. */
import { roundUp, type Point } from './line.ts';

export const WIDTH = 400;
export const HEIGHT = 310;
export const PLOT = { left: 40, right: 390, top: 26, bottom: 264 };
/** So much of the axis is below 0, where the tangent may go and no loss can. */
export const BELOW = 0.2;

export interface Scale {
  readonly reach: number;
  readonly top: number;
  readonly x: (s: number) => number;
  readonly y: (loss: number) => number;
}

export function scaleOf(reach: number, top: number): Scale {
  const zero = PLOT.bottom - (BELOW / (1 + BELOW)) * (PLOT.bottom - PLOT.top);
  return {
    reach,
    top,
    x: (s) => PLOT.left + (s / reach) * (PLOT.right - PLOT.left),
    y: (loss) => zero - (loss / top) * (zero - PLOT.top),
  };
}

/** A length of the drawing, to a tenth. */
export const at = (length: number): number => Number(length.toFixed(1));

/** Round numbers from 0 to `end`, five or fewer steps of 1, 2 or 5 times a power of ten. */
export function ticksTo(end: number): number[] {
  const part = roundUp(end / 5);
  return Array.from({ length: Math.floor(end / part + 1e-9) + 1 }, (_, k) =>
    Number((k * part).toPrecision(6)),
  );
}

/** The path of the points, as far as they are numbers. A point far outside stands where a drawing still can. */
export function linePath(line: readonly Point[], { x, y }: Scale): string {
  const end = line.findIndex(({ loss }) => !Number.isFinite(loss));
  const points = (end < 0 ? line : line.slice(0, end)).map(
    ({ s, loss }) => `${at(x(s))} ${at(Math.max(y(loss), -1e4))}`,
  );
  return points.length === 0 ? '' : `M${points.join('L')}`;
}
