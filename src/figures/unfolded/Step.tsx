import type { Trace } from '../../engine/trace.ts';
import { SvgNum } from '../parts/SvgNum.tsx';
import type { Layout } from './layout.ts';
import { LAYER, roadsInto } from './model.ts';
import { SvgSymbol } from './SvgSymbol.tsx';

interface Props {
  trace: Trace;
  layout: Layout;
  t: number;
  classNames: readonly string[];
  onChoose: (t: number) => void;
}

/** Width, rise above the baseline, height; wider in the column whose numbers are set larger. */
const washOf = (isFocus: boolean) => [isFocus ? 57 : 52, 14.5, 20] as const;

/** One column: the prediction and the state of a step, with their errors. */
export function Step(props: Props) {
  const { layout, t, onChoose } = props;
  const isFocus = t === layout.focus;
  return (
    // The step control does the same by keyboard; this is the pointer's short cut.
    <g className={isFocus ? 'step now' : 'step'} onClick={() => onChoose(t)}>
      <rect
        className="target-area"
        x={layout.columnAt(t)}
        y={0}
        width={layout.widthAt(t)}
        height={layout.stateEnd}
      />
      <text
        className="time"
        x={(layout.leftAt(t) + layout.rightAt(t)) / 2}
        y={21}
        textAnchor="middle"
      >
        <tspan className="italic">t</tspan> = {t}
      </text>
      <Output {...props} />
      <State {...props} />
    </g>
  );
}

function Output({ trace, layout, t, classNames }: Props) {
  const z = trace.value(`readout.z@${t}`)!;
  const alpha = trace.error(`readout.alpha@${t}`)!;
  const target = trace.experiment.targets[t - 1];
  const { output } = layout;
  return (
    <g>
      <SvgSymbol
        x={layout.valuesAt(t)}
        y={output.symbols}
        letter="z"
        index={`${t}`}
        quantity={`readout.z@${t}`}
      />
      <SvgSymbol
        x={layout.rightAt(t)}
        y={output.symbols}
        letter="α"
        index={`${t}`}
        quantity={`readout.alpha@${t}`}
        error
      />
      {Array.from(z, (value, k) => (
        <g key={k}>
          <text
            className={k === target ? 'class target' : 'class'}
            x={layout.leftAt(t) - 9}
            y={output.row(k)}
            textAnchor="middle"
          >
            {classNames[k] ?? k}
          </text>
          <SvgNum
            at={`readout.z@${t}`}
            face="value"
            index={[k]}
            value={value}
            x={layout.valuesAt(t)}
            y={output.row(k)}
            wash={washOf(t === layout.focus)}
          />
          <SvgNum
            at={`readout.alpha@${t}`}
            face="error"
            index={[k]}
            value={alpha[k]!}
            x={layout.rightAt(t)}
            y={output.row(k)}
          />
        </g>
      ))}
    </g>
  );
}

function State({ trace, layout, t }: Props) {
  const at = `${LAYER}.h@${t}`;
  const value = trace.value(at)!;
  const error = trace.error(at)!;
  const roads = roadsInto(trace, t);
  const { state } = layout;
  const isFocus = t === layout.focus;
  return (
    <g className="state">
      <SvgSymbol x={layout.valuesAt(t)} y={state.symbols} letter="h" index={`${t}`} quantity={at} />
      <SvgSymbol
        x={layout.rightAt(t)}
        y={state.symbols}
        letter="h"
        index={`${t}`}
        quantity={at}
        error
      />
      {Array.from(value, (h, u) => (
        <g key={u}>
          <SvgNum
            at={at}
            face="value"
            index={[u]}
            value={h}
            x={layout.valuesAt(t)}
            y={state.sum(u)}
            wash={washOf(isFocus)}
          />
          {roads.map(({ consumer, values, from }, s) => (
            <g key={consumer}>
              {isFocus && (
                <Words layout={layout} t={t} y={state.addend(u, s)} text={`from the ${from}`} />
              )}
              <SvgNum
                at={at}
                face="share"
                index={[u]}
                value={values[u]!}
                consumer={consumer}
                x={layout.rightAt(t)}
                y={state.addend(u, s)}
                guard={isFocus}
                className="addend"
              />
            </g>
          ))}
          {t === layout.steps && (
            <text className="none" x={layout.rightAt(t)} y={state.addend(u, 1)} textAnchor="end">
              no future
            </text>
          )}
          <Rules layout={layout} t={t} y={state.sum(u)} isFocus={isFocus} />
          {isFocus && <Words layout={layout} t={t} y={state.sum(u)} text="sum" />}
          <SvgNum
            at={at}
            face="error"
            index={[u]}
            value={error[u]!}
            x={layout.rightAt(t)}
            y={state.sum(u)}
            guard={isFocus}
            className="sum"
          />
        </g>
      ))}
    </g>
  );
}

/** Words to the left of a number of the step in view. */
function Words({ layout, t, y, text }: { layout: Layout; t: number; y: number; text: string }) {
  return (
    <text className="words" x={layout.rightAt(t) - 66} y={y} textAnchor="end">
      {text}
    </text>
  );
}

/** The rule over a sum; under that of the step in view the book-keeper's double one. */
function Rules(props: { layout: Layout; t: number; y: number; isFocus: boolean }) {
  const { layout, t, y, isFocus } = props;
  const right = layout.rightAt(t) + 1;
  const left = right - (isFocus ? 60 : 45);
  const lines = isFocus ? [y - 16, y + 4.5, y + 7] : [y - 16];
  return (
    <>
      {lines.map((at) => (
        <line
          key={at}
          className={isFocus ? 'rule now' : 'rule'}
          x1={left}
          x2={right}
          y1={at}
          y2={at}
        />
      ))}
    </>
  );
}
