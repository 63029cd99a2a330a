import { norm } from '../../engine/vector.ts';
import { useLab } from '../../lab/react.ts';
import { formatNumber } from '../../notation/format.ts';
import type { Layout, Point } from '../layouts/layout.ts';
import { bandWidth } from '../unfolded/width.ts';
import { windowOf } from '../unfolded/window.ts';
import { addressOf, arriving, layoutOf, stepAfter, stepBefore, type View } from './model.ts';
import { arrowInto, lineThrough } from './paths.ts';
import { SvgName } from './SvgName.tsx';

interface Props {
  view: View;
  /** Goes into the cell. */
  onEnter: () => void;
}

/** A copy is drawn at this scale, with so much room beside it for what passes to the next. */
const SCALE = 0.162;
const APART = 44;
/** Room at both ends, for the state before the first step. */
const END = 46;
const TOP = 62;

/** All copies of the cell in a row, with the lines on which the state goes from one to the next. */
export function NetworkLevel({ view, onEnter }: Props) {
  const lab = useLab();
  const { trace, strand, t } = view;
  const items = windowOf(trace.steps, t);
  const copy = copyOf(view);
  const pitch = copy.width + APART;
  const x = (k: number) => END + k * pitch;
  const at = new Map(
    items.flatMap((item, k) => (item.kind === 'step' ? [[item.t, x(k)] as const] : [])),
  );
  const width = END * 2 + items.length * pitch - APART;
  const height = TOP + copy.height + 16;
  return (
    <svg width={width} height={height} className="network-drawing">
      <path className="hair" d={`M0 30H${width}M0 ${height - 1}H${width}`} />
      {items.map((item, k) =>
        item.kind === 'gap' ? (
          <text
            key={item.from}
            className="words"
            x={x(k) + copy.width / 2}
            y={TOP + copy.height / 2}
            textAnchor="middle"
          >
            … {item.to - item.from + 1} steps …
          </text>
        ) : (
          // The step control does the same by keyboard; this is the pointer's short cut.
          <g
            key={item.t}
            className={item.t === t ? 'copy now' : 'copy'}
            transform={`translate(${x(k)} 0)`}
            data-zoom-in={item.t === t ? 'cell' : undefined}
            onClick={() => lab.goTo(item.t)}
            onDoubleClick={onEnter}
          >
            <rect className="copy-ground" width={copy.width} height={copy.height} y={TOP} />
            {item.t === t && (
              <line className="focus-rule" x1={0} x2={copy.width} y1={TOP} y2={TOP} />
            )}
            <text
              className={item.t === t ? 'time now' : 'time'}
              x={copy.width / 2}
              y={21}
              textAnchor="middle"
            >
              <tspan className="italic">t</tspan> = {item.t}
            </text>
            <g transform={`translate(0 ${TOP})`}>{copy.inside}</g>
          </g>
        ),
      )}
      {strand.plan.cell.state.map((name) =>
        [...at.keys()].map((step) => (
          <Passing key={`${name} ${step}`} {...{ view: { ...view, t: step }, name, copy, at }} />
        )),
      )}
    </svg>
  );
}

interface Copy {
  readonly width: number;
  readonly height: number;
  readonly inside: React.ReactNode;
  /** Where a carried quantity comes in, and where it goes on. */
  readonly enters: (name: string) => Point;
  readonly leaves: (name: string) => Point;
}

