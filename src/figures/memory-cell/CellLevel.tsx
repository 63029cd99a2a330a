import type { Layout } from '../layouts/layout.ts';
import { ErrorBands, ForwardLines, Outlets, SharesOnLines, WeightNames } from './Lines.tsx';
import { Marks } from './Marks.tsx';
import { flowsOf, stepAfter, stepBefore, type View } from './model.ts';
import { Node } from './Node.tsx';
import type { Gate, Times } from './parts-of-cell.ts';

interface Props {
  view: View;
  layout: Layout;
  /** What is gone into from here. */
  gate: Gate | undefined;
  times: Times | undefined;
}

/** The opened cell at one step: its lines, the errors over them, the operators, the numbers. */
export function CellLevel({ view, layout, gate, times }: Props) {
  const { width, height, borders, nodes } = layout;
  const flows = flowsOf(view, layout);
  const [left, right] = borders;
  const [earlier, later] = view.strand.backward
    ? [stepAfter(view), stepBefore(view)]
    : [stepBefore(view), stepAfter(view)];
  return (
    <svg width={width} height={height} className="cell-drawing">
      <rect className="ground" x={left} y={0} width={right - left} height={height} />
      <line className="focus-rule" x1={left} x2={right} y1={1} y2={1} />
      <path className="hair" d={`M0 30H${width}M0 ${height - 1}H${width}`} />
      <Time t={earlier} x={left / 2} />
      <Time t={view.t} x={(left + right) / 2} isNow />
      <Time t={later} x={(right + width) / 2} />
      <ForwardLines {...{ view, layout, flows }} />
      {view.faces === 'all' && <ErrorBands {...{ view, flows }} />}
      <Outlets {...{ view, layout }} />
      <Marks {...{ view, layout, times }} />
      <WeightNames {...{ view, layout }} />
      {view.faces === 'all' && <SharesOnLines {...{ view, layout }} />}
      {Object.entries(nodes).map(([node, box]) => (
        <Node key={node} {...{ view, node, box }} isDoor={node === gate?.gate} />
      ))}
    </svg>
  );
}

function Time({ t, x, isNow = false }: { t: number | null; x: number; isNow?: boolean }) {
  if (t === null) return null;
  return (
    <text className={isNow ? 'time now' : 'time'} x={x} y={21} textAnchor="middle">
      <tspan className="italic">t</tspan> = {t}
    </text>
  );
}
