import type { SVGAttributes } from 'react';
import { columnNumber } from '../../notation/column.ts';
import { markAttributes, type Mark } from './mark.ts';
import { toneOf } from './tone.ts';

interface Look {
  /** The right edge and the baseline. */
  x: number;
  y: number;
  guard?: boolean;
  className?: string;
  /** The wash behind a value: [width, height above the baseline, height]. */
  wash?: readonly [number, number, number];
}

/** One number of the network, in SVG, set flush right. */
export function SvgNum({ x, y, guard, className, wash, ...mark }: Look & Mark) {
  const look = { x, y, ...(guard && { guard }), ...(className && { className }) };
  return (
    <SvgDigits
      {...look}
      {...(wash && { wash })}
      {...markAttributes(mark)}
      value={mark.value}
      error={mark.face !== 'value'}
    />
  );
}

interface Digits extends Look, Omit<SVGAttributes<SVGGElement>, 'x' | 'y' | 'className'> {
  value: number;
  /** An error: its sign is always written. */
  error: boolean;
}

/** The digits of a number in its ink. It carries no mark of its own: what it stands for is the caller's to say. */
export function SvgDigits(props: Digits) {
  const { x, y, guard, className = '', wash, value, error, ...attributes } = props;
  const tone = toneOf(error ? 'error' : 'value', value);
  const { sign, digits, guard: last } = columnNumber(value, { guard: guard ?? false });
  return (
    <g {...attributes} className={`number ${tone.className} ${className}`} style={tone.style}>
      {wash && (
        <rect
          className="wash"
          x={x - wash[0] + 4}
          y={y - wash[1]}
          width={wash[0]}
          height={wash[2]}
        />
      )}
      <text x={x} y={y} textAnchor="end">
        {sign === '+' && !error ? '' : sign}
        {digits}
        {last && <tspan className="guard">{last}</tspan>}
      </text>
    </g>
  );
}
