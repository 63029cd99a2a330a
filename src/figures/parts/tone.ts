/**
 * The two colour scales, never mixed. A value is ink on a wash, purple to orange; an error or a gradient is signed ink
 * without a wash, brown to teal. Both are absolute: a wash is full at |v| = 2, an ink at |e| = 1. The sign is also written.
 */
import type { CSSProperties } from 'react';

const FULL_WASH = 2;
/** The least share of colour in an error's ink: below it brown and teal could not be told apart. */
const LEAST_INK = 40;

export interface Tone {
  className: string;
  style: CSSProperties;
}

function tone(kind: 'value' | 'error', x: number, percent: number): Tone {
  const sign = x < 0 ? 'negative' : 'positive';
  const shown = Number.isFinite(percent) ? Math.round(percent) : 100;
  return { className: `${kind} ${sign}`, style: { '--p': `${shown}%` } as CSSProperties };
}

export function valueTone(x: number): Tone {
  return tone('value', x, Math.min(1, Math.abs(x) / FULL_WASH) * 100);
}

export function errorTone(x: number): Tone {
  return tone('error', x, Math.min(100, LEAST_INK + Math.abs(x) * (100 - LEAST_INK)));
}

export function toneOf(face: string, x: number): Tone {
  return face === 'value' || face === 'weight' ? valueTone(x) : errorTone(x);
}
