import { errorLaw, type Check } from '../../engine/derived/check.ts';
import { entryOf, type Entry } from '../../engine/experiment.ts';
import type { Trace } from '../../engine/trace.ts';
import { Sentence } from '../parts/Sentence.tsx';
import { isBelow } from './Curve.tsx';
import { epsilonInWords } from './epsilon.ts';
import { relativeInWords } from './relative.ts';
import { Rich } from './Rich.tsx';
import { entryInWords } from './words.ts';

interface Props {
  number: string;
  trace: Trace;
  entry: Entry;
  check: Check;
  exponent: number;
  oneSided: boolean;
}

/** The verdict in words. */
export function CheckSentence(props: Props) {
  const { number, trace, entry, check, exponent } = props;
  return (
    <Sentence number={number} approximate>
      At ε = {epsilonInWords(exponent)}, for <Rich text={entryInWords(trace, entry)} />:{' '}
      {verdictInWords(props)}
      {isBelow({ exponent, relativeError: check.relativeError }) &&
        ' The point stands on the lower edge of the drawing, which has no place for less.'}
    </Sentence>
  );
}

/** As in the engine's own tests: what a check at the best ε reaches by far. */
const AGREE = 1e-7;

function verdictInWords({ trace, entry, check, oneSided }: Omit<Props, 'number'>): string {
  const { relativeError, slope, gradient, lossAbove, lossBelow, epsilon } = check;
  if (!Number.isFinite(slope) || !Number.isFinite(gradient))
    return 'one of the numbers has exploded, and there is nothing to compare.';
  const weight = entryOf(trace.experiment, entry);
  if (weight + epsilon === weight)
    return 'no step is taken at all. Beside the weight ε is so small that float64 rounds w + ε to w.';
  if (lossAbove === lossBelow && gradient !== 0)
    return 'the two losses are the same to the last digit. So small a step does not show in them, and the slope comes out as 0.';
  if (slope === 0 && gradient === 0)
    return 'both are 0. The loss does not move with this weight, and the reverse pass says so too.';
  if (gradient === 0)
    return `the reverse pass says 0, and the slope is rounding: ${relativeInWords(Math.abs(slope))}. A relative error means nothing beside a 0.`;
  const off = `relative error ${relativeInWords(relativeError)}`;
  if (relativeError === 0) return 'they agree in every digit.';
  if (relativeError <= AGREE)
    return `they agree to ${Math.floor(-Math.log10(relativeError))} digits (${off}). The gradient is right.`;
  const law = errorLaw(trace.experiment, entry);
  const isTooLarge = oneSided
    ? epsilon > 1e-8
    : law !== null && law.truncation * epsilon ** 2 > law.rounding / epsilon;
  return isTooLarge
    ? `they differ (${off}), and the slope is to blame. Over so long a step the loss is not a straight line.`
    : `they differ (${off}), and the slope is to blame. Over so short a step the losses differ in their last digits alone, and those are rounded.`;
}
