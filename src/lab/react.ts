/** The thin file that joins the lab to React: a context, hooks to read it, and the address bar. */
import { createContext, useContext, useEffect } from 'react';
import { useStore } from 'zustand';
import { traceOf, type Trace } from '../engine/trace.ts';
import { partsOf, readLink, withPartsOf, writeLink } from './link.ts';
import type { SettingName } from './settings.ts';
import type { Lab, LabState } from './store.ts';

export const LabContext = createContext<Lab | null>(null);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (!lab) throw new Error('This figure stands outside a <Lab>: put the chapter inside one.');
  return lab;
}

/** A part of the lab's state; the component renders again when that part changes. */
export function useLabState<T>(select: (state: LabState) => T): T {
  return useStore(useLab().store, select);
}

/** The trace of the present experiment. */
export function useTrace(): Trace {
  return traceOf(useLabState(({ experiment }) => experiment));
}

/** A setting of the figures, and how to set it; `usual` where the reader has set nothing. */
export function useSetting(
  name: SettingName,
  usual: string,
): [value: string, set: (value: string | null) => void] {
  const lab = useLab();
  const value = useLabState(({ settings }) => settings[name]) ?? usual;
  return [value, (wanted) => lab.set(name, wanted)];
}

/** Can the last edit be undone, the last undone edit be done again? */
export function useHistory(): { canUndo: boolean; canRedo: boolean } {
  const { history } = useLab();
  const canUndo = useStore(history, ({ pastStates }) => pastStates.length > 0);
  const canRedo = useStore(history, ({ futureStates }) => futureStates.length > 0);
  return { canUndo, canRedo };
}

/**
 * The fragment as the labs of the page last read or wrote it. Where the address has another one, the reader has just followed
 * a link and the event is on its way: nothing may be written over it.
 */
let known: string | null = null;

/** How long the page rests before the address bar follows: browsers refuse more than a few changes a second. */
const REST = 250;

/**
 * Reads the link once the page is live (the HTML shows the start), then keeps the address bar at the present state. Where a
 * page has several labs, `name` tells whose parts of the link are whose.
 */
export function useLink(lab: Lab, name: string): void {
  useEffect(() => {
    const read = () => {
      const { notice, ...linked } = readLink(lab.start, partsOf(location.hash, name));
      lab.store.setState({ ...linked, base: lab.start.experiment, notice });
    };
    known ??= location.hash;
    if (location.hash.includes('=')) read();

    let timer: ReturnType<typeof setTimeout> | undefined;
    const writeSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(write, REST);
    };
    const write = () => {
      if (location.hash !== known) return;
      const own = writeLink(lab.start, lab.store.getState());
      const link = withPartsOf(location.hash, name, own);
      const anchor = location.hash.includes('=') ? '' : location.hash;
      const hash = link === '' ? anchor : `#${link}`;
      if (hash !== location.hash)
        history.replaceState(
          history.state,
          '',
          hash === '' ? location.pathname + location.search : hash,
        );
      known = location.hash;
    };
    const unsubscribe = lab.store.subscribe((now, before) => {
      if (
        now.experiment === before.experiment &&
        now.step === before.step &&
        now.pin === before.pin &&
        now.settings === before.settings
      )
        return;
      writeSoon();
    });
    // An anchor of the page is followed, and says nothing of the numbers; the link comes back after it.
    const onHashChange = () => {
      known = location.hash;
      if (location.hash.includes('=')) read();
      else writeSoon();
    };
    addEventListener('hashchange', onHashChange);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      removeEventListener('hashchange', onHashChange);
    };
  }, [lab, name]);
}
