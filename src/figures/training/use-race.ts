import { startTransition, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { startingPoint, type Setup } from '../../training/checkpoint.ts';
import { flowOf, type Flow } from './flow.ts';
import { createRace, type RaceControl, type RaceOptions } from './race.ts';
import type { RaceState } from './race-state.ts';

/** The race of these setups, while the figure is on the page. */
export function useRace(
  setups: readonly Setup[],
  pace: number | null,
  options: RaceOptions | undefined,
): [RaceState, RaceControl] {
  const [control] = useState(() => createRace(setups, options));
  const race = useSyncExternalStore(control.subscribe, control.getState, control.getState);
  useEffect(() => control.setPace(pace), [control, pace]);
  useEffect(() => control.connect(), [control]);
  useEffect(() => control.setSetups(setups), [control, setups]);
  return [race, control];
}

/** The fewest milliseconds between two drawings of the errors. */
const FLOWS_EVERY = 200;

/** The errors of the moment in view, at most five times a second; those of the start; and of which moment they are. */
export function useFlows({ setups, moment }: RaceState): {
  flows: readonly Flow[];
  starts: readonly Flow[];
} {
  const now = useMemo(() => ({ setups, weights: moment.weights }), [setups, moment]);
  const [shown, setShown] = useState(now);
  const drawn = useRef(-Infinity);
  useEffect(() => {
    if (shown === now) return;
    const wait = Math.max(0, drawn.current + FLOWS_EVERY - performance.now());
    const timer = setTimeout(() => {
      drawn.current = performance.now();
      startTransition(() => setShown(now));
    }, wait);
    return () => clearTimeout(timer);
  }, [shown, now]);
  const flows = useMemo(
    () => shown.weights.map((weights, k) => flowOf(shown.setups[k]!, weights)),
    [shown],
  );
  const starts = useMemo(
    () => shown.setups.map((setup) => flowOf(setup, startingPoint(setup).weights)),
    // The same setups are the same list.
    [shown.setups],
  );
  return { flows, starts };
}

/** While it goes on changing, what a screen reader hears is said at most this often, in milliseconds. */
const SPOKEN_EVERY = 2000;

/** What is to be heard of words that go on changing. Nothing is, before they first change. */
export function useSpokenNowAndThen(words: string): string {
  const [spoken, setSpoken] = useState<string | null>(null);
  const [first] = useState(words);
  const saidAt = useRef(-Infinity);
  const latest = useRef(words);
  const isChanged = words !== (spoken ?? first);
  useEffect(() => {
    latest.current = words;
  }, [words]);
  useEffect(() => {
    if (!isChanged) return;
    const rest = Math.max(500, saidAt.current + SPOKEN_EVERY - performance.now());
    const timer = setTimeout(() => {
      saidAt.current = performance.now();
      setSpoken(latest.current);
    }, rest);
    return () => clearTimeout(timer);
    // Of words that change before it is time, the last are said.
  }, [isChanged, spoken]);
  return spoken ?? '';
}
