import type { Layout, Point } from '../layouts/layout.ts';
import type { View } from './model.ts';
import type { Times } from './parts-of-cell.ts';

interface Props {
  view: View;
  layout: Layout;
  /** The product that is gone into from here. */
  times: Times | undefined;
}

/** The operators: ⊙ where factors meet, + where products do, the function of a gate, 1 −. */
export function Marks({ view: { strand }, layout, times }: Props) {
  const { equations } = strand.plan.cell;
  const marks = new Map<string, { at: Point; sign: string; isDoor?: boolean }>();
  const put = (at: Point, sign: string, isDoor = false) =>
    marks.set(at.join(), { at, sign, isDoor });
  for (const { to, term, way, mark, complement } of layout.edges) {
    const equation = equations.find(({ name }) => name === to)!;
    const isProduct = equation.terms[term]!.factors.length > 1;
    if (mark !== undefined)
      put(way[mark]!, isProduct ? '⊙' : equation.fn.name, times?.to === to && times.term === term);
    if (complement !== undefined) put(way[complement]!, '1−');
  }
  for (const at of Object.values(layout.sums)) put(at, '+');
  return (
    <g className="marks" aria-hidden="true">
      {[...marks.values()].map(({ at: [x, y], sign, isDoor }) => (
        <g key={`${x} ${y}`} data-zoom-in={isDoor ? 'product' : undefined}>
          {sign === 'tanh' ? (
            <rect x={x - 17} y={y - 8.5} width="34" height="17" rx="8.5" />
          ) : (
            <circle cx={x} cy={y} r="9" />
          )}
          {sign === '⊙' ? (
            <circle className="dot" cx={x} cy={y} r="2" />
          ) : sign === '+' ? (
            <path d={`M${x - 5} ${y}h10M${x} ${y - 5}v10`} />
          ) : (
            <text x={x} y={y + 4.2} textAnchor="middle" className={sign === 'σ' ? 'italic' : ''}>
              {sign === '1−' ? '1−' : sign}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
