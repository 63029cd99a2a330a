import {
  useRef,
  useState,
  type HTMLAttributes,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import type { Matrix } from '../../engine/experiment.ts';
import { moveOfKey } from '../parts/move-of-key.ts';
import { SHEET } from './geometry.ts';
import { decimalsFor, rounded, sampleStroke, type Point } from './stroke.ts';

/** What is being drawn: by a pointer, points of the sheet; by keys, moves. */
export type Drawing =
  | { readonly by: 'pointer'; readonly points: readonly Point[] }
  | { readonly by: 'keys'; readonly moves: Matrix };

/** Why the last attempt has changed nothing. */
export type Failure = 'tap' | 'no-moves' | 'given-up';

interface Wanted {
  steps: number;
  /** The average length of the moves of a stroke. */
  length: number;
  /** `points` are those of the sheet it was made of, and `scale` the length of one of its units in the moves. */
  onStroke: (moves: Matrix, made?: { points: readonly Point[]; scale: number }) => void;
  /** A press that was no stroke. Is there something it meant? */
  onTap: (at: Point) => boolean;
}

/** A press becomes a stroke after so many units of the sheet. */
const SLACK = 5;

/** Drawing on the sheet, by pointer, finger or keys. Nothing is changed before the stroke is whole. */
export function useStroke({ steps, length, onStroke, onTap }: Wanted) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** The pointer that draws, and what it has drawn: faster than the frames. */
  const trail = useRef<{ pointer: number; points: Point[]; isStroke: boolean } | null>(null);

  const stop = (why: Failure | null) => {
    trail.current = null;
    setDrawing(null);
    setFailure(why);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (trail.current || !event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const points = [onSheet(event.currentTarget, event)];
    trail.current = { pointer: event.pointerId, points, isStroke: false };
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const now = trail.current;
    if (now?.pointer !== event.pointerId) return;
    const passed = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const one of passed.length > 0 ? passed : [event])
      now.points.push(onSheet(event.currentTarget, one));
    now.isStroke ||= now.points.some((point) => isFar(point, now.points[0]!));
    if (!now.isStroke) return;
    setFailure(null);
    setDrawing({ by: 'pointer', points: [...now.points] });
  };

  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const now = trail.current;
    if (now?.pointer !== event.pointerId) return;
    if (!now.isStroke) return stop(onTap(now.points[0]!) ? null : 'tap');
    const sampled = sampleStroke(now.points, steps, length);
    stop(sampled ? null : 'no-moves');
    if (sampled) onStroke(sampled.moves, { points: now.points, scale: sampled.scale });
  };

  const onPointerCancel = (event: PointerEvent<HTMLElement>) => {
    if (trail.current?.pointer === event.pointerId) stop('given-up');
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const before = drawing?.by === 'keys' ? drawing.moves : [];
    const move = trail.current ? null : moveOfKey(event.key, rounded(length, decimalsFor(length)));
    if (move) {
      event.preventDefault();
      const moves = [...before, move];
      stop(null);
      if (moves.length >= steps) onStroke(moves);
      else setDrawing({ by: 'keys', moves });
    } else if (event.key === 'Backspace' && before.length > 0) {
      event.preventDefault();
      const moves = before.slice(0, -1);
      if (moves.length === 0) stop('given-up');
      else setDrawing({ by: 'keys', moves });
    } else if (event.key === 'Escape' && (drawing || trail.current)) {
      event.preventDefault();
      stop('given-up');
    }
  };

  const handlers: HTMLAttributes<HTMLElement> = {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel,
    onKeyDown,
  };
  return { drawing, failure, handlers, giveUp: () => stop(null) };
}

/** Where an event is, in units of the sheet. */
function onSheet(
  sheet: Element,
  { clientX, clientY }: { clientX: number; clientY: number },
): Point {
  const { left, top, width } = sheet.getBoundingClientRect();
  const scale = SHEET.width / width;
  return [(clientX - left) * scale, (clientY - top) * scale];
}

const isFar = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]) > SLACK;
