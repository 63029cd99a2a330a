/** A symbol such as h₃ or ∂L/∂h₃ in a drawing, in the letters of the formulas, flush right at x. */
interface Props {
  x: number;
  y: number;
  letter: string;
  index: string;
  /** The quantity it stands for: lights up with it. */
  quantity?: string;
  /** The parameter it stands for. */
  parameter?: string;
  error?: boolean;
  anchor?: 'start' | 'middle' | 'end';
}

export function SvgSymbol({
  x,
  y,
  letter,
  index,
  quantity,
  parameter,
  error,
  anchor = 'end',
}: Props) {
  return (
    <text
      className="symbol"
      x={x}
      y={y}
      textAnchor={anchor}
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
      <tspan className="index" dy="3.5">
        {index}
      </tspan>
    </text>
  );
}
