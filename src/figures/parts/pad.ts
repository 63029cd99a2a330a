/** A pad that is drawn on: PAD × PAD units of its own, y downward as on a screen. */
import type { Stroke } from '../../training/data/strokes.ts';

export const PAD = 300;

export const pathOf = (stroke: Stroke) =>
  `M${stroke.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${stroke.length === 1 ? 'h0' : ''}`;
