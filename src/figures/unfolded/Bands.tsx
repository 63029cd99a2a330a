import { memo } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { formatNumber } from '../../notation/format.ts';
import { boxAt, type Band, type Box, type Grid } from './layout.ts';
import { lastLeave, nextEnter, type Neighbours } from './Lines.tsx';
import { flowFrom, roadsInto, type Side } from './model.ts';
import { bowBand, fall, wayBand } from './paths.ts';
import { errorWay } from './ways.ts';
import { bandWidth, isCut } from './width.ts';

interface Props extends Neighbours {
  trace: Trace;
}

/** The bands on which errors come back into the states of one step, over the same lines; the width is the norm of what flows. */
export function ErrorBands({ trace, ...place }: Props) {
  const { grid, t, before, after } = place;
  return grid.bands.map((band) => {
    const roads = roadsInto(trace, band.key, t);
    const isEnd = (band.backward ? before : after) === null;
    return (
      <BandsInto
        key={band.key}
        {...place}
        band={band}
        output={flowFrom(roads, 'output')}
        future={isEnd ? null : flowFrom(roads, 'future')}
      />
    );
  });
}

interface IntoProps extends Neighbours {
  band: Band;
  output: number;
  /** Null where no step comes after. */
  future: number | null;
}

/** Both bands into one state; drawn again when one of the two sizes changes. */
const BandsInto = memo(function BandsInto({ band, output, future, ...place }: IntoProps) {
  const { grid, t, isFocus, before, after } = place;
  const box = boxAt(grid, isFocus);
  const at = `${band.key}.h@${t}`;
  const [from, to] = band.backward
    ? [lastLeave(grid, before), box.enter]
    : [nextEnter(grid, box, after), box.leave];
  return (
    <>
      {output > 0 && (
        <g {...flow(at, 'output')}>
          <FromAbove grid={grid} box={box} band={band} size={output} />
        </g>
      )}
      {future !== null && (
        <g {...flow(at, 'future')} className="bow-band">
          <FromNext grid={grid} band={band} from={from} to={to} size={future} />
        </g>
      )}
    </>
  );
});

/** A band stands for the whole of the share, at the state where it arrives. */
const flow = (at: string, side: Side) => ({
  'data-term': at,
  'data-face': 'share',
  'data-flow': side,
});

interface FromAboveProps {
  grid: Grid;
  box: Box;
  band: Band;
  size: number;
}

function FromAbove({ grid, box, band, size }: FromAboveProps) {
  const width = bandWidth(size);
  const way = errorWay(grid, box, band);
  const [[x, top], [to, bottom]] = [way[0]!, way.at(-1)!];
  const isStraight = way.length === 2 && x === to;
  // On the side from which the band does not come.
  const beside = way.at(-2)![0] < to ? 1 : -1;
  return (
    <>
      <path
        className="band-shape"
        d={isStraight ? fall(x, top, bottom, width) : wayBand(way, width)}
      />
      <Size
        x={to + beside * (width / 2 + 6)}
        y={isStraight ? (top + bottom) / 2 + 3 : bottom - 9}
        anchor={beside < 0 ? 'end' : 'start'}
        size={size}
      />
    </>
  );
}

interface FromNextProps {
  grid: Grid;
  band: Band;
  from: number;
  to: number;
  size: number;
}

function FromNext({ grid, band, from, to, size }: FromNextProps) {
  const { lane, twoWay } = grid;
  const { end } = band;
  return (
    <>
      {size > 0 && (
        <path className="band-shape" d={bowBand(from, to, end, lane, bandWidth(size))} />
      )}
      <Size
        // In a two-way layer clear of the band that passes the forward strand.
        x={(from + to) / 2 + (twoWay && !band.backward ? 16 : 0)}
        // In the hollow of the bow; a bow at its widest has none.
        y={end + (isCut(size) ? lane + 14 : 13)}
        anchor="middle"
        size={size}
      />
    </>
  );
}

interface SizeProps {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
  size: number;
}

/** The size of what flows, and where the band is narrower than that, a word. */
function Size({ x, y, anchor, size }: SizeProps) {
  return (
    <text x={x} y={y} textAnchor={anchor}>
      {formatNumber(size)}
      {isCut(size) &&
        // In the middle between two columns there is room for a line, beside a band only for words under one another.
        (anchor === 'middle' ? ['wider than drawn'] : ['wider ', 'than drawn']).map((words) => (
          <tspan key={words} className="cut" x={x} dy={13}>
            {words}
          </tspan>
        ))}
    </text>
  );
}
