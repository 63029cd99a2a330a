import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useLab } from '../../lab/react.ts';
import { formatNumber } from '../../notation/format.ts';
import { SIDE } from './contours.ts';
import type { Frame } from './model.ts';
import { weightInWords } from './Name.tsx';
import type { Place } from './surface.ts';
import { inPicture, isInView, placeAt } from './view.ts';

/** What an arrow key adds, as in a field; with Shift ten times as much. */
const STEP = 0.01;

const rounded = (value: number) => Number(value.toFixed(2)) + 0;

/** Where the ways begin: to be dragged, or moved by the arrow keys. One drag, and one visit by keys, is one undo. */
export function StartMarker({ frame, onMove }: { frame: Frame; onMove: (to: Place) => void }) {
  const lab = useLab();
  const { setup, place } = frame;
  const { pair, view } = setup;
  /** From the pointer to the marker's middle, in pixels. */
  const held = useRef<Place | null>(null);
  const [x, y] = place;

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const box = event.currentTarget.getBoundingClientRect();
    held.current = [
      box.left + box.width / 2 - event.clientX,
      box.top + box.height / 2 - event.clientY,
    ];
    event.currentTarget.setPointerCapture(event.pointerId);
    lab.endGesture();
    lab.beginGesture();
  };
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    const square = event.currentTarget.parentElement;
    if (!held.current || !square) return;
    const { left, top, width, height } = square.getBoundingClientRect();
    const [dx, dy] = held.current;
    const part = (value: number) => Math.min(Math.max(value, 0), 1);
    const to = placeAt(
      view,
      part((event.clientX + dx - left) / width),
      part((event.clientY + dy - top) / height),
    );
    onMove([rounded(to[0]), rounded(to[1])]);
  };
  const onPointerUp = () => {
    if (held.current) lab.endGesture();
    held.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [dx, dy] = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    }[event.key] ?? [0, 0];
    if ((dx === 0 && dy === 0) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!lab.isInGesture()) lab.beginGesture();
    const by = STEP * (event.shiftKey ? 10 : 1);
    const moved = (value: number, steps: number) => Number((value + steps * by).toFixed(4));
    onMove([moved(x, dx!), moved(y, dy!)]);
  };

  const [left, top] = inPicture(view, place).map(
    (units) => `${((Math.min(Math.max(units, 0), SIDE) / SIDE) * 100).toFixed(2)}%`,
  );
  const where = `${weightInWords(pair[0])} = ${formatNumber(x)}, ${weightInWords(pair[1])} = ${formatNumber(y)}`;
  const outside = isInView(view, place) ? '' : ', outside the picture';
  return (
    <button
      type="button"
      className="surface-start"
      style={{ left, top }}
      aria-label={`Start: ${where}${outside}. The arrow keys move it.`}
      title="The start: drag it, or move it with the arrow keys"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onKeyDown={onKeyDown}
      onBlur={() => lab.endGesture()}
    >
      <svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
        <path className="surface-start-halo" d="M-8 0H8M0 -8V8" />
        <path d="M-8 0H8M0 -8V8" />
      </svg>
      <span>start</span>
    </button>
  );
}
