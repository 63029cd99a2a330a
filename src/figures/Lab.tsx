import './lab.css';
import './parts/numbers.css';
import {
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import type { Experiment } from '../engine/experiment.ts';
import { LabContext, useLink } from '../lab/react.ts';
import { formatFull } from '../notation/format.ts';
import { createLab, type Lab as LabStore, type Start } from '../lab/store.ts';
import { Boundary } from './parts/Boundary.tsx';
import { flashChanges } from './parts/flash.ts';
import { light, marksIn, onPlacesChange, placeOf } from './parts/spotlight.ts';

interface Props {
  /** Where a page has several labs, all but one have a name: small letters. It stands in links. */
  name?: string;
  /** Where the chapter starts. */
  experiment: unknown;
  step?: number;
  /** The place pinned at the start: "1.h@2.0". */
  pin?: string;
  names?: Start['names'];
  settings?: Start['settings'];
  children: ReactNode;
}

/**
 * The lab round a chapter: one experiment for all its figures and sentences. It keeps the address in step, lights what the
 * reader points at, and hears undo and redo.
 */
export function Lab(props: Props) {
  const { name = '', experiment, step = 1, pin, names = {}, settings = {}, children } = props;
  // A named experiment of content/experiments is held to the format by a test, not again in the reader's browser.
  const [lab] = useState(() =>
    createLab({ experiment: experiment as Experiment, step, pin: pin ?? null, names, settings }),
  );
  const root = useRef<HTMLDivElement>(null);
  useLink(lab, name);
  useSpotlight(lab, root);
  useEffect(() => flashChanges(root.current!, () => lab.isInGesture()), [lab]);
  useUndoKeys(lab, root);

  const here = (target: EventTarget) => placeOf(target as Element, lab.store.getState().step);
  const onPoint = ({ target }: PointerEvent | FocusEvent) => {
    lab.hoverAt(here(target));
    showAllDigits(target as Element);
  };
  const onClick = ({ target }: MouseEvent) => {
    const element = target as Element;
    // Buttons and fields have a meaning of their own; a link in a sentence leads on.
    if (element.closest('button,input,select,a,summary,[data-place]')) return;
    const place = here(element);
    if (place !== null) lab.pinAt(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const element = event.target as Element;
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (element.closest('button,input,select,a,summary')) return;
    const place = here(element);
    if (place === null) return;
    event.preventDefault();
    lab.pinAt(place);
  };

  return (
    <LabContext.Provider value={lab}>
      {/* The listeners only hear what bubbles up from controls that are reachable by themselves. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="lab"
        ref={root}
        onPointerOver={onPoint}
        onPointerLeave={() => lab.hoverAt(null)}
        onFocus={onPoint}
        onBlur={() => lab.hoverAt(null)}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <Notice lab={lab} />
        <Boundary lab={lab}>{children}</Boundary>
      </div>
    </LabContext.Provider>
  );
}

/** The full number on demand: a tooltip, written when it is wanted and not for hundreds of numbers at every edit. */
function showAllDigits(target: Element): void {
  const shown = target.closest<HTMLElement | SVGElement>('[data-number]');
  if (shown instanceof HTMLElement) shown.title = formatFull(Number(shown.dataset.number));
}

/** Drawn outside React: hundreds of elements get or lose an attribute, none is rendered again. */
function useSpotlight(lab: LabStore, root: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    /** What is to be looked at; null for all of it. */
    let changed: Element[] | null = null;
    const draw = () => {
      const { hover, pin, step } = lab.store.getState();
      const elements = changed ?? marksIn(root.current!);
      [frame, changed] = [0, []];
      light(elements, 'data-lit', hover, step);
      light(elements, 'data-pinned', pin, step);
    };
    let frame = 0;
    const soon = () => {
      frame ||= requestAnimationFrame(draw);
    };
    soon();
    const unsubscribe = lab.store.subscribe((now, before) => {
      if (now.hover === before.hover && now.pin === before.pin && now.step === before.step) return;
      changed = null;
      soon();
    });
    const stop = onPlacesChange(root.current!, (elements) => {
      changed?.push(...elements);
      soon();
    });
    return () => {
      cancelAnimationFrame(frame);
      unsubscribe();
      stop();
    };
  }, [lab, root]);
}

/** The lab the reader last did something in, where a page has several: undo is its. */
let inUse: LabStore | null = null;

function useUndoKeys(lab: LabStore, root: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = root.current!;
    const take = () => {
      inUse = lab;
    };
    inUse ??= lab;
    for (const act of ['pointerdown', 'focusin'] as const) element.addEventListener(act, take);
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      // An answer being typed has an undo of its own.
      if (event.target instanceof Element && event.target.matches('input:not(.field)[type="text"]'))
        return;
      if (inUse !== lab) return;
      const key = event.key.toLowerCase();
      const redo = key === 'y' || (key === 'z' && event.shiftKey);
      if (!redo && key !== 'z') return;
      event.preventDefault();
      if (redo) lab.redo();
      else lab.undo();
    };
    addEventListener('keydown', onKeyDown);
    return () => {
      if (inUse === lab) inUse = null;
      for (const act of ['pointerdown', 'focusin'] as const) element.removeEventListener(act, take);
      removeEventListener('keydown', onKeyDown);
    };
  }, [lab, root]);
}

function Notice({ lab }: { lab: LabStore }) {
  const [notice, setNotice] = useState<string | null>(null);
  useEffect(() => lab.store.subscribe((now) => setNotice(now.notice)), [lab]);
  return (
    <div className="notice" role="status">
      {notice !== null && (
        <p>
          {notice}{' '}
          <button type="button" className="word" onClick={() => lab.notify(null)}>
            Close
          </button>
        </p>
      )}
    </div>
  );
}
