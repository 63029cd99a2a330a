import type { Layout } from './layout.ts';
import { SvgSymbol } from './SvgSymbol.tsx';

const WIDTH = 66;

/** The names of the staves; stays in view when the figure scrolls. */
export function Gutter({ layout, units }: { layout: Layout; units: number }) {
  const { output, state, stateEnd, input, height, outputEnd, stateTop } = layout;
  return (
    <svg
      className="gutter"
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      aria-hidden="true"
    >
      <line className="hair" x1="0" x2={WIDTH} y1="30" y2="30" />
      <line className="hair" x1="0" x2={WIDTH} y1={height - 1} y2={height - 1} />
      <text className="words" y="21">
        time
      </text>
      <Name letter="z" y={output.row(0) + 5} words={['which', 'character']} />
      <SvgSymbol
        x={0}
        y={(outputEnd + stateTop) / 2 + 1}
        letter="W"
        index="hz"
        anchor="start"
        parameter="readout.W_hz"
      />
      <Name letter="h" y={state.symbols + 22} words={[]} />
      {Array.from({ length: units }, (_, u) => (
        <text key={u} className="words" y={state.sum(u)}>
          unit {u + 1}
        </text>
      ))}
      <SvgSymbol x={0} y={stateEnd + 40} letter="W" index="hh" anchor="start" parameter="1.W_hh" />
      <SvgSymbol x={0} y={input.top - 14} letter="W" index="xh" anchor="start" parameter="1.W_xh" />
      <Name letter="x" y={input.symbols + 14} words={['pen', 'move']} />
    </svg>
  );
}

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
