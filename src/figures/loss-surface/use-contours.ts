import { useEffect, useRef, useState, type RefObject } from 'react';
import { pathOfRings, ringsAt, type Grid } from './contours.ts';
import type { Surface } from './surface.ts';
import { gridOf, lossRows, type View } from './view.ts';

/** Nodes along a side: at first, so that something is there in the same frame, and then. */
export const COARSE = 15;
export const FINE = 57;
/** Rows of the fine grid at a time: some 200 forward passes, a few milliseconds. */
const ROWS = 4;

/** The regions at and above each level, lowest first, one over the other: as SVG. */
export const contoursOf = (grid: Grid, levels: readonly number[]): string =>
  levels
    .map((level, k) => `<path data-level="${k + 1}" d="${pathOfRings(ringsAt(grid, level))}"/>`)
    .join('');

/**
 * The contours as SVG text. The HTML brings those of the start, which are left alone as hydration finds them (an empty string); only
 * where another surface is asked for are they computed, coarse at once and fine in slices, with a turn for the page in between.
 * `id` tells surfaces apart.
 */
export function useContours(
  id: string,
  surface: Surface,
  view: View,
  levels: readonly number[],
): { html: string; drawing: RefObject<SVGGElement | null> } {
  const drawing = useRef<SVGGElement>(null);
  const [first] = useState(id);
  const [html, setHtml] = useState(() =>
    import.meta.env.SSR ? contoursOf(gridOf(surface, view, FINE), levels) : '',
  );
  const isSet = html !== '';
  useEffect(() => {
    if (!isSet && id === first && drawing.current?.firstChild) return;
    let timer: ReturnType<typeof setTimeout>;
    const rows: number[] = [];
    const more = () => {
      const from = rows.length / FINE;
      rows.push(...lossRows(surface, view, FINE, from, Math.min(from + ROWS, FINE)));
      if (rows.length < FINE * FINE) timer = setTimeout(more);
      else setHtml(contoursOf({ n: FINE, values: rows }, levels));
    };
    timer = setTimeout(() => {
      setHtml(contoursOf(gridOf(surface, view, COARSE), levels));
      timer = setTimeout(more);
    });
    return () => clearTimeout(timer);
    // The id says all of the surface, the view and the levels that the contours depend on.
  }, [id]);
  return { html, drawing };
}
