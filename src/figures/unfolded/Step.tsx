import { memo } from 'react';
import type { Strand } from '../../engine/network.ts';
import type { Trace } from '../../engine/trace.ts';
import { SvgNum } from '../parts/SvgNum.tsx';
import { Addition } from './Addition.tsx';
import { boxAt, type Band, type Box, type Grid } from './layout.ts';
import { sameAt, strandsDrawn } from './model.ts';
import { marksOf, SvgSymbol } from './SvgSymbol.tsx';
import { Words } from './Words.tsx';

interface Props {
  trace: Trace;
  grid: Grid;
  t: number;
  isFocus: boolean;
  classNames: readonly string[];
  onChoose: (t: number) => void;
}

/** Width, rise above the baseline, height; wider in the column whose numbers are set larger. */
const washOf = (isFocus: boolean) => [isFocus ? 57 : 52, 14.5, 20] as const;

/** One column: the prediction and the states of a step, with their errors. Drawn again only when one of its numbers changes. */
export const Step = memo(
  function Step(props: Props) {
    const { trace, grid, t, isFocus, onChoose } = props;
    const box = boxAt(grid, isFocus);
    const strands = strandsDrawn(trace);
    return (
      // The step control does the same by keyboard; this is the pointer's short cut.
      <g className={isFocus ? 'step now' : 'step'} onClick={() => onChoose(t)}>
        <rect
          className="target-area"
          x={0}
          y={0}
          width={box.width}
          height={grid.bands.at(-1)!.end}
        />
        <text className="time" x={(box.left + box.right) / 2} y={21} textAnchor="middle">
          <tspan className="italic">t</tspan> = {t}
        </text>
        <Output {...props} box={box} />
        {grid.bands.map((band, k) => (
          <State key={band.key} {...props} box={box} band={band} strand={strands[k]!} />
        ))}
      </g>
    );
  },
  (a, b) =>
    a.grid === b.grid && a.isFocus === b.isFocus && sameAt(a.trace, b.trace, a.t, a.grid.faces),
);

function Output({ trace, grid, box, t, isFocus, classNames }: Props & { box: Box }) {
  const z = trace.value({ layer: 'readout', name: 'z', t })!;
  const alpha = trace.error({ layer: 'readout', name: 'alpha', t })!;
  const target = trace.experiment.targets[t - 1] ?? null;
  const { output, faces } = grid;
  return (
    <g>
      <SvgSymbol
        x={box.values}
        y={output.symbols}
        letter="z"
        index={`${t}`}
        timed
        quantity={`readout.z@${t}`}
      />
      {faces !== 'values' && (
        <SvgSymbol
          x={box.right}
          y={output.symbols}
          letter="α"
          index={`${t}`}
          timed
          quantity={`readout.alpha@${t}`}
          error
        />
      )}
      {Array.from({ length: grid.classes }, (_, k) => (
        <g key={k}>
          <text
            className={k === target ? 'class target' : 'class'}
            x={box.classes}
            y={output.row(k)}
            textAnchor="middle"
          >
            {classNames[k] ?? k}
          </text>
          <SvgNum
            at={`readout.z@${t}`}
            face="value"
            index={[k]}
            value={z[k]!}
            x={box.values}
            y={output.row(k)}
            wash={washOf(isFocus)}
          />
          {faces === 'first' && isFocus && (
            <Words
              box={box}
              y={output.row(k)}
              text={subtrahend(target, k)}
              className="words less"
            />
          )}
          {faces !== 'values' && (
            <SvgNum
              at={`readout.alpha@${t}`}
              face="error"
              index={[k]}
              value={alpha[k]!}
              x={box.right}
              y={output.row(k)}
            />
          )}
        </g>
      ))}
    </g>
  );
}

/** What is taken from z_t to make ∂L/∂α_t = z_t − y_t. Without a label there is no loss, and no error. */
function subtrahend(target: number | null, k: number): string {
  if (target === null) return k === 0 ? 'no label' : '';
  return k === target ? '− 1  =' : '− 0  =';
}

interface StateProps extends Props {
  box: Box;
  band: Band;
  strand: Strand;
}

function State({ trace, grid, t, isFocus, box, band, strand }: StateProps) {
  const place = { layer: strand.key, name: 'h', t };
  const at = `${strand.key}.h@${t}`;
  const value = trace.value(place)!;
  const symbol = {
    ...{ y: band.symbols, letter: 'h', index: `${t}`, timed: true, quantity: at },
    ...marksOf(trace, strand),
  };
  return (
    <g className="state">
      <SvgSymbol x={box.values} {...symbol} />
      {grid.faces === 'all' && <SvgSymbol x={box.right} {...symbol} error />}
      {Array.from({ length: band.units }, (_, u) => (
        <g key={u}>
          <SvgNum
            at={at}
            face="value"
            index={[u]}
            value={value[u]!}
            x={box.values}
            y={band.sum(u)}
            wash={washOf(isFocus)}
          />
          {grid.faces === 'all' && (
            <Addition {...{ trace, t, isFocus, box, band, strand, unit: u }} />
          )}
        </g>
      ))}
    </g>
  );
}