/** The cell in small, as its drawing has it; without a drawing an empty field with a line for each carried quantity. */
function copyOf(view: View): Copy {
  const layout = layoutOf(view);
  const { state } = view.strand.plan.cell;
  if (!layout) {
    const [width, height] = [118, 88];
    const level = (name: string) => 18 + state.indexOf(name) * 22;
    return {
      ...{ width, height, inside: null },
      enters: (name) => [view.strand.backward ? width : 0, level(name)],
      leaves: (name) => [view.strand.backward ? 0 : width, level(name)],
    };
  }
  const [left, right] = layout.borders;
  const small = ([x, y]: Point): Point => [
    (Math.min(Math.max(x, left), right) - left) * SCALE,
    (y - 30) * SCALE,
  ];
  return {
    width: (right - left) * SCALE,
    height: (layout.height - 30) * SCALE,
    inside: <Miniature layout={layout} small={small} />,
    enters: (name) => {
      const [x, y] = layout.edges.find(({ from }) => from === `${name}'`)!.way[0]!;
      // What leaves its box at the foot has left it at the line of the state, too.
      const level = layout.nodes[`${name}'`]!.y + 22;
      return small([x, Math.min(y, level)]);
    },
    leaves: (name) => small(layout.future[name]![0]!),
  };
}

function Miniature({ layout, small }: { layout: Layout; small: (point: Point) => Point }) {
  const [left, right] = layout.borders;
  const points = layout.edges.flatMap(({ way, mark }) => (mark === undefined ? [] : [way[mark]!]));
  const marks = [...new Map(points.map((point) => [point.join(), small(point)])).values()];
  return (
    <>
      <g className="forward">
        {layout.edges.map(({ from, to, term, factor, way }) => (
          <path key={`${from} ${to} ${term} ${factor}`} d={lineThrough(way.map(small))} />
        ))}
      </g>
      {Object.entries(layout.nodes).map(([node, { x, y, width, height }]) => {
        if (x + width < left || x > right) return null;
        const [[x0, y0], [x1, y1]] = [small([x, y]), small([x + width, y + height])];
        return (
          <rect
            key={node}
            className="copy-node"
            {...{ x: x0, y: y0, width: x1 - x0, height: y1 - y0 }}
          />
        );
      })}
      {marks.map(([x, y]) => (
        <circle key={`${x} ${y}`} className="copy-mark" cx={x} cy={y} r="1.8" />
      ))}
    </>
  );
}

interface PassingProps {
  view: View;
  name: string;
  copy: Copy;
  /** The left edge of each step drawn. */
  at: ReadonlyMap<number, number>;
}

/** A carried quantity on its way from one copy to the next, and its error on the way back. */
function Passing({ view, name, copy, at }: PassingProps) {
  const { trace, strand, t, faces } = view;
  const x = at.get(t)!;
  const next = stepAfter(view);
  const toward = strand.backward ? -1 : 1;
  const put = ([px, py]: Point, by: number): Point => [px + by, py + TOP];
  const from = put(copy.leaves(name), x);
  const reader = next === null ? undefined : at.get(next);
  const to: Point =
    reader === undefined ? [from[0] + toward * 30, from[1]] : put(copy.enters(name), reader);
  const middle = (from[0] + to[0]) / 2;
  const way: Point[] = [from, [middle, from[1]], [middle, to[1]], to];
  const back = faces === 'all' && next !== null ? arriving(view, name, 'future') : null;
  const size = back ? norm(back) : 0;
  const width = bandWidth(size);
  const { line, tip } = arrowInto(way, width);
  const isFirst = stepBefore(view) === (strand.backward ? trace.steps + 1 : 0);
  const start = put(copy.enters(name), x);
  return (
    <>
      <g className="forward">
        {next !== null && <path d={lineThrough(way)} />}
        {isFirst && <path d={lineThrough([[start[0] - toward * 24, start[1]], start])} />}
      </g>
      {isFirst && (
        <SvgName
          wiring={trace.forward}
          place={{ layer: strand.key, name, t: stepBefore(view) }}
          x={start[0] - toward * 28}
          y={start[1] + 4}
          anchor={strand.backward ? 'start' : 'end'}
        />
      )}
      {size > 0 && (
        <g className="bands" data-term={addressOf(view, name)} data-face="share" data-flow="back">
          <path className="band-shape" d={lineThrough(line)} strokeWidth={+width.toFixed(2)} />
          <path className="band-tip" d={tip} />
          <text x={middle} y={Math.min(from[1], to[1]) - width / 2 - 5} textAnchor="middle">
            {formatNumber(size)}
          </text>
        </g>
      )}
    </>
  );
}
