import { timeOf } from '../../engine/network.ts';
import { ErrorBands, BandToGate } from './Bands.tsx';
import { Addition, Result, type CellProps } from './Blocks.tsx';
import { ForwardLines, Nodes } from './Lines.tsx';
import { Phrase } from './Phrase.tsx';

/** Two cells in a row: the one in view, with its additions, and the one that is read after it, if there is one. */
export function Drawing(cell: CellProps) {
  const { layout, strand, parts, next, t } = cell;
  const { output } = strand.plan.cell;
  const after = next === null ? null : nextOf(cell, next);
  const shared = { parts, layout, layer: strand.key, output };
  const right = next === null ? null : { ...cell, t: next, next: after };
  const beside = { transform: `translateX(${layout.next}px)` };
  return (
    <svg width={layout.width} height={layout.height}>
      <rect className="band" x="0" y="0" width={layout.cell} height={layout.height} />
      <path
        className="hair"
        d={`M0 34H${layout.cell}${next === null ? '' : `M${layout.next} 34H${layout.width}`}`}
      />
      <line className="focus-rule" x1="0" x2={layout.cell} y1="1.5" y2="1.5" />
      <Phrase x={layout.left} y={23} text={`*t* = ${t}`} className="time now" />
      {next !== null && (
        <Phrase x={layout.next + layout.left} y={23} text={`*t* = ${next}`} className="time" />
      )}
      <Phrase x={layout.x.rise + 10} y={23} text={`to ${reader(cell)}`} />

      <ForwardLines {...shared} t={t} goesOn={next !== null} />
      {right && (
        <g style={beside}>
          <ForwardLines {...shared} t={right.t} goesOn={false} />
        </g>
      )}
      <g className="bands">
        {right && (
          <g style={beside}>
            <ErrorBands {...right} isNow={false} />
            <BandToGate {...right} />
          </g>
        )}
        <ErrorBands {...cell} isNow />
      </g>
      <Nodes {...shared} t={t} />
      <g className="numbers now">
        <Addition {...cell} name={parts.line} block={layout.top} />
        {layout.foot && <Addition {...cell} name={output} block={layout.foot} />}
      </g>
      {right === null ? (
        <>
          <Phrase
            x={layout.cell + 24}
            y={layout.line - 6}
            text={`no cell to the right: *t* = ${t} is the last`}
          />
          <Phrase
            x={layout.cell + 24}
            y={layout.line + 12}
            text="step that is read, and nothing comes back"
          />
        </>
      ) : (
        <g style={beside}>
          <Nodes {...shared} t={right.t} />
          <g className="numbers">
            <Result {...right} name={parts.line} block={layout.top} />
            {layout.foot && <Result {...right} name={output} block={layout.foot} />}
          </g>
        </g>
      )}
    </svg>
  );
}

/** The step that is read after `t`; null where that is the last. */
function nextOf({ strand, trace }: CellProps, t: number): number | null {
  const position = timeOf(strand, trace.steps, t) + 1;
  return position > trace.steps ? null : timeOf(strand, trace.steps, position);
}

function reader({ trace, strand }: CellProps): string {
  const above = trace.forward.network.levels[strand.level + 1]![0]!;
  return above.key === 'readout' ? 'the output' : `layer ${above.level + 1}`;
}
