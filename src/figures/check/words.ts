/** Words that the figures of the check have in common. */
import { indexWords } from '../../lab/names.ts';
import type { Entry } from '../../engine/experiment.ts';
import type { Overflow } from '../../engine/overflow.ts';
import type { Trace } from '../../engine/trace.ts';
import {
  commonFactor,
  type ErrorPattern,
  type ParameterPattern,
  type Pattern,
} from '../../engine/derived/pattern.ts';
import { formatNumber } from '../../notation/format.ts';

/** "1 to 5", "1, 2 and 4": numbers in order, three or more in a row as a range. */
export function rangesInWords(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let k = 0; k < numbers.length;) {
    let end = k;
    while (numbers[end + 1] === numbers[end]! + 1) end++;
    if (end - k >= 2) parts.push(`${numbers[k]} to ${numbers[end]}`);
    else for (let i = k; i <= end; i++) parts.push(`${numbers[i]}`);
    k = end + 1;
  }
  return listInWords(parts);
}

/** "a, b and c". */
export function listInWords(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** "W_hh", with its layer where several have one. */
export function parameterInWords(trace: Trace, layer: string, parameter: string): string {
  return trace.strands.length > 2 && layer !== 'readout'
    ? `${parameter} of layer ${layer}`
    : parameter;
}

export function entryInWords(trace: Trace, { layer, parameter, index }: Entry): string {
  return `${parameterInWords(trace, layer, parameter)} ${indexWords(index)}`;
}

export function overflowInWords({ face, address }: Overflow): string {
  const what = face === 'error' ? `the error of ${address.name}` : address.name;
  return `Nothing can be checked here: ${what} exploded at t = ${address.t}, and so did what is computed from it. Undo brings the numbers back.`;
}

/** Multiplications that a reader can be made to wait for: a third of a second or so. */
const AFFORDABLE = 6e7;

/** A sentence where the slopes of a network cost too much; null where they do not. */
export function tooLargeInWords(cost: number): string | null {
  return cost <= AFFORDABLE
    ? null
    : `To check every gradient of this network takes about ${formatNumber(cost, { digits: 2 })} multiplications, and the page stops at ${formatNumber(AFFORDABLE, { digits: 2 })}: each weight wants its own forward passes over all steps. Take fewer units or fewer steps, or check single weights above.`;
}

/** Set by Rich. "18 of 30 numbers are wrong …": first the gradients, then the errors. */
export function patternInWords(
  trace: Trace,
  { parameters, errors }: Pattern,
  hasBug: boolean,
): string {
  const all = parameters.reduce((sum, { entries }) => sum + entries.length, 0);
  const wrong = parameters.reduce((sum, one) => sum + one.wrong, 0);
  const name = ({ layer, parameter }: ParameterPattern) =>
    parameterInWords(trace, layer, parameter);
  const unknown = parameters.some(({ entries }) =>
    entries.some(({ verdict }) => verdict === 'unknown'),
  );
  const doubt = unknown ? ' Some slopes have exploded: those are marked by a dash.' : '';
  const wrongErrors = errors.some(({ steps }) => steps.some(({ verdict }) => verdict === 'wrong'));
  if (wrong === 0 && !wrongErrors)
    return hasBug
      ? `In this network, with these weights, it makes no difference: all ${all} numbers of the gradient are right. A check finds only what shows.${doubt}`
      : `All ${all} numbers of the gradient agree with the slope that two losses give.${doubt}`;
  const right = parameters.filter((one) => one.wrong === 0).map(name);
  const gradients =
    wrong === all
      ? `All ${all} numbers of the gradient are wrong.`
      : `${wrong} of ${all} numbers of the gradient are wrong${right.length > 0 ? `; ${listInWords(right)} ${right.length > 1 ? 'are' : 'is'} right` : ''}.`;
  const factor = commonFactor({ parameters, errors });
  const alike =
    factor === null ? '' : ` Each of them is ${formatNumber(factor)} times what it should be.`;
  return `${gradients}${alike} ${errorsInWords(trace, errors)}${doubt}`;
}

/** Of the lowest layer's h, which lies at the end of every way; of the scores, where they are wrong too. */
function errorsInWords(trace: Trace, errors: readonly ErrorPattern[]): string {
  const wrongAt = ({ steps }: ErrorPattern) =>
    steps.filter(({ verdict }) => verdict === 'wrong').map(({ t }) => t);
  const hidden = errors.findLast(({ layer, name }) => layer === '1' && name === 'h');
  const wrong = hidden ? wrongAt(hidden) : [];
  const scores =
    wrongAt(errors[0]!).length > 0 ? ' So are those of the scores, where they start.' : '';
  const which = trace.strands.length > 2 ? '*h* in layer 1' : '*h*';
  if (wrong.length === 0)
    return `The errors of ${which} are right at every step.${scores && ' Those of the scores are not.'}`;
  if (wrong.length === trace.steps)
    return `The errors of ${which} are wrong at every step.${scores}`;
  const right = Array.from({ length: trace.steps }, (_, k) => k + 1).filter(
    (t) => !wrong.includes(t),
  );
  return `The errors of ${which} are right at *t* = ${rangesInWords(right)} and wrong at *t* = ${rangesInWords(wrong)}.${scores}`;
}
