import type { CSSProperties } from 'react';
import type { Strand } from '../../engine/network.ts';
import type { Trace } from '../../engine/trace.ts';
import type { Band, Grid } from './layout.ts';
import { strandsDrawn } from './model.ts';
import { marksOf, SvgSymbol } from './SvgSymbol.tsx';

/** Wider where the strands have names. */
export const gutterWidth = ({ bands }: Grid) => (bands.length > 1 ? 84 : 66);

interface Props {
  trace: Trace;
  grid: Grid;
  /** The inputs are moves of a pen, the classes characters. */
  isPen: boolean;
}

/** The names of the staves, and of the weights on the lines between them; stays in view when the figure scrolls. */
export function Gutter({ trace, grid, isPen }: Props) {
  const { output, outputEnd, input, height, bands, focused } = grid;
  const width = gutterWidth(grid);
  const strands = strandsDrawn(trace);
  const compact = grid.faces !== 'all';
  return (
    <svg
      className="gutter"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <line className="hair" x1="0" x2={width} y1="30" y2="30" />
      <line className="hair" x1="0" x2={width} y1={height - 1} y2={height - 1} />
      <text className="words" y="21">
        time
      </text>
      <text className="words" y={output.symbols}>
        label
      </text>
      <Name letter="z" y={output.row(0) + 6} words={isPen ? ['which', 'character'] : []} />
      <g className="on-line" style={moved(width + focused.leave + 10, compact ? 4 : 0)}>
        <SvgSymbol
          x={0}
          y={(outputEnd + bands[0]!.top) / 2 + 1}
          letter="W"
          index="hz"
          anchor="start"
          parameter="readout.W_hz"
        />
      </g>
      {bands.map((band, k) => (
        <StrandNames key={band.key} {...{ trace, grid, band, width }} strand={strands[k]!} />
      ))}
      <Name letter="x" y={input.symbols + 14} words={isPen ? ['pen', 'move'] : ['input']} />
    </svg>
  );
}

interface StrandProps {
  trace: Trace;
  grid: Grid;
  band: Band;
  strand: Strand;
  width: number;
}

function StrandNames({ trace, grid, band, strand, width }: StrandProps) {
  const { symbols, end, key } = band;
  const { enter, leave } = grid.focused;
  const { weights } = strand.plan.cell;
  const matrices = (ofInput: boolean) =>
    weights
      .filter((weight) => weight.kind === 'matrix' && weight.ofInput === ofInput)
      .map(({ name }) => name);
  const [recurrent, fed] = [matrices(false), matrices(true)];
  const compact = grid.faces !== 'all';
  const several = grid.bands.length > 1;
  const isLast = !grid.bands.some(
    ({ level, backward }) => level === band.level && backward && !band.backward,
  );
  return (
    <>
      <Name letter="h" y={symbols + (compact ? 4 : 22)} words={[]} />
      {several && (
        <>
          <text className="words" x="20" y={symbols + (compact ? -6 : 8)}>
            layer {key}
          </text>
          {marksOf(trace, strand).arrow && (
            <text className="words" x="20" y={symbols + (compact ? 7 : 22)}>
              {band.backward ? 'backward' : 'forward'}
            </text>
          )}
        </>
      )}
      {Array.from({ length: band.units }, (_, u) => (
        <text key={u} className="words" y={band.sum(u)}>
          unit {u + 1}
        </text>
      ))}
      <g
        className="on-line"
        style={moved(
          width + (enter + leave) / 2 - (recurrent.length > 1 ? 32 : 16),
          recurrent.length > 2 ? 0 : -16,
        )}
      >
        <Weights
          y={end + (recurrent.length > 2 ? (compact ? 13 : 22) : 40)}
          layer={key}
          names={recurrent}
        />
      </g>
      {isLast && (
        <g className="on-line" style={moved(width + enter + 10, 0)}>
          <Weights
            y={
              (band.level === 0 ? grid.input.top - 14 : end + grid.lane + 22) -
              (fed.length > 2 ? 14 : 0)
            }
            layer={key}
            names={fed}
          />
        </g>
      )}
    </>
  );
}

/** Two names a line. */
function Weights({ y, layer, names }: { y: number; layer: string; names: readonly string[] }) {
  return names.map((name, k) => (
    <SvgSymbol
      key={name}
      x={(k % 2) * 34}
      y={y + Math.floor(k / 2) * 18}
      letter={name[0]!}
      index={name.slice(2)}
      anchor="start"
      parameter={`${layer}.${name}`}
    />
  ));
}

/** Where the name of a weight goes when the network is folded: onto its line. */
const moved = (across: number, down: number) =>
  ({ '--across': `${across}px`, '--down': `${down}px` }) as CSSProperties;

function Name({ letter, y, words }: { letter: string; y: number; words: readonly string[] }) {
  return (
    <>
      <text className="stave" y={y}>
        {letter}
      </text>
      {words.map((word, k) => (
        <text key={word} className="words" y={y + 20 + 15 * k}>
          {word}
        </text>
      ))}
    </>
  );
}
