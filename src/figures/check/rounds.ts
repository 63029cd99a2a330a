/** The game: which bug a round has, which names stand to choice, and what tells the one named from the one that is there. */
import { randomFrom } from '../../engine/random.ts';
import { bugs, type Bug } from '../../engine/bugs.ts';
import {
  apartBy,
  fingerprintOf,
  patternOf,
  type ParameterPattern,
  type Pattern,
} from '../../engine/derived/pattern.ts';
import type { Trace } from '../../engine/trace.ts';
import { formatNumber } from '../../notation/format.ts';
import { entryInWords, listInWords, parameterInWords, rangesInWords } from './words.ts';

const CHOICES = 5;
/** Of the choices, how many look most like the bug that is there. */
const ALIKE = 2;
/** Patterns nearer than this, beside their size, cannot be told apart from three decimals. */
const NEAR = 0.01;

export interface Round {
  readonly bug: Bug;
  readonly choices: readonly Bug[];
}

/** The bugs that show in this network, and of any that look the same only the first: each has one name in the game. */
export function playable(trace: Trace): Bug[] {
  const seen = [fingerprintOf(trace, null)];
  return bugs.filter((bug) => {
    if (bug.applies(trace.experiment) !== null) return false;
    const print = fingerprintOf(trace, bug);
    if (!print.every(Number.isFinite) || seen.some((other) => apartBy(print, other) < NEAR))
      return false;
    seen.push(print);
    return true;
  });
}

/**
 * The same round for the same number, visit and network; the first is the same for every visit, since it stands in the page. No
 * bug comes again before all have been; null where there are not two to choose from.
 */
export function roundOf(trace: Trace, round: number, visit = 0): Round | null {
  const all = playable(trace);
  if (all.length < 2) return null;
  const lap = Math.floor((round - 1) / all.length);
  const [first, ...later] = shuffled(all, 0);
  const order = lap === 0 ? [first!, ...shuffled(later, visit)] : shuffled(all, lap + visit);
  const bug = order[(round - 1) % all.length]!;
  const marks = marksOf(patternOf(trace, bug));
  const others = shuffled(
    all.filter((other) => other !== bug),
    1000 + round,
  );
  const alike = others
    .map((other) => ({ other, differ: differences(marks, marksOf(patternOf(trace, other))) }))
    .sort((a, b) => a.differ - b.differ)
    .slice(0, ALIKE)
    .map(({ other }) => other);
  const rest = others.filter((other) => !alike.includes(other));
  const chosen = [bug, ...alike, ...rest].slice(0, CHOICES);
  return { bug, choices: shuffled(chosen, 2000 + round) };
}

/** What would be otherwise if it were the bug that was named; set by Rich. */
export function contrastInWords(trace: Trace, there: Bug, named: Bug): string {
  const [is, would] = [patternOf(trace, there), patternOf(trace, named)];
  const right = (parameter: ParameterPattern) => parameter.wrong === 0;
  const differing = is.parameters.flatMap((one, k) => {
    const other = would.parameters[k]!;
    return right(one) === right(other) ? [] : [{ one, other }];
  });
  const name = ({ layer, parameter }: ParameterPattern) =>
    parameterInWords(trace, layer, parameter);
  if (differing.length > 0) {
    const [nowRight, nowWrong] = [true, false].map((wanted) =>
      listInWords(
        differing.filter(({ other }) => right(other) === wanted).map(({ other }) => name(other)),
      ),
    ) as [string, string];
    const changes = [
      nowRight && `${nowRight} would be right`,
      nowWrong && `${nowWrong} would be wrong`,
    ].filter((change) => change !== '');
    return `With “${named.title}” ${listInWords(changes)}.`;
  }
  for (const [k, one] of is.parameters.entries()) {
    const other = would.parameters[k]!;
    const differ = one.entries.some(({ verdict }, e) => verdict !== other.entries[e]!.verdict);
    if (!differ) continue;
    const which = one.wrong === other.wrong ? 'and others' : `not ${one.wrong}`;
    return `With “${named.title}” ${other.wrong} of the ${one.entries.length} numbers of ${name(one)} would be wrong, ${which}.`;
  }
  for (const [k, { layer, name: quantity, steps }] of is.errors.entries()) {
    const [here, there] = [steps, would.errors[k]!.steps].map((all) =>
      all.filter(({ verdict }) => verdict === 'wrong').map(({ t }) => t),
    ) as [number[], number[]];
    if (here.join() === there.join()) continue;
    const what = `the error of *${quantity}*${layer === 'readout' ? '' : inLayer(trace, layer)}`;
    return there.length === 0
      ? `With “${named.title}” ${what} would be right at every step.`
      : `With “${named.title}” ${what} would be wrong at *t* = ${rangesInWords(there)}${here.length === 0 ? '; here it is right at every step' : `, not at *t* = ${rangesInWords(here)}`}.`;
  }
  const pairs = is.parameters.flatMap(({ entries }, p) =>
    entries.map((one, k) => ({ one, other: would.parameters[p]!.entries[k]! })),
  );
  const { one, other } = pairs.reduce((far, pair) =>
    Math.abs(pair.one.broken - pair.other.broken) > Math.abs(far.one.broken - far.other.broken)
      ? pair
      : far,
  );
  return `With “${named.title}” the marks would be the same, and only the numbers tell: ${entryInWords(trace, one.entry)} would be ${formatNumber(other.broken)}, not ${formatNumber(one.broken)}; it should be ${formatNumber(one.slope)}.`;
}

function inLayer(trace: Trace, layer: string): string {
  return trace.strands.length > 2 ? ` of layer ${layer}` : '';
}

function marksOf({ parameters, errors }: Pattern): string[] {
  return [
    ...parameters.flatMap(({ entries }) => entries.map(({ verdict }) => verdict)),
    ...errors.flatMap(({ steps }) => steps.map(({ verdict }) => verdict)),
  ];
}

function differences(one: readonly string[], other: readonly string[]): number {
  return one.filter((mark, k) => mark !== other[k]).length;
}

/** Fisher and Yates, by a generator that starts from the seed: the page is drawn the same everywhere. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const all = [...list];
  const random = randomFrom((seed + 1) * 0x9e3779b9);
  for (let k = all.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [all[k], all[other]] = [all[other]!, all[k]!];
  }
  return all;
}
