import { useMemo } from 'react';
import type { OneUpdate } from '../../training/one-update.ts';
import type { Point } from './line.ts';
import { at, BELOW, HEIGHT, linePath, PLOT, scaleOf, ticksTo, WIDTH, type Scale } from './scale.ts';

interface Props {
  update: OneUpdate;
  /** How far along, and up to which loss. */
  reach: number;
  top: number;
  line: readonly Point[];
  /** L at s = 0 and its slope there, of the same network as the line. */
  loss: number;
  slope: number;
  lowest: Point | null;
}

/** The loss along the line of the update, its tangent, and the reader's η on both. */
export function Plot({ update, reach, top, line, loss, slope, lowest }: Props) {
  const scale = useMemo(() => scaleOf(reach, top), [reach, top]);
  const { x, y } = scale;
  // The window of the curves: what leaves it is cut.
  const window = {
    x: PLOT.left,
    y: PLOT.top,
    width: PLOT.right - PLOT.left,
    height: PLOT.bottom - PLOT.top,
  };
  return (
    <svg className="update-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      <Axes scale={scale} wordsAt={wordsAt(loss, slope, scale)} />
      <svg {...window} viewBox={`${window.x} ${window.y} ${window.width} ${window.height}`}>
        <line
          className="promise"
          x1={at(x(0))}
          y1={at(y(loss))}
          x2={at(x(reach))}
          y2={at(y(loss + slope * reach))}
        />
        <path className="loss" d={linePath(line, scale)} />
      </svg>
      {lowest && <Lowest {...lowest} scale={scale} />}
      <Now update={update} scale={scale} />
    </svg>
  );
}

/** The words below 0 stand on the side of the band that the promise does not cross. */
function wordsAt(loss: number, slope: number, { reach, top }: Scale): 'start' | 'end' {
  const crosses = (loss + (BELOW / 2) * top) / -slope;
  return crosses > reach / 2 ? 'start' : 'end';
}

function Axes({ scale, wordsAt }: { scale: Scale; wordsAt: 'start' | 'end' }) {
  const { x, y, reach, top } = scale;
  return (
    <g className="axes">
      <rect
        className="below"
        x={PLOT.left}
        y={at(y(0))}
        width={PLOT.right - PLOT.left}
        height={at(PLOT.bottom - y(0))}
      />
      {ticksTo(top).map((loss) => (
        <g key={loss}>
          <line
            className={loss === 0 ? 'floor' : 'staff'}
            x1={PLOT.left}
            x2={PLOT.right}
            y1={at(y(loss))}
            y2={at(y(loss))}
          />
          <text x={PLOT.left - 7} y={at(y(loss) + 5)} textAnchor="end">
            {loss}
          </text>
        </g>
      ))}
      <text
        className="words"
        x={wordsAt === 'end' ? PLOT.right - 8 : PLOT.left + 8}
        y={PLOT.bottom - 8}
        textAnchor={wordsAt}
      >
        below 0 no loss can be
      </text>
      {ticksTo(reach).map((s) => (
        <g key={s}>
          <line
            className="tick"
            x1={at(x(s))}
            x2={at(x(s))}
            y1={PLOT.bottom}
            y2={PLOT.bottom + 5}
          />
          <text x={at(x(s))} y={PLOT.bottom + 20} textAnchor="middle">
            {s}
          </text>
        </g>
      ))}
      <text className="words" x={PLOT.right} y={PLOT.bottom + 40} textAnchor="end">
        how far along the line: s
      </text>
      <text className="words" x={PLOT.left - 30} y={PLOT.top - 10}>
        loss
      </text>
    </g>
  );
}

function Lowest({ s, loss, scale: { x, y } }: Point & { scale: Scale }) {
  const [cx, cy] = [x(s), y(loss)];
  if (cy < PLOT.top) return null;
  return <path className="lowest" d={`M${at(cx)} ${at(cy - 7)}l7 7l-7 7l-7 -7Z`} />;
}

function Now({ update, scale }: { update: OneUpdate; scale: Scale }) {
  const { rate, before, after, promised } = update;
  const x = at(scale.x(rate));
  return (
    <g className="now">
      <line x1={x} x2={x} y1={PLOT.top} y2={PLOT.bottom} />
      <text x={x} y={PLOT.top - 8} textAnchor="middle">
        η
      </text>
      <Mark x={x} loss={before.loss + promised} scale={scale} hollow />
      <Mark x={x} loss={after.loss} scale={scale} />
    </g>
  );
}

/** A point, or an arrow on the edge over which it left the drawing. */
function Mark(props: { x: number; loss: number; scale: Scale; hollow?: boolean }) {
  const { x, loss, hollow = false } = props;
  if (Number.isNaN(loss)) return null;
  const y = props.scale.y(loss);
  const className = hollow ? 'hollow' : 'full';
  if (y >= PLOT.top && y <= PLOT.bottom)
    return <circle className={className} cx={x} cy={at(y)} r={5} />;
  const [edge, by] = y < PLOT.top ? [PLOT.top, 11] : [PLOT.bottom, -11];
  return <path className={className} d={`M${x} ${edge}l5.5 ${by}h-11Z`} />;
}
