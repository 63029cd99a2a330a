/**
 * The lab: the one mutable thing of a page. It holds the experiment (with undo and redo), the step in view, and where the
 * reader points. It holds no trace: that follows from the experiment (traceOf), computed once and shared by every figure.
 */
import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import {
  entryOf,
  withEntry,
  withInput,
  withScaled,
  withShifted,
  withSteps,
  withTarget,
  type Entry,
  type Experiment,
  type Matrix,
} from '../engine/experiment.ts';
import { traceOf, type Trace } from '../engine/trace.ts';
import { hasPlace, parsePlace, quantityPlace } from './place.ts';
import { isSetting, withoutSetting, type SettingName, type Settings } from './settings.ts';

/** Where a chapter starts, and what "reset" goes back to. */
export interface Start {
  readonly experiment: Experiment;
  /** The time step in view. */
  readonly step: number;
  /** The pinned place. */
  readonly pin: string | null;
  /** What the figures are set to; what is not named is the figure's own choice. */
  readonly settings?: Settings;
  /** What the classes and the numbers of an input are called, in order; their numbers where absent. */
  readonly names?: { readonly classes?: readonly string[]; readonly inputs?: readonly string[] };
}

export interface LabState {
  readonly experiment: Experiment;
  /** What factors, shifts and added steps refer to: the start, or a network that was taken in in its place. */
  readonly base: Experiment;
  readonly step: number;
  /** Pinned by click or Enter: stays. */
  readonly pin: string | null;
  readonly settings: Settings;
  /** How often the reader has pinned something, the same again included. */
  readonly pins: number;
  /** Under the pointer or the keyboard focus: fleeting. */
  readonly hover: string | null;
  /** A sentence for the reader, e.g. on a damaged link. */
  readonly notice: string | null;
}

export type Lab = ReturnType<typeof createLab>;

const HISTORY = 200;

/** The longest sequence a reader can ask for; a start may be longer. */
export const LONGEST = 300;

export const longestOf = ({ experiment }: Start) => Math.max(LONGEST, experiment.inputs.length);

/** A pinned quantity `by` steps later; where it is at the same step or there is none, as it was. */
function moved(trace: Trace, pin: string, by: number): string {
  const place = parsePlace(pin);
  if (place?.kind !== 'quantity') return pin;
  const t = place.t + by;
  return hasPlace(trace, { ...place, t })
    ? quantityPlace(place.layer, place.name, t, place.unit ?? undefined)
    : pin;
}

/** The step in view and the pin, kept within the network: what is pinned goes along with the step, or is pinned no more. */
function within(experiment: Experiment, step: number, pin: string | null) {
  const steps = experiment.inputs.length;
  if (step <= steps && pin === null) return { step, pin };
  const trace = traceOf(experiment);
  const place = pin === null ? null : parsePlace(pin);
  if (step <= steps && place && hasPlace(trace, place)) return { step, pin };
  const now = Math.min(step, steps);
  const along = pin && moved(trace, pin, now - step);
  const there = along === null ? null : parsePlace(along);
  return { step: now, pin: there && hasPlace(trace, there) ? along : null };
}

const hasShapeOf = (a: Matrix, b: Matrix) =>
  a.length === b.length && a.every((row, k) => row.length === b[k]!.length);

