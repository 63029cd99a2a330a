import { norm } from '../../engine/vector.ts';
import { formatNumber } from '../../notation/format.ts';
import type { Layout, Point } from '../layouts/layout.ts';
import { SvgNum } from '../parts/SvgNum.tsx';
import { rowsDrawn } from '../unfolded/layout.ts';
import { bandWidth, isCut } from '../unfolded/width.ts';
import { WIDEST } from './widest.ts';
import { addressOf, arriving, placeOf, stepAfter, type Flow, type View } from './model.ts';
import { arrowAt, arrowInto, lineThrough } from './paths.ts';
import { SvgName, SvgWeight } from './SvgName.tsx';

interface Props {
  view: View;
  layout: Layout;
  flows: readonly Flow[];
}

/** The thin lines on which values go forward. Each says whose value it leads to, so that a run shows how far it has come. */
export function ForwardLines({ view, layout, flows }: Props) {
  const ends = new Map(layout.edges.map((edge) => [edge.way.at(-1)!.join(), edge]));
  const forks = layout.edges.filter((edge) => edge.way.length > 2);
  return (
    <g className="forward">
      {flows.map((flow, k) => (
        <path key={k} {...carries(view, flow)} d={lineThrough(flow.points)} />
      ))}
      {[...ends.values()].map((edge) => (
        <path
          key={`${edge.from} ${edge.to} ${edge.term}`}
          {...carries(view, { of: edge.to, consumer: null })}
          d={arrowAt(edge.way)}
        />
      ))}
      {forks.length > 0 &&
        junctions(flows).map(([x, y]) => (
          <circle key={`${x} ${y}`} className="junction" cx={x} cy={y} r="2.2" />
        ))}
    </g>
  );
}

const carries = (view: View, { of, consumer }: Pick<Flow, 'of' | 'consumer'>) => ({
  'data-term': addressOf(view, consumer ?? of),
  'data-face': 'value',
  'data-flow': 'forward',
});

/** Where one line branches: the end of a piece in which others of the same quantity begin. */
function junctions(flows: readonly Flow[]): Point[] {
  return flows.flatMap(({ of, face, points }) => {
    const [x, y] = points.at(-1)!;
    const more = flows.some(
      (other) =>
        other.of === of &&
        other.face === face &&
        other.face === 'share' &&
        other.points[0]![0] === x &&
        other.points[0]![1] === y,
    );
    return more ? [[x, y] as const] : [];
  });
}

/** The errors on their way back, over the same lines: the width is the size of what flows there. */
export function ErrorBands({ view, flows }: Omit<Props, 'layout'>) {
  return (
    <g className="bands">
      {flows.map((flow, k) => (
        <Band
          key={k}
          at={addressOf(view, flow.of)}
          face={flow.face}
          points={flow.points}
          size={flow.size}
          arrives={flow.arrives}
          isBranch={!flow.arrives && flow.face === 'share'}
        />
      ))}
    </g>
  );
}

interface BandProps {
  at: string;
  face: 'share' | 'error';
  points: readonly Point[];
  size: number;
  arrives: boolean;
  /** It goes on from another piece: round there, so that a corner between the two has no notch. */
  isBranch?: boolean;
}

function Band({ at, face, points, size, arrives, isBranch }: BandProps) {
  if (size === 0) return null;
  const width = bandWidth(size, WIDEST);
  const { line, tip } = arrowInto(points, width);
  return (
    <g data-term={at} data-face={face} data-flow="back">
      <path
        className="band-shape"
        d={lineThrough(arrives ? line : points)}
        strokeWidth={+width.toFixed(2)}
      />
      {arrives && <path className="band-tip" d={tip} />}
      {isBranch && (
        <circle className="band-tip" cx={points[0]![0]} cy={points[0]![1]} r={width / 2} />
      )}
    </g>
  );
}

/** The numbers of the shares of what is too often read for its own box: beside the lines on which they come. */
export function SharesOnLines({ view, layout }: Omit<Props, 'flows'>) {
  const { trace, t } = view;
  return layout.edges.flatMap(({ from, to, numbers }) => {
    if (!numbers) return [];
    const at = addressOf(view, from);
    const consumer = `${to}@${t}`;
    const share = trace.shares(placeOf(view, from)).find((one) => one.consumer === consumer)!;
    return Array.from({ length: rowsDrawn(share.values.length) }, (_, u) => (
      <SvgNum
        key={`${from} ${to} ${u}`}
        {...{ at, face: 'share', index: [u], value: share.values[u]!, consumer }}
        x={numbers[0]}
        y={numbers[1] + u * 17}
        className="addend"
      />
    ));
  });
}

