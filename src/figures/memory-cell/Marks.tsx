import type { Layout, Point } from '../layouts/layout.ts';
import type { View } from './model.ts';

/** The operators: ⊙ where factors meet, + where products do, the function of a gate, 1 −. */
export function Marks({ view: { strand }, layout }: { view: View; layout: Layout }) {
  const { equations } = strand.plan.cell;
  const marks = new Map<string, { at: Point; sign: string }>();
  const put = (at: Point, sign: string) => marks.set(at.join(), { at, sign });
  for (const { to, term, way, mark, complement } of layout.edges) {
    const equation = equations.find(({ name }) => name === to)!;
    const isProduct = equation.terms[term]!.factors.length > 1;
    if (mark !== undefined) put(way[mark]!, isProduct ? '⊙' : equation.fn.name);
    if (complement !== undefined) put(way[complement]!, '1−');
  }
  for (const at of Object.values(layout.sums)) put(at, '+');
  return (
    <g className="marks" aria-hidden="true">
      {[...marks.values()].map(({ at: [x, y], sign }) => (
        <g key={`${x} ${y}`}>
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
