import { useState, type FocusEvent } from 'react';
import type { Entry } from '../../engine/experiment.ts';
import type { Trace } from '../../engine/trace.ts';
import { hasPlace, parsePlace } from '../../lab/place.ts';
import { useLabState } from '../../lab/react.ts';

/** The number of a parameter that the reader last went into or pinned; null where there is none. */
export function useChosen(trace: Trace): {
  chosen: Entry | null;
  /** The one that is pinned. */
  pinned: Entry | null;
  /** For what holds the fields. */
  onFocus: (event: FocusEvent) => void;
} {
  const pin = useLabState((state) => state.pin);
  const pins = useLabState((state) => state.pins);
  const [field, setField] = useState<{ place: string; pins: number } | null>(null);
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLInputElement)) return;
    const { param, unit } = target.dataset;
    if (param !== undefined && unit !== undefined)
      setField({ place: [param, ...unit.split(',')].join('.'), pins });
  };
  const pinned = pin === null ? null : entryAt(trace, pin);
  // What was pinned after the reader went into a field counts, and the other way round.
  const chosen = field?.pins === pins ? entryAt(trace, field.place) : pinned;
  return { chosen, pinned, onFocus };
}

/** Null for a quantity; of a whole parameter the first number, as in the card. */
function entryAt(trace: Trace, text: string): Entry | null {
  const place = parsePlace(text);
  if (place?.kind !== 'parameter' || !hasPlace(trace, place)) return null;
  const { layer, parameter, index } = place;
  const first = trace.gradient(layer, parameter)!.cols === 0 ? [0] : [0, 0];
  return { layer, parameter, index: index.length > 0 ? index : first };
}
