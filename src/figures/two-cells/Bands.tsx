import { norm } from '../../engine/vector.ts';
import { formatNumber } from '../../notation/format.ts';
import type { Point } from '../unfolded/paths.ts';
import { bandWidth, isCut } from '../unfolded/width.ts';
import type { CellProps } from './Blocks.tsx';
import { straightBand, type Layout } from './layout.ts';
import { addendsOf, differ, sizeOf, type Addend, type Parts } from './model.ts';
import { Phrase } from './Phrase.tsx';

interface Flow {
  readonly shown: number;
  readonly right: number;
}

const flowOf = (addends: readonly Addend[]): Flow => ({
  shown: sizeOf(addends, 'shown'),
  right: sizeOf(addends, 'right'),
});

/** What comes into one cell's states, and from where. */
function flowsInto({ trace, pass, strand, parts, t }: CellProps) {
  const { output } = strand.plan.cell;
  const onHidden = addendsOf(trace, pass, strand, output, t);
  const onLine = parts.memory ? addendsOf(trace, pass, strand, parts.memory, t) : [];
  const at = { layer: strand.key, name: output, t };
  return {
    above: flowOf(onHidden.filter(({ crosses }) => !crosses)),
    hidden: flowOf(onHidden.filter(({ crosses }) => crosses)),
    memory: flowOf(onLine.filter(({ crosses, name }) => crosses && name === parts.memory)),
    /** ∂h itself, and what o and the slope leave of it. */
    state: {
      shown: norm(trace.errorIn(pass.reverse, at)!),
      right: norm(trace.error(at)!),
    },
    rise: flowOf(onLine.filter(({ crosses }) => !crosses)),
  };
}

/** The errors on their way into one cell from above and from the right; in the cell in view with their sizes. */
export function ErrorBands(props: CellProps & { isNow: boolean }) {
  const { layout, parts, strand, t, next, isNow } = props;
  const { x, line, hidden, gates } = layout;
  const flows = flowsInto(props);
  const { output } = strand.plan.cell;
  const place = (name: string) => ({ at: `${strand.key}.${name}@${t}`, isNow });
  const edge = isNow ? layout.next : layout.width - layout.next;
  // In the cell in view the way begins where the right cell has its gate; beyond that cell nothing is drawn.
  const from = (point: number) => (isNow ? layout.next + point : edge);
  return (
    <g className={isNow ? 'now' : 'past'}>
      <Band
        {...place(output)}
        flow={flows.above}
        name="above"
        from={[x.rise, 36]}
        to={[x.rise, hidden - 5]}
      />
      {isNow && <Size flow={flows.above} x={x.rise + beside(flows.above)} y={62} left />}
      <Band
        {...place(output)}
        flow={flows.state}
        name="state"
        from={[x.rise - 4, hidden]}
        to={[x.state + 5, hidden]}
      />
      {parts.memory !== null && (
        <>
          <Band
            {...place(parts.memory)}
            flow={flows.state}
            name="out"
            from={[x.state, hidden - 5]}
            to={[x.state, gates + 6]}
          />
          <Band
            {...place(parts.memory)}
            flow={flows.rise}
            name="rise"
            from={[x.state, gates - 14]}
            to={[x.state, line + 5]}
          />
          {isNow && (
            <Size flow={flows.rise} x={x.state - beside(flows.rise) - 10} y={line + 36} end />
          )}
        </>
      )}
      {next !== null && (
        <>
          {parts.memory !== null && (
            <Crossing
              {...place(parts.memory)}
              layout={layout}
              flow={flows.memory}
              name="memory"
              from={[from(x.keep - 10), line]}
              to={[x.state + 5, line]}
              words={isNow ? `*${parts.keep}*_{${next}} ⊙ ∂*${parts.memory}*_{${next}}` : ''}
            />
          )}
          <Crossing
            {...place(output)}
            layout={layout}
            flow={flows.hidden}
            name="hidden"
            from={[from(parts.squash ? x.add - 18 : parts.memory ? 0 : x.keep - 10), hidden]}
            to={[x.rise + 4, hidden]}
            words={isNow ? hiddenWay(parts, output, next) : ''}
          />
        </>
      )}
    </g>
  );
}

function hiddenWay({ memory, keep }: Parts, output: string, next: number): string {
  if (memory !== null) return 'through the gates';
  if (keep === null) return `*W*^{⊤} ∂*a*_{${next}}`;
  return `*${keep}*_{${next}} ⊙ ∂*${output}*_{${next}}, gates`;
}

/** Between the two states of the right cell, up to the gate that lets through: what arrives there before it is multiplied. */
export function BandToGate({ trace, pass, strand, parts, layout, t }: CellProps) {
  if (parts.memory === null) return null;
  const at = { layer: strand.key, name: parts.memory, t };
  const size = norm(trace.errorIn(pass.reverse, at)!);
  const { x, line } = layout;
  return (
    <g className="past">
      <Band
        at={`${strand.key}.${parts.memory}@${t}`}
        isNow={false}
        flow={{ shown: size, right: size }}
        name="to-gate"
        from={[x.state - 5, line]}
        to={[x.keep + 11, line]}
      />
    </g>
  );
}

const beside = ({ shown, right }: Flow) => bandWidth(shown === 0 ? right : shown) / 2 + 7;

interface BandProps {
  at: string;
  isNow: boolean;
  flow: Flow;
  name: string;
  from: Point;
  to: Point;
}

/** However little flows, that something does is seen. */
const LEAST = 1.2;

/** A band stands for the whole of what flows; where nothing does that should, for what should, in outline. */
function Band({ at, flow, name, from, to }: BandProps) {
  const gone = flow.shown === 0;
  if (gone && flow.right === 0) return null;
  return (
    <path
      className={gone ? 'band-shape gone' : 'band-shape'}
      data-term={at}
      data-face="share"
      data-flow={name}
      data-size={String(flow.shown)}
      d={straightBand(from, to, Math.max(LEAST, bandWidth(gone ? flow.right : flow.shown)))}
    />
  );
}

interface CrossingProps extends BandProps {
  layout: Layout;
  words: string;
}

function Crossing({ layout, words, ...band }: CrossingProps) {
  const { flow, to, isNow } = band;
  const middle = layout.cell + (layout.next - layout.cell) / 2;
  const y = to[1];
  const gone = flow.shown === 0 && flow.right !== 0;
  return (
    <>
      <Band {...band} />
      {isNow && gone && (
        <path className="cut" d={`M${middle - 6} ${y + 15}l5 -30M${middle + 1} ${y + 15}l5 -30`} />
      )}
      {isNow && (
        <>
          <Phrase x={middle} y={y - 24} anchor="middle" className="size" text={words} />
          <Size flow={flow} x={middle} y={y + 34} />
        </>
      )}
    </>
  );
}

/** The size of what flows, and where it is another than it should be, that too. */
function Size({
  flow,
  x,
  y,
  left,
  end,
}: {
  flow: Flow;
  x: number;
  y: number;
  left?: boolean;
  end?: boolean;
}) {
  const { shown, right } = flow;
  return (
    <text className="size" x={x} y={y} textAnchor={left ? 'start' : end ? 'end' : 'middle'}>
      {formatNumber(shown)}
      {isCut(shown) && Number.isFinite(shown) && <tspan className="more"> (wider)</tspan>}
      {differ(shown, right) && (
        <tspan className="instead" x={x} dy={13}>
          should be {formatNumber(right)}
        </tspan>
      )}
    </text>
  );
}
