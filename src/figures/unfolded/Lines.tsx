import { memo, type CSSProperties } from 'react';
import { boxAt, type Band, type Box, type Grid } from './layout.ts';
import { bow, tipUp, wayLine } from './paths.ts';
import { feedWay, riseWay } from './ways.ts';

export interface Neighbours {
  grid: Grid;
  t: number;
  isFocus: boolean;
  /** How the columns beside this one are drawn; at the ends of the run there is none. */
  before: Neighbour;
  after: Neighbour;
}

export type Neighbour = 'usual' | 'focus' | 'gap' | null;

/** How far a bow reaches into the room for steps that are not drawn. */
const INTO_GAP = 46;

/** Where, seen from a column, the lines of the next one are entered, and those of the one before are left. */
export function nextEnter(grid: Grid, box: Box, after: Neighbour): number {
  return box.width + (after === 'gap' ? INTO_GAP : boxAt(grid, after === 'focus').enter);
}
export function lastLeave(grid: Grid, before: Neighbour): number {
  if (before === 'gap') return -INTO_GAP;
  const box = boxAt(grid, before === 'focus');
  return box.leave - box.width;
}

/**
 * The thin lines on which values go forward, as far as they belong to one column: up from x to h to z, and the bow to the
 * next column, which a backward strand runs through the other way. Each says whose value it carries.
 */
export const ForwardLines = memo(function ForwardLines(props: Neighbours) {
  const { grid, t, isFocus, before, after } = props;
  const box = boxAt(grid, isFocus);
  return (
    <>
      {grid.twoWay && (
        <g className={isFocus ? undefined : 'copy'}>
          {[...new Set(grid.bands.map(({ level }) => level))].map((level) => (
            <path key={level} d={`M${box.enter} ${grid.mouth(level)}H${box.leave}`} />
          ))}
        </g>
      )}
      {grid.bands.map((band) => {
        const isTop = band.level === grid.bands[0]!.level;
        const [reader, last] = [isTop ? 'readout.alpha' : `${band.level + 2}.x`, band.end - 2];
        const feed = feedWay(grid, box, band);
        const rise = riseWay(grid, box, band);
        const target = rise.at(-1)!;
        const at = (step: number) => `${band.key}.h@${step}`;
        return (
          <g key={band.key}>
            <g className={isFocus ? undefined : 'copy'}>
              <g {...carries(`${reader}@${t}`)}>
                <path d={wayLine(rise)} />
                {isTop && <path d={tipUp(...target)} />}
              </g>
              <g {...carries(at(t))}>
                <path d={wayLine(feed)} />
                <path d={tipUp(...feed.at(-1)!)} />
              </g>
            </g>
            {before === 'gap' && (
              <path
                {...carries(at(band.backward ? t - 1 : t))}
                className="bow again"
                d={bow(lastLeave(grid, before), box.enter, last, grid.lane, 0)}
              />
            )}
            {after !== null && (
              <path
                {...carries(at(band.backward ? t : t + 1))}
                className={t === 1 ? 'bow' : 'bow again'}
                style={foldedBow(box.leave, nextEnter(grid, box, after), grid.focused)}
                d={bow(nextEnter(grid, box, after), box.leave, last, grid.lane, 0)}
              />
            )}
            <First {...{ grid, band, box }} side={endOf(band, before, after)} t={t} />
          </g>
        );
      })}
    </>
  );
});

/** A line stands for the whole of a quantity, the one that it leads to. */
const carries = (at: string) => ({
  'data-term': at,
  'data-face': 'value',
  'data-flow': 'forward',
});

/**
 * Folding lays all columns over the one in view, and its bow becomes the loop from h back to h. A bow is a cubic with upright
 * ends, so moving its ends is the same as stretching it, through nothing to its mirror image.
 */
function foldedBow(from: number, to: number, { enter, leave }: Box) {
  const stretch = (enter - leave) / (to - from);
  return { '--move': `${leave - stretch * from}px`, '--stretch': stretch } as CSSProperties;
}

/** On which side the strand begins in this column, if it does. */
function endOf(band: Band, before: Neighbour, after: Neighbour): 'left' | 'right' | null {
  if (band.backward) return after === null ? 'right' : null;
  return before === null ? 'left' : null;
}

interface FirstProps {
  grid: Grid;
  band: Band;
  box: Box;
  side: 'left' | 'right' | null;
  t: number;
}

/** The state before the first step, and its line. */
function First({ grid, band, box, side, t }: FirstProps) {
  if (side === null) return null;
  const { end } = band;
  const isLeft = side === 'left';
  const x = isLeft ? box.enter : box.leave;
  const from = isLeft ? 0 : box.width - (grid.twoWay ? 24 : 0);
  const toward = isLeft ? -12 : 12;
  return (
    <g className="first-state">
      <path
        {...carries(`${band.key}.h@${t}`)}
        d={`M${from} ${end + 40}C${x + toward} ${end + 40} ${x} ${end + 34} ${x} ${end}`}
      />
      <text
        className="words"
        x={isLeft ? 1 : from}
        y={end + 34}
        textAnchor={isLeft ? 'start' : 'end'}
      >
        <tspan className="italic">h</tspan>
        <tspan className="index" dy="3">
          {isLeft ? t - 1 : t + 1}
        </tspan>
      </text>
    </g>
  );
}
