import { useEffect } from 'react';
import type { Entry } from '../../engine/experiment.ts';
import type { Trace } from '../../engine/trace.ts';
import { entryPlace, hasPlace, parsePlace } from '../../lab/place.ts';
import { useLab, useLabState, useSetting } from '../../lab/react.ts';

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
    entryOf(trace, setting) ?? entryOf(trace, pin ?? '') ?? entryOf(trace, usual) ?? first(trace);
  return [entry, (wanted) => set(entryPlace(wanted))];
}

/** The entry a place names, its first where it names the parameter alone; null where the network has none. */
function entryOf(trace: Trace, text: string): Entry | null {
  const place = parsePlace(text);
  if (place?.kind !== 'parameter' || !hasPlace(trace, place)) return null;
  const { layer, parameter, index } = place;
  return index.length > 0 ? { layer, parameter, index } : firstOf(trace, layer, parameter);
}

export function firstOf(trace: Trace, layer: string, parameter: string): Entry {
  const { cols } = trace.gradient(layer, parameter)!;
  return { layer, parameter, index: cols === 0 ? [0] : [0, 0] };
}

/** A weight that reads the state before, where there is one. */
function first(trace: Trace): Entry {
  const { key, plan } = trace.strands[0]!;
  const names = plan.parameters.map(({ name }) => name);
  return firstOf(trace, key, names.find((name) => name.startsWith('W_h')) ?? names[0]!);
}
