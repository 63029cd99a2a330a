/**
 * What a reader can set in a figure besides the numbers of the network: which bug is switched on, how wide the band of the
 * triangle is. A setting has a name, a form and a value as text, so that every one of them can stand in a link. A figure
 * must take any text of the right form: what it cannot use (a bug that is not there) it treats as not set.
 */
const forms = {
  /** How far the operations of the run have been carried out: a count from the first. */
  operation: /^\d{1,6}$/,
  /** Is the network folded into its loop? */
  folded: /^(yes|no)$/,
  /** The bug in the reverse pass that is switched on. */
  bug: /^[a-z][a-z-]{0,40}$/,
  /** The steps over which truncated backpropagation follows an error. */
  window: /^\d{1,5}$/,
  /** A cell of the contribution triangle: "s.t". */
  cell: /^\d{1,5}\.\d{1,5}$/,
  /** The parameter whose gradient is taken apart, with the row and column of one of its numbers: "1.W_hh.0.1". */
  parameter: /^(\d{1,4}b?|readout)\.[Wwb]_[A-Za-z0-9_]{1,31}(\.\d{1,5}){0,2}$/,
  /** Whole matrix (its norm) or the pinned number of it. */
  triangle: /^(norm|entry)$/,
  /** ∂⁺ with the state before held fixed, or through all earlier steps. */
  derivative: /^(immediate|total)$/,
  /** ε = 10 to this power, in the check of a gradient. */
  epsilon: /^-?\d{1,2}(\.\d{1,3})?$/,
  /** What the tables of weights show. */
  weights: /^(values|gradients|both)$/,
  /** δ, by which one weight is nudged. */
  nudge: /^-?\d{1,4}(\.\d{1,12})?(e-\d{1,3})?$/,
  /** How far the opened cell is zoomed in. */
  zoom: /^(network|cell|gate|product)$/,
  /** The step whose loss alone is followed back. */
  loss: /^\d{1,5}$/,
  /** θ, the norm to which a gradient is clipped. */
  clip: /^\d{1,6}(\.\d{1,4})?$/,
  /** Networks drawn by chance: from which seed, by which rule, times what, how many units, with which bias of the gates that keep. */
  seed: /^\d{1,4}$/,
  drawn: /^(uniform|orthogonal)$/,
  gain: /^\d{1,2}(\.\d{1,2})?$/,
  units: /^\d{1,2}$/,
  keep: /^-?\d{1,2}(\.\d{1,2})?$/,
  /** One network, or many for the spread. */
  seeds: /^(one|many)$/,
  /** T of the networks side by side, and the distance in view. */
  lag: /^\d{1,3}$/,
  back: /^\d{1,3}$/,
  /** The unit whose numbers a figure shows, from 0. */
  unit: /^\d{1,5}$/,
  /** The gates of the memory as the reader sets them, or as a trained network computes them. */
  gates: /^(by-hand|computed)$/,
  /** How many lines of a cell's errors have been derived. */
  derived: /^\d{1,3}$/,
  /** η, the learning rate. */
  rate: /^\d{1,2}(\.\d{1,6})?$/,
  /** The way of one update: along the gradient, or as Adam would begin. */
  along: /^(gradient|adam)$/,
  /** A loss as a surface: over which two weights, how much wider than at the start, each rate times what, after how many updates, of how many. */
  across: /^(\d{1,4}b?|readout)\.[Wwb]_[A-Za-z0-9_]{1,31}(\.\d{1,5}){1,2}$/,
  upward: /^(\d{1,4}b?|readout)\.[Wwb]_[A-Za-z0-9_]{1,31}(\.\d{1,5}){1,2}$/,
  wider: /^\d{1,3}(\.\d{1,3})?$/,
  rates: /^\d{1,2}(\.\d{1,2})?$/,
  update: /^\d{1,3}$/,
  updates: /^\d{1,3}$/,
  /** What a pen writes. */
  alphabet: /^(digits|letters|hanzi)$/,
  /** What is learned live, by which rule, and how fast it is shown: updates a second, or as many as there can be. */
  task: /^[a-z][a-z-]{0,40}$/,
  optimiser: /^(sgd|momentum|adam)$/,
  pace: /^(\d{1,3}|full)$/,
  /** Which published test, with which network. */
  test: /^[a-z][a-z0-9-]{0,40}$/,
  network: /^[a-z][a-z0-9-]{0,40}$/,
} as const satisfies Record<string, RegExp>;

export type SettingName = keyof typeof forms;
export type Settings = Readonly<Partial<Record<SettingName, string>>>;

/** Is this a setting with a value of its form? */
export function isSetting(name: string, value: string): name is SettingName {
  return Object.hasOwn(forms, name) && forms[name as SettingName].test(value);
}

/** The number that a setting says or, where it is not set, the usual one; one off its range is the nearest in it. */
export const numberWithin = (text: string | undefined, usual: number, min: number, max: number) =>
  text === undefined ? usual : Math.min(Math.max(Number(text), min), max);

/** The one of some texts that a setting says, or the usual one where it says none of them. */
export const oneOf = <T extends string>(all: readonly T[], text: string | undefined, usual: T): T =>
  all.find((one) => one === text) ?? usual;

export function withoutSetting(settings: Settings, name: string): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([other]) => other !== name));
}
