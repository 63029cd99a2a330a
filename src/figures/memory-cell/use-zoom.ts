import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useSetting } from '../../lab/react.ts';

export const LEVELS = ['network', 'cell', 'gate', 'product'] as const;
export type Level = (typeof LEVELS)[number];

/** Milliseconds of the move from one level into another. */
const MOVE = 520;
/** What is gone into is enlarged so many times at most: beyond that only its edges would be seen. */
const MOST = 4;

interface Leaving {
  readonly level: Level;
  readonly picture: HTMLElement;
  /** Where, in the level that was left, the things stood that can be gone into. */
  readonly doors: ReadonlyMap<string, DOMRect>;
  readonly stage: DOMRect;
}

/**
 * The level of the zoom, in the lab's settings, and the move between two of them: what is left grows past the edges, or
 * shrinks into its place, while the other level comes to be seen. Everywhere else, and with reduced motion, it is a cut.
 */
export function useZoom(stage: RefObject<HTMLElement | null>) {
  const [setting, set] = useSetting('zoom', 'cell');
  const level = setting as Level;
  const leaving = useRef<Leaving | null>(null);
  const go = (wanted: Level | undefined) => {
    if (wanted === undefined || wanted === level) return;
    leaving.current = leave(stage.current!, level);
    set(wanted === 'cell' ? null : wanted);
  };
  useLayoutEffect(() => {
    const left = leaving.current;
    leaving.current = null;
    if (!left || left.level === level || !stage.current) return;
    return move(stage.current, left, level);
  }, [level, stage]);
  const by = (steps: number) => go(LEVELS[LEVELS.indexOf(level) + steps]);
  return { level, go, goIn: () => by(1), goOut: () => by(-1) };
}

const doorsOf = (root: Element) =>
  new Map(
    [...root.querySelectorAll<HTMLElement | SVGElement>('[data-zoom-in]')].map((door) => [
      door.dataset.zoomIn!,
      door.getBoundingClientRect(),
    ]),
  );

function leave(stage: HTMLElement, level: Level): Leaving {
  const now = stage.firstElementChild as HTMLElement;
  const picture = now.cloneNode(true) as HTMLElement;
  // A picture of the numbers, not the numbers: nothing in it is pointed at, read aloud or counted.
  picture.inert = true;
  picture.setAttribute('aria-hidden', 'true');
  picture.classList.add('leaving');
  for (const element of [picture, ...picture.querySelectorAll<HTMLElement | SVGElement>('*')])
    for (const name of Object.keys(element.dataset)) delete element.dataset[name];
  return { level, picture, doors: doorsOf(now), stage: stage.getBoundingClientRect() };
}

function move(stage: HTMLElement, left: Leaving, level: Level): (() => void) | undefined {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
  const isIn = LEVELS.indexOf(level) > LEVELS.indexOf(left.level);
  const now = stage.firstElementChild as HTMLElement;
  const inner = isIn ? level : left.level;
  const room = stage.getBoundingClientRect();
  const door = (isIn ? left.doors : doorsOf(now)).get(inner) ?? middleOf(room);
  const scale = Math.min(room.width / Math.max(door.width, 1), MOST);
  const [dx, dy] = [
    door.left + door.width / 2 - (room.left + room.width / 2),
    door.top + door.height / 2 - (room.top + room.height / 2),
  ];
  // Seen from the outer level the inner one stands, small, in its door; seen from the inner one the outer is large.
  const small = `translate(${dx}px, ${dy}px) scale(${1 / scale})`;
  const large = `translate(${-dx * scale}px, ${-dy * scale}px) scale(${scale})`;
  stage.append(left.picture);
  stage.classList.add('moving');
  const timing = { duration: MOVE, easing: 'ease-in-out' };
  const goes = left.picture.animate(
    [
      { transform: 'none', opacity: 1 },
      { transform: isIn ? large : small, opacity: 0 },
    ],
    timing,
  );
  now.animate(
    [
      { transform: isIn ? small : large, opacity: 0 },
      { transform: 'none', opacity: 1 },
    ],
    timing,
  );
  stage.animate([{ height: `${left.stage.height}px` }, { height: `${room.height}px` }], timing);
  const end = () => {
    left.picture.remove();
    stage.classList.remove('moving');
    now.getAnimations().forEach((animation) => animation.cancel());
  };
  goes.onfinish = end;
  return end;
}

const middleOf = ({ left, top, width, height }: DOMRect) =>
  new DOMRect(left + width * 0.375, top + height * 0.375, width / 4, height / 4);
