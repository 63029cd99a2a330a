import { useEffect } from 'react';
import type { Entry } from '../../engine/experiment.ts';
import type { Trace } from '../../engine/trace.ts';
import { entryPlace, parsePlace } from '../../lab/place.ts';
import { useLab, useLabState, useSetting } from '../../lab/react.ts';
import { entryAt, firstRecurrent } from '../parts/entry.ts';

/**
 * The number of a parameter that a figure takes apart: the one last chosen, in the figure or by pinning one; at the start
 * the pinned one if a parameter is pinned, else the first number of `usual`.
 */
export function useEntry(trace: Trace, usual: string): [Entry, (entry: Entry) => void] {
  const lab = useLab();
  const pin = useLabState((state) => state.pin);
  const [setting, set] = useSetting('parameter', '');
  useEffect(
    () =>
      lab.store.subscribe((now, before) => {
        if (now.pins === before.pins || now.pin === null) return;
        if (parsePlace(now.pin)?.kind === 'parameter') lab.set('parameter', now.pin);
      }),
    [lab],
  );
  const entry =
    entryAt(trace, setting) ??
    entryAt(trace, pin) ??
    entryAt(trace, usual) ??
    firstRecurrent(trace);
  return [entry, (wanted) => set(entryPlace(wanted))];
}
