import { SvgDigits, SvgNum } from '../parts/SvgNum.tsx';
import { markAttributes } from '../parts/mark.ts';
import { norm } from '../../engine/vector.ts';
import type { Layout } from './layout.ts';
import { differ } from './model.ts';

interface Props {
  layout: Layout;
  y: number;
  /** "1.c@3". */
  at: string;
  face: 'value' | 'error' | 'share';
  consumer?: string;
  shown: ArrayLike<number>;
  /** What the numbers should be; where they are not, they are marked, and this stands under them. */
  right?: ArrayLike<number>;
  className?: string;
  guard?: boolean;
}

/** One number a unit, in the columns of an addition. */
export function Row({ layout, y, at, face, consumer, shown, right = shown, ...look }: Props) {
  const scale = norm(right);
  return Array.from({ length: layout.units }, (_, u) => {
    const x = layout.column(u);
    const mark = { at, face, index: [u], value: right[u]!, ...(consumer && { consumer }) };
    if (!differ(shown[u]!, right[u]!, scale))
      return (
        <SvgNum
          key={u}
          {...mark}
          {...look}
          x={x}
          y={y}
          {...(face === 'value' && { wash: [60, 14, 19] as const })}
        />
      );
    return (
      <g key={u}>
        <path className="cross" d={`M${x - 71} ${y - 8}l6 6m0 -6l-6 6`} />
        <SvgDigits
          {...markAttributes({ ...mark, face: 'broken', value: shown[u]! })}
          {...look}
          value={shown[u]!}
          error
          x={x}
          y={y}
        />
        <SvgNum {...mark} x={x} y={y + 12} className="should" />
      </g>
    );
  });
}
