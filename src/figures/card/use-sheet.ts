import { useEffect, useState, type RefObject } from 'react';
import type { Lab } from '../../lab/store.ts';

export interface Sheet {
  readonly isOpen: boolean;
  /** The room the card leaves in the text while it is a sheet. */
  readonly height: number;
  readonly close: () => void;
}

/** Opens when something is pinned while the holder is out of view; closes by its button, by Escape, or when its place comes into view. */
export function useSheet(lab: Lab, holder: RefObject<HTMLElement | null>): Sheet {
  const [height, setHeight] = useState<number | null>(null);
  const isOpen = height !== null;

  useEffect(() => {
    let inView = true;
    const observer = new IntersectionObserver(([entry]) => {
      inView = entry!.isIntersecting;
      if (inView) setHeight(null);
    });
    observer.observe(holder.current!);
    const unsubscribe = lab.store.subscribe((now, before) => {
      // A step moves the pin along; only a choice of the reader's brings the card up.
      if (now.pins === before.pins || now.pin === null || inView) return;
      setHeight((open) => open ?? holder.current!.offsetHeight);
    });
    return () => {
      observer.disconnect();
      unsubscribe();
    };
  }, [lab, holder]);

  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setHeight(null);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [isOpen]);

  return { isOpen, height: height ?? 0, close: () => setHeight(null) };
}