export function createLab(start: Start) {
  const { experiment, step, pin, settings = {} } = start;
  const store = createStore<LabState>()(
    temporal(
      (): LabState => ({
        experiment,
        base: experiment,
        step,
        pin,
        settings,
        pins: 0,
        hover: null,
        notice: null,
      }),
      {
        partialize: ({ experiment, base }) => ({ experiment, base }),
        equality: (past, now) => past.experiment === now.experiment,
        limit: HISTORY,
      },
    ),
  );
  const history = store.temporal;
  let inGesture = false;

  /** Within a gesture (a drag) only its first change is remembered, so that one undo takes all of it back. */
  const change = (experiment: Experiment, base = store.getState().base) => {
    const { experiment: before, step, pin } = store.getState();
    if (experiment === before) return;
    store.setState({ experiment, base, ...within(experiment, step, pin) });
    if (inGesture) history.getState().pause();
  };
  /** An edit that the engine refuses changes nothing. */
  const attempt = (edit: () => Experiment) => {
    try {
      change(edit());
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  };
  const at = () => store.getState().experiment;
  const base = () => store.getState().base;
  /** Within a gesture too, what is changed after an undo is a step of its own. */
  const travel = (direction: 'undo' | 'redo') => {
    history.getState()[direction]();
    history.getState().resume();
    const { experiment, step, pin } = store.getState();
    store.setState(within(experiment, step, pin));
  };

  return {
    store,
    history,
    start,
    /** Replaces one number of a parameter. Anything but another, finite number changes nothing. */
    setEntry: (entry: Entry, value: number) => {
      if (Number.isFinite(value) && value !== entryOf(at(), entry))
        change(withEntry(at(), entry, value));
    },
    setInput: (t: number, row: number, value: number) => {
      if (Number.isFinite(value) && value !== at().inputs[t - 1]![row])
        change(withInput(at(), t, row, value));
    },
    setTarget: (t: number, target: number | null) => {
      if (target !== at().targets[t - 1]) change(withTarget(at(), t, target));
    },
    /**
     * Every number of some parameters of a layer becomes the base's times a factor, whatever was done to it by hand. A
     * factor below 0, or one with which a product would leave float64, changes nothing.
     */
    scale: (layer: string, parameters: readonly string[], factor: number) => {
      if (factor >= 0) attempt(() => withScaled(at(), layer, parameters, factor, base()));
    },
    /**
     * Every number of some parameters of a layer becomes the base's and `by` more, whatever was done to it by hand. What would
     * leave float64 changes nothing.
     */
    shift: (layer: string, parameters: readonly string[], by: number) => {
      attempt(() => withShifted(at(), layer, parameters, by, base()));
    },
    /** T, from 1 to LONGEST. What is added is as it stands in the base's sequence, read again and again (withSteps). */
    setSteps: (wanted: number) => {
      if (Number.isNaN(wanted)) return;
      const steps = Math.min(Math.max(Math.round(wanted), 1), longestOf(start));
      change(withSteps(at(), steps, base()));
    },
    /** All inputs at once, T × the input size. Another shape, or a number that is not finite, changes nothing. */
    setInputs: (inputs: Matrix) => {
      const now = at().inputs;
      const same = inputs.every((x, k) => x.every((value, row) => value === now[k]?.[row]));
      if (hasShapeOf(now, inputs) && inputs.flat().every(Number.isFinite) && !same)
        change({ ...at(), inputs });
    },
    /** All labels at once, one for each step. Another number of them changes nothing. */
    setTargets: (targets: Experiment['targets']) => {
      const now = at().targets;
      if (targets.length === now.length && targets.some((target, k) => target !== now[k]))
        change({ ...at(), targets });
    },
    /** The same network with any of its numbers changed. */
    replace: (experiment: Experiment) => change(experiment),
    /** Another network altogether, of whatever shape. */
    take: (experiment: Experiment) => change(experiment, experiment),
    reset: () => {
      change(start.experiment, start.experiment);
      store.setState({ step: start.step, pin: start.pin, settings });
    },
    beginGesture: () => {
      inGesture = true;
    },
    endGesture: () => {
      inGesture = false;
      history.getState().resume();
    },
    isInGesture: () => inGesture,
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    /** The step in view; what is pinned there goes along. */
    goTo: (wanted: number) => {
      if (Number.isNaN(wanted)) return;
      const trace = traceOf(at());
      const step = Math.min(Math.max(Math.round(wanted), 1), trace.steps);
      const { pin, step: from } = store.getState();
      store.setState({ step, pin: pin && moved(trace, pin, step - from) });
    },
    /** Sets a figure; null goes back to the figure's own choice. What has not the form of the setting is ignored. */
    set: (name: SettingName, value: string | null) => {
      const others = withoutSetting(store.getState().settings, name);
      if (value === null) store.setState({ settings: others });
      else if (isSetting(name, value)) store.setState({ settings: { ...others, [name]: value } });
    },
    hoverAt: (hover: string | null) => {
      if (store.getState().hover !== hover) store.setState({ hover });
    },
    /** Pins a place; one that the network has not is ignored. */
    pinAt: (pin: string | null) => {
      const place = pin === null ? null : parsePlace(pin);
      if (pin !== null && (!place || !hasPlace(traceOf(at()), place))) return;
      store.setState(({ pins }) => ({ pin, pins: pins + 1 }));
    },
    notify: (notice: string | null) => store.setState({ notice }),
  };
}
