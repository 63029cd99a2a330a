import { columnNumber } from '../../notation/column.ts';
import { markAttributes, type Mark } from './mark.ts';
import { toneOf } from './tone.ts';

interface Props extends Mark {
  /** The right edge and the baseline. */
  x: number;
  y: number;
  guard?: boolean;
  className?: string;
  /** The wash behind a value: [width, height above the baseline, height]. */
  wash?: readonly [number, number, number];
}

/** One number of the network, in SVG, set flush right. */
export function SvgNum({ x, y, guard, className = '', wash, ...mark }: Props) {
  const tone = toneOf(mark.face, mark.value);
  const { sign, digits, guard: last } = columnNumber(mark.value, { guard: guard ?? false });
  const isError = mark.face !== 'value';
  return (
    <g
      {...markAttributes(mark)}
      className={`number ${tone.className} ${className}`}
      style={tone.style}
    >
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
        {sign === '+' && !isError ? '' : sign}
        {digits}
        {last && <tspan className="guard">{last}</tspan>}
      </text>
    </g>
  );
}
