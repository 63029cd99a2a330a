import { errorTone } from '../parts/tone.ts';
import { sideOf, squarePath } from './scale.ts';

/** Half the side of the largest square. */
const HALF = 16;

/** One number as a square: its side the size, filled or hollow its sign. A norm has no sign and the third ink. */
export function Square({ value, norm = false }: { value: number; norm?: boolean }) {
  const { className, style } = errorTone(value);
  return (
    <svg
      className={norm ? 'square norm' : `square ${className}`}
      style={norm ? undefined : style}
      viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}
      aria-hidden="true"
    >
      <path fillRule="evenodd" d={squarePath(0, 0, 2 * HALF * sideOf(value), !norm && value < 0)} />
    </svg>
  );
}
