/** A symbol such as h₃ or ∂L/∂h₃ in a drawing, in the letters of the formulas, flush right at x. */
import type { Strand } from '../../engine/network.ts';
import type { Trace } from '../../engine/trace.ts';

/** What tells the symbols of several strands apart, as in the formulas: the layer's number, and an arrow where it is two-way. */
export interface Marks {
  readonly level?: number;
  readonly arrow?: '→' | '←';
}

export function marksOf({ forward: { network } }: Trace, strand: Strand): Marks {
  return {
    ...(network.levels.length > 2 && { level: strand.level + 1 }),
    ...(network.levels[strand.level]!.length > 1 && { arrow: strand.backward ? '←' : '→' }),
  };
}

interface Props extends Marks {
  x: number;
  y: number;
  letter: string;
  index: string;
  /** The index is a time: a folded network has none. */
  timed?: boolean;
  /** The quantity it stands for: lights up with it. */
  quantity?: string;
  /** The parameter it stands for. */
  parameter?: string;
  error?: boolean;
  anchor?: 'start' | 'middle' | 'end';
}

export function SvgSymbol(props: Props) {
  const { x, y, letter, index, timed, quantity, parameter, error, level, arrow } = props;
  return (
    <text
      className="symbol"
      x={x}
      y={y}
      textAnchor={props.anchor ?? 'end'}
      data-quantity={quantity}
      data-parameter={parameter}
      data-face={quantity && (error ? 'error' : 'value')}
    >
      {error && (
        <>
          <tspan className="upright">∂</tspan>
          <tspan className="italic">L</tspan>
          <tspan className="upright">/∂</tspan>
        </>
      )}
      <tspan className="italic">{letter}</tspan>
      {arrow && (
        // Set back over the letter; what follows goes on from the letter's end.
        <tspan className="arrow" dx="-9" dy="-9">
          {arrow}
        </tspan>
      )}
      {level !== undefined && (
        <tspan className="index" dx={arrow ? 1 : 0} dy={arrow ? 4 : -5}>
          ({level})
        </tspan>
      )}
      <tspan
        className={timed ? 'index when' : 'index'}
        // Under the layer's number, not behind it.
        dx={level ? -11.5 : 0}
        dy={level ? 8.5 : arrow ? 12.5 : 3.5}
      >
        {index}
      </tspan>
    </text>
  );
}