/** The names of the weights, each on its line. */
export function WeightNames({ view: { strand }, layout }: Omit<Props, 'flows'>) {
  return layout.edges.flatMap(({ from, to, term, label }) => {
    const name = strand.plan.cell.equations.find((line) => line.name === to)!.terms[term]!.weight;
    if (!label || name === null) return [];
    const [x, y] = label.at;
    return (
      <SvgWeight
        key={`${from} ${to}`}
        {...{ layer: strand.key, name, x, y }}
        anchor={label.anchor}
      />
    );
  });
}

/** Where the drawing ends: what reads the state at the step after, and what reads the output above. */
export function Outlets({ view, layout }: Omit<Props, 'flows'>) {
  return (
    <>
      {Object.entries(layout.future).map(([name, way]) => (
        <Future key={name} {...{ view, layout, name, way }} />
      ))}
      <Above {...{ view, layout }} />
    </>
  );
}

interface FutureProps {
  view: View;
  layout: Layout;
  name: string;
  way: readonly Point[];
}

function Future({ view, layout, name, way }: FutureProps) {
  const { trace, strand, faces } = view;
  const next = stepAfter(view);
  const [x, y] = way.at(-1)!;
  const isLeft = x < way[0]![0];
  const edge = isLeft ? layout.borders[0] - 6 : layout.borders[1] + 6;
  const anchor = isLeft ? 'end' : 'start';
  if (next === null)
    return (
      <g className="forward">
        <path className="nowhere" d={lineThrough(way)} />
        <text className="words" x={edge} y={y + 18} textAnchor={anchor}>
          no {strand.backward ? 'past' : 'future'}
        </text>
      </g>
    );
  const readers = strand.plan.quantity.get(name)!.shares.filter(({ lag }) => lag === 1);
  const back = faces === 'all' ? arriving(view, name, 'future') : null;
  return (
    <>
      <g className="forward">
        <path {...carries(view, { of: name, consumer: null })} d={lineThrough(way)} />
        <path {...carries(view, { of: name, consumer: null })} d={arrowAt(way)} />
      </g>
      {back && (
        <Arriving at={addressOf(view, name)} values={back} way={way} className="bands past">
          <Size size={norm(back)} x={edge} y={y} anchor={anchor} />
        </Arriving>
      )}
      {readers.map(({ consumer }, k) => (
        <SvgName
          key={consumer}
          wiring={trace.forward}
          place={{ layer: strand.key, name: consumer!, t: next }}
          x={edge}
          y={y + (back ? bandWidth(norm(back), WIDEST) / 2 : 0) + 17 + k * 17}
          anchor={anchor}
        />
      ))}
    </>
  );
}

function Above({ view, layout }: { view: View; layout: Layout }) {
  const { trace, strand, t, faces } = view;
  const { output } = strand.plan.cell;
  const way = layout.out;
  const [x, y] = way.at(-1)!;
  const above = trace.forward.network.levels[strand.level + 1]![0]!;
  const isTop = above.key === 'readout';
  const name = isTop ? above.plan.output.name : above.plan.input.name;
  const back = faces === 'all' ? arriving(view, output, 'above') : null;
  return (
    <>
      <g className="forward">
        <path {...carries(view, { of: output, consumer: null })} d={lineThrough(way)} />
        <path {...carries(view, { of: output, consumer: null })} d={arrowAt(way)} />
      </g>
      {back && (
        <Arriving at={addressOf(view, output)} values={back} way={way} className="bands">
          <Size
            size={norm(back)}
            x={x - bandWidth(norm(back), WIDEST) / 2 - 3}
            y={y + 22}
            anchor="end"
            beside
          />
        </Arriving>
      )}
      <text className="words" x={x} y={y - 20} textAnchor="middle">
        {isTop ? 'output' : `layer ${above.level + 1}`}
      </text>
      <SvgName
        wiring={trace.forward}
        place={{ layer: above.key, name, t }}
        x={x}
        y={y - 6}
        anchor="middle"
      />
    </>
  );
}

interface ArrivingProps {
  at: string;
  values: Float64Array;
  way: readonly Point[];
  className: string;
  children: React.ReactNode;
}

function Arriving({ at, values, way, className, children }: ArrivingProps) {
  const size = norm(values);
  return (
    <g className={className} data-term={at} data-face="share" data-flow="back">
      <Band at={at} face="share" points={way} size={size} arrives />
      {children}
    </g>
  );
}

interface SizeProps {
  size: number;
  x: number;
  y: number;
  anchor: 'start' | 'end';
  beside?: boolean;
}

/** The size of what flows, and over a band that is narrower than that, a word. */
function Size({ size, x, y, anchor, beside = false }: SizeProps) {
  const above = beside ? y : y - bandWidth(size, WIDEST) / 2 - 5;
  return (
    <text x={x} y={above} textAnchor={anchor}>
      {formatNumber(size)}
      {!beside && isCut(size, WIDEST) && (
        <tspan className="cut" x={x} dy={-13}>
          wider than drawn
        </tspan>
      )}
    </text>
  );
}
