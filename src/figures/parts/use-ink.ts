import {
  useRef,
  useState,
  type HTMLAttributes,
  type KeyboardEvent,
  type PointerEvent,
} from 'react';
import type { Point, Stroke } from '../../training/data/strokes.ts';
import { moveOfKey } from './move-of-key.ts';
import { PAD } from './pad.ts';

/** What a press of a key draws, in units of the pad. */
const STEP = 20;
/** A press closer to its beginning than this is a dot. */
const SLACK = 3;

export interface Ink {
  /** The stroke that is being drawn by a pointer. */
  readonly trail: Stroke | null;
  /** Where the pen of the keys is, and whether it is down; null where no keys are used. */
  readonly pen: { readonly at: Point; readonly down: boolean } | null;
  readonly handlers: HTMLAttributes<HTMLElement>;
  /** The pen of the keys is put away. */
  putAway(): void;
}

/**
 * Drawing on a pad, several strokes one after another, by pointer, finger or keys.
 * @param strokes those that are the reader's so far
 */
export function useInk(strokes: readonly Stroke[], onStrokes: (strokes: Stroke[]) => void): Ink {
  const [trail, setTrail] = useState<Stroke | null>(null);
  const [pen, setPen] = useState<Ink['pen']>(null);
  /** The pointer that draws, and what it has drawn: faster than the frames. */
  const now = useRef<{ pointer: number; points: Point[] } | null>(null);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (now.current || !event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    now.current = { pointer: event.pointerId, points: [onSheet(event.currentTarget, event)] };
    setPen(null);
    setTrail([...now.current.points]);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const own = now.current;
    if (own?.pointer !== event.pointerId) return;
    const passed = event.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const one of passed.length > 0 ? passed : [event])
      own.points.push(onSheet(event.currentTarget, one));
    setTrail([...own.points]);
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const own = now.current;
    if (own?.pointer !== event.pointerId) return;
    now.current = null;
    setTrail(null);
    const first = own.points[0]!;
    const isDot = own.points.every(([x, y]) => Math.hypot(x - first[0], y - first[1]) < SLACK);
    onStrokes([...strokes, isDot ? [first] : own.points]);
  };
  const onPointerCancel = (event: PointerEvent<HTMLElement>) => {
    if (now.current?.pointer !== event.pointerId) return;
    now.current = null;
    setTrail(null);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || now.current) return;
    const move = moveOfKey(event.key, STEP);
    const { at, down } = pen ?? { at: [PAD / 3, PAD / 6] as Point, down: true };
    if (move) {
      const to = at.map((x, k) => Math.min(PAD, Math.max(0, x + (k === 0 ? move[0]! : -move[1]!))));
      const next: Point = [to[0]!, to[1]!];
      if (down) {
        // A stroke that ends where the pen is goes on; else one begins.
        const last = pen ? strokes.at(-1) : undefined;
        const end = last?.at(-1);
        const goesOn = end?.[0] === at[0] && end[1] === at[1];
        onStrokes(goesOn ? [...strokes.slice(0, -1), [...last!, next]] : [...strokes, [at, next]]);
      }
      setPen({ at: next, down });
    } else if (event.key === ' ') setPen({ at, down: pen ? !down : true });
    else if (event.key === 'Backspace' && strokes.length > 0) {
      onStrokes(strokes.slice(0, -1));
      setPen(null);
    } else if (event.key === 'Escape' && strokes.length > 0) {
      onStrokes([]);
      setPen(null);
    } else return;
    event.preventDefault();
  };

  const handlers = { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onKeyDown };
  return { trail, pen, handlers, putAway: () => setPen(null) };
}

/** Where an event is, in units of the pad. */
function onSheet(pad: Element, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const { left, top, width, height } = pad.getBoundingClientRect();
  return [((clientX - left) * PAD) / width, ((clientY - top) * PAD) / height];
}
