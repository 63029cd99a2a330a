/** What a reader sets: over which weights the surface is seen, and how the rules go over it. */
import { entryOf, type Entry, type Experiment } from '../../engine/experiment.ts';
import { networkOf } from '../../engine/network.ts';
import { entryPlace, parsePlace } from '../../lab/place.ts';
import type { Settings } from '../../lab/settings.ts';
import { defaults, type Optimiser } from '../../training/optimiser.ts';
import type { Pair } from './surface.ts';
import type { View } from './view.ts';

export type Rule = Optimiser['rule'];

/** How a chapter uses the figure. */
export interface Start {
  readonly rules: readonly Rule[];
  /** η of each rule, where the dial stands at 1. */
  readonly rates: Readonly<Partial<Record<Rule, number>>>;
  /** The norm at the start. With it each rule is there twice: as it is, and with its gradient clipped. */
  readonly clip?: number;
  /** The places of the two weights, "1.W_hh.0.1", and the picture for them. */
  readonly across: string;
  readonly upward: string;
  readonly view: View;
  readonly updates?: number;
}

/** One path in the picture. */
export interface Run {
  readonly name: string;
  readonly optimiser: Optimiser;
}

export interface Setup {
  readonly pair: Pair;
  readonly view: View;
  /** Is this the pair that the chapter has bands for? */
  readonly isUsual: boolean;
  readonly wider: number;
  /** What each rate is multiplied with. */
  readonly factor: number;
  readonly clip: number | null;
  readonly runs: readonly Run[];
  readonly updates: number;
  /** The number of updates made, in view. */
  readonly at: number;
}

const NAMES: Record<Rule, string> = { sgd: 'SGD', momentum: 'Momentum', adam: 'Adam' };

export const WIDER = [0.25, 0.5, 1, 2, 4, 10, 100];
export const FACTOR = { min: 0.1, max: 5, step: 0.1 };
export const CLIP = { min: 0.01, max: 10, step: 0.01 };
export const UPDATES = { usual: 60, max: 200 };
/** From the middle to an edge, for weights that the chapter has no picture for. */
const HALF = 3;

const within = (text: string | undefined, usual: number, min: number, max: number) =>
  text === undefined ? usual : Math.min(Math.max(Number(text), min), max);

/** Every number of every parameter of a network. */
export const entriesOf = (experiment: Experiment): Entry[] =>
  networkOf(experiment).strands.flatMap(({ key: layer, plan }) =>
    plan.parameters.flatMap(({ name: parameter, rows, cols }) =>
      Array.from({ length: rows * Math.max(cols, 1) }, (_, k) => ({
        layer,
        parameter,
        index: cols === 0 ? [k] : [Math.floor(k / cols), k % cols],
      })),
    ),
  );

/** Any settings of the right form give a setup that can be drawn. `origin` is the lab's start: the picture stays where it is. */
export function setupOf(settings: Settings, start: Start, origin: Experiment): Setup {
  const pair = pairOf(settings, start, origin);
  const isUsual = start.across === entryPlace(pair[0]) && start.upward === entryPlace(pair[1]);
  const wider = WIDER.includes(Number(settings.wider)) ? Number(settings.wider) : 1;
  const view = isUsual ? start.view : viewRound(origin, pair);
  const updates = Math.round(
    within(settings.updates, start.updates ?? UPDATES.usual, 1, UPDATES.max),
  );
  const factor = within(settings.rates, 1, FACTOR.min, FACTOR.max);
  const clip =
    settings.clip === undefined && start.clip === undefined
      ? null
      : within(settings.clip, start.clip ?? 1, CLIP.min, CLIP.max);
  return {
    pair,
    view: { ...view, half: view.half * wider },
    isUsual,
    wider,
    factor,
    clip,
    runs: runsOf(start, factor, clip),
    updates,
    at: within(settings.update, updates, 0, updates),
  };
}

function runsOf({ rules, rates, clip: compared }: Start, factor: number, clip: number | null) {
  return rules.flatMap((rule): Run[] => {
    const rate = Number(((rates[rule] ?? 0.1) * factor).toPrecision(12));
    const run = (norm: number | null, name: string): Run => ({
      name,
      optimiser: { ...defaults, rule, rate, clip: norm },
    });
    const name = NAMES[rule];
    return compared === undefined
      ? [run(clip, name)]
      : [run(null, name), run(clip, `clipped ${name}`)];
  });
}

function pairOf({ across, upward }: Settings, start: Start, origin: Experiment): Pair {
  const x = entryNamed(origin, across ?? start.across) ?? entryNamed(origin, start.across)!;
  const wanted = entryNamed(origin, upward ?? start.upward);
  const isX = (entry: Entry) => entryPlace(entry) === entryPlace(x);
  const others = [wanted, entryNamed(origin, start.upward), entryNamed(origin, start.across)];
  return [x, others.find((entry) => entry !== null && !isX(entry))!];
}

/** Null where the network has no such number. */
function entryNamed(experiment: Experiment, place: string): Entry | null {
  const parsed = parsePlace(place);
  if (parsed?.kind !== 'parameter') return null;
  const { layer, parameter, index } = parsed;
  const found = entriesOf(experiment).find(
    (entry) =>
      entry.layer === layer && entry.parameter === parameter && entry.index.join() === index.join(),
  );
  return found ?? null;
}

function viewRound(experiment: Experiment, [x, y]: Pair): View {
  const middle = (entry: Entry) => Math.round(entryOf(experiment, entry)) + 0;
  return { x: middle(x), y: middle(y), half: HALF };
}

/** A number as a setting has it. */
export const asSetting = (value: number) => String(Number(value.toFixed(2)) + 0);
