import './check-sum.css';
import type { ReactNode } from 'react';
import type { Check } from '../../engine/derived/check.ts';
import type { Entry } from '../../engine/experiment.ts';
import { formatNumber } from '../../notation/format.ts';
import { markAttributes, type Face } from '../parts/mark.ts';
import { errorTone } from '../parts/tone.ts';
import { relativeInWords } from './relative.ts';

/** Of a loss nearly all that float64 has; of a slope more than the check can vouch for. */
const LOSS_DIGITS = 16;
const SLOPE_DIGITS = 12;

interface Props {
  check: Check;
  entry: Entry;
  oneSided?: boolean;
}

/** The check as a written subtraction: both losses, the slope between them, the gradient, and how far apart they are. */
export function CheckSum({ check, entry, oneSided = false }: Props) {
  const { lossAbove, lossBelow, slope, gradient, relativeError } = check;
  const [above, below] = apart(lossAbove, lossBelow, LOSS_DIGITS);
  const [measured, computed] = apart(slope, gradient, SLOPE_DIGITS);
  return (
    <table className="check-sum">
      <tbody>
        <Row name={<Loss side="+" />} value={lossAbove} what="above">
          {above}
        </Row>
        <Row name={<Loss side={oneSided ? '' : '−'} />} value={lossBelow} what="below">
          {below}
        </Row>
      </tbody>
      <tbody>
        <Row name="the slope between them">
          <Signed entry={entry} face="slope" value={slope}>
            {measured}
          </Signed>
        </Row>
        <Row name="the gradient">
          <Signed entry={entry} face="gradient" value={gradient}>
            {computed}
          </Signed>
        </Row>
      </tbody>
      <tfoot>
        <Row name="relative error" value={relativeError} what="relative">
          {relativeInWords(relativeError)}
        </Row>
      </tfoot>
    </table>
  );
}

function Loss({ side }: { side: '+' | '−' | '' }) {
  return (
    <>
      <i>L</i> with <i>w</i>
      {side && ` ${side} ε`}
    </>
  );
}

interface RowProps {
  name: ReactNode;
  children: ReactNode;
  /** Not numbers of the network: a name of their own, for the tests. */
  value?: number;
  what?: string;
}

function Row({ name, children, value, what }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {/* The last digits of exp and tanh are not the same in all browsers: those in the HTML stand until they change. */}
      <td
        suppressHydrationWarning
        data-check={what}
        data-size={value === undefined ? undefined : String(value)}
      >
        {children}
      </td>
    </tr>
  );
}

interface SignedProps {
  entry: Entry;
  face: Face;
  value: number;
  children: ReactNode;
}

function Signed({ entry: { layer, parameter, index }, face, value, children }: SignedProps) {
  const { className, style } = errorTone(value);
  const mark = markAttributes({ at: `${layer}.${parameter}`, face, index, value });
  return (
    <span {...mark} className={`number ${className}`} style={style} suppressHydrationWarning>
      {children}
    </span>
  );
}

/** Two numbers that stand under each other; the digits from the first in which they differ stand out. */
function apart(a: number, b: number, digits: number): [ReactNode, ReactNode] {
  const [one, other] = [a, b].map((x) => {
    const text = formatNumber(x, { digits });
    return x > 0 ? ` ${text}` : text;
  }) as [string, string];
  let same = 0;
  // Digits behind different powers of ten do not stand under each other.
  if (one.split('×')[1] === other.split('×')[1] && one.indexOf('.') === other.indexOf('.'))
    while (same < one.length && one[same] === other[same]) same++;
  const set = (text: string) => (
    <>
      {text.slice(0, same)}
      <b suppressHydrationWarning>{text.slice(same)}</b>
    </>
  );
  return [set(one), set(other)];
}
