/** One step of the memory line: the level that comes, what the gate leaves of it, what is written on top; below it the error. */
import { bandWidth, isCut } from '../unfolded/width.ts';
import { valueTone } from '../parts/tone.ts';
import { memoryParts, errorAt, valueAt, writtenAt, type View } from './model.ts';

/** The width of a column. The slices of neighbours meet at their edges. */
export const COLUMN = 128;
const HEIGHT = 180;
const ZERO = 90;
/** Pixels for 1, the same everywhere; a level beyond ±2 is cut. */
const UNIT = 32;
const HIGHEST = 2;
/** Where the three gates stand: across the memory line, on the way in, on the way out. */
const FORGET = 30;
const INPUT = 64;
const OUTPUT = 106;
/** A gate is a bar across its road: all of it when shut, nothing when open. */
const HALF_BAR = 11;
/** The least change of a level that can be seen. */
const LEAST = 0.02;

const height = (level: number) => ZERO - UNIT * Math.min(Math.max(level, -HIGHEST), HIGHEST);

interface Props {
  view: View;
  t: number;
}

export function Levels({ view, t }: Props) {
  const before = valueAt(view, 'c', t - 1);
  const now = valueAt(view, 'c', t);
  const { kept, written } = writtenAt(view, t);
  const [f, i, o] = ['f', 'i', 'o'].map((gate) => valueAt(view, gate, t)) as [
    number,
    number,
    number,
  ];
  const [from, through, to] = [before, kept, now].map(height) as [number, number, number];
  const isHigh = Math.max(Math.abs(before), Math.abs(now)) > HIGHEST;
  return (
    <svg className="memory-slice" width={COLUMN} height={HEIGHT} aria-hidden="true">
      <Level x={0} to={FORGET} level={before} />
      <Level x={FORGET} to={INPUT} level={kept} />
      <Level x={INPUT} to={COLUMN} level={now} />
      <line className="zero" x2={COLUMN} y1={ZERO} y2={ZERO} />
      <path
        className="edge"
        d={`M0 ${from}H${FORGET}M${FORGET} ${through}H${INPUT}M${INPUT} ${to}H${COLUMN}`}
      />
      {Math.abs(before - kept) > LEAST && (
        <path className="lost" d={`M${FORGET} ${from}V${through}`} />
      )}
      <path className="wire" d={`M${INPUT} ${HEIGHT}V${HEIGHT - 13}M${OUTPUT} ${to}V13`} />
      {i > LEAST && (
        <path className="wire" d={`M${INPUT} ${HEIGHT - 13}V${Math.max(through, ZERO)}`} />
      )}
      {o > LEAST && (
        <path
          className="wire"
          d={`M${OUTPUT} 13V5M${OUTPUT - 3.5} 6L${OUTPUT} 0L${OUTPUT + 3.5} 6`}
        />
      )}
      {Math.abs(written) > LEAST && Math.abs(to - through) > 6 && (
        <Arrow x={INPUT} from={through} to={to} />
      )}
      <Bar x={FORGET} y={ZERO} open={f} name="f" nameAbove={before < 0} />
      <Bar x={INPUT} y={HEIGHT - 13} open={i} name="i" flat />
      <Bar x={OUTPUT} y={13} open={o} name="o" flat />
      {isHigh && (
        <text className="cut" x={COLUMN / 2} y={ZERO + (now > 0 ? 14 : -6)} textAnchor="middle">
          beyond ±{HIGHEST}
        </text>
      )}
    </svg>
  );
}

function Level({ x, to, level }: { x: number; to: number; level: number }) {
  if (!Number.isFinite(level)) return null;
  const { className, style } = valueTone(level);
  const y = height(level);
  return (
    <rect
      className={`level ${className}`}
      style={style}
      x={x}
      y={Math.min(y, ZERO)}
      width={to - x}
      height={Math.abs(y - ZERO)}
    />
  );
}

/** What is written moves the level. */
function Arrow({ x, from, to }: { x: number; from: number; to: number }) {
  const back = to > from ? -5 : 5;
  return (
    <path
      className="written"
      d={`M${x} ${from}V${to}M${x - 3.5} ${to + back}L${x} ${to}L${x + 3.5} ${to + back}`}
    />
  );
}

interface BarProps {
  x: number;
  y: number;
  /** From 0, shut, to 1. */
  open: number;
  name: string;
  /** Across a road that goes up. */
  flat?: boolean;
  /** On the side of a standing bar where no level is drawn. */
  nameAbove?: boolean;
}

function Bar({ x, y, open, name, flat = false, nameAbove = false }: BarProps) {
  const nameAt = flat ? 4 : nameAbove ? -HALF_BAR - 5 : HALF_BAR + 12;
  const line = (half: number) =>
    flat ? `M${x - half} ${y}H${x + half}` : `M${x} ${y - half}V${y + half}`;
  return (
    <>
      <path className="gate-place" d={line(HALF_BAR)} />
      <path className="gate-shut" d={line(HALF_BAR * (1 - open))} />
      <text className="gate-name" x={flat ? x - 15 : x - 8} y={y + nameAt} textAnchor="middle">
        {name}
      </text>
    </>
  );
}

const LANE = 40;
const MIDDLE = 20;

/** The error of the memory on its way back under the line: its width is its size. It meets the forget gate again. */
export function Lane({ view, t }: Props) {
  const { read, next } = memoryParts(view, t);
  const own = Math.abs(errorAt(view, 'c', t));
  const [down, come, go] = [
    read?.value ?? 0,
    next?.value ?? 0,
    memoryParts(view, t - 1).next?.value ?? 0,
  ].map(Math.abs) as [number, number, number];
  const at = view.own ? { 'data-term': `${view.strand.key}.c@${t}`, 'data-face': 'share' } : {};
  return (
    <svg className="memory-lane" width={COLUMN} height={LANE} aria-hidden="true">
      <line className="zero" x2={COLUMN} y1={MIDDLE} y2={MIDDLE} />
      {next && <Band {...at} flow="future" x={OUTPUT} to={COLUMN} size={come} />}
      {down > 0 && (
        <rect
          {...at}
          data-flow="output"
          className="band-shape"
          x={OUTPUT - bandWidth(down) / 2}
          width={bandWidth(down)}
          y={0}
          height={MIDDLE}
        />
      )}
      <Band {...at} flow="error" x={FORGET} to={OUTPUT} size={own} />
      {go > 0 && <Band {...at} flow="before" x={0} to={FORGET} size={go} />}
      {go > 0 && (
        <path className="band-head" d={`M14 ${MIDDLE - 4}L7 ${MIDDLE}L14 ${MIDDLE + 4}`} />
      )}
      <Bar x={FORGET} y={MIDDLE} open={valueAt(view, 'f', t)} name="" />
      {isCut(own) && (
        <text className="cut" x={COLUMN / 2 + 8} y={MIDDLE + 4} textAnchor="middle">
          wider than drawn
        </text>
      )}
    </svg>
  );
}

interface BandProps {
  flow: string;
  x: number;
  to: number;
  size: number;
}

function Band({ flow, x, to, size, ...at }: BandProps) {
  const width = bandWidth(size);
  return (
    <rect
      {...at}
      data-flow={flow}
      className="band-shape"
      x={x}
      width={to - x}
      y={MIDDLE - width / 2}
      height={width}
    />
  );
}
