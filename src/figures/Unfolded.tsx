import './unfolded/unfolded.css';
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { traceOf, type Trace } from '../engine/trace.ts';
import { quantityPlace } from '../lab/place.ts';
import { useLab, useLabState, useTrace } from '../lab/react.ts';
import { Field } from './parts/Field.tsx';
import { ErrorBands, ForwardLines } from './unfolded/Flow.tsx';
import { Gutter } from './unfolded/Gutter.tsx';
import { PenMove } from './unfolded/Input.tsx';
import { layOut, type Layout } from './unfolded/layout.ts';
import { LAYER, roadsInto } from './unfolded/model.ts';
import { Step } from './unfolded/Step.tsx';
import { SvgSymbol } from './unfolded/SvgSymbol.tsx';

/**
 * The unfolded network: every step of the one layer with its values, its errors and where they come from. It draws the
 * lowest layer under the readout, for any number of units, classes and steps.
 */
export function Unfolded() {
  const lab = useLab();
  const { classes: classNames = [], inputs: inputNames = [] } = lab.start.names ?? {};
  const trace = useTrace();
  const focus = useLabState(({ step }) => step);
  const { experiment, steps } = trace;
  const units = experiment.layers[0]!.hidden;
  const layout = layOut({
    steps,
    classes: trace.value('readout.z@1')!.length,
    units,
    inputs: experiment.inputs[0]!.length,
    shares: Math.max(...[1, steps].map((t) => roadsInto(trace, t).length)),
    focus,
  });
  const { width, height } = layout;
  const all = Array.from({ length: steps }, (_, k) => k + 1);
  const scroller = useKeepInView(layout);
  const onKeyDown = useArrows(scroller);

  // A widget of its own, with its own keys: what the role "application" says, and the linter does not count as interactive.
  /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
  return (
    <div
      className="unfolded"
      ref={scroller}
      role="application"
      aria-label="The unfolded network. Left and right arrows change the step, up and down what is pinned there."
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className="unfolded-inner">
        <Gutter layout={layout} units={units} />
        <div className="unfolded-drawing" style={{ width, height }}>
          <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
            <Staves layout={layout} units={units} classes={trace.value('readout.z@1')!.length} />
            <ForwardLines layout={layout} />
            <ErrorBands trace={trace} layout={layout} />
            <text className="words" x={1} y={layout.stateEnd + 34}>
              <tspan className="italic">h</tspan>
              <tspan className="index" dy="3">
                0
              </tspan>
            </text>
            {all.map((t) => (
              <g key={t}>
                <Step
                  trace={trace}
                  layout={layout}
                  t={t}
                  classNames={classNames}
                  onChoose={lab.goTo}
                />
                {experiment.inputs[0]!.length === 2 && (
                  <PenMove experiment={experiment} layout={layout} t={t} />
                )}
                <SvgSymbol
                  x={layout.rightAt(t)}
                  y={layout.input.symbols}
                  letter="x"
                  index={`${t}`}
                  quantity={`${LAYER}.x@${t}`}
                />
                {experiment.inputs[0]!.map((_, k) => (
                  <text
                    key={k}
                    className="words"
                    x={layout.rightAt(t) - 46}
                    y={layout.input.row(k)}
                    textAnchor="end"
                  >
                    {inputNames[k] ?? k + 1}
                  </text>
                ))}
              </g>
            ))}
          </svg>
          {all.map((t) =>
            experiment.inputs[t - 1]!.map((value, k) => (
              <div
                key={`${t} ${k}`}
                className="on-drawing"
                style={{ left: layout.rightAt(t) - 40, top: layout.input.row(k) - 18 }}
              >
                <Field
                  at={`${LAYER}.x@${t}`}
                  face="value"
                  index={[k]}
                  value={value}
                  label={`x at step ${t}, ${inputNames[k] ?? `row ${k + 1}`}`}
                  onChange={(number) => lab.setInput(t, k, number)}
                />
              </div>
            )),
          )}
        </div>
      </div>
    </div>
  );
}

/** The ruled ground: a line under each row of numbers, and the lighter band of the step in view. */
function Staves({ layout, units, classes }: { layout: Layout; units: number; classes: number }) {
  const { width, height, focus, output, state } = layout;
  const left = layout.columnAt(focus);
  const right = left + layout.widthAt(focus);
  const rows = [
    ...Array.from({ length: classes }, (_, k) => output.row(k) + 6),
    ...Array.from({ length: units }, (_, u) => state.sum(u) + 7),
  ];
  return (
    <g>
      {rows.map((y) => (
        <line key={y} className="staff" x1="0" x2={width} y1={y} y2={y} />
      ))}
      <line className="hair" x1="0" x2={width} y1="30" y2="30" />
      <line className="hair" x1="0" x2={width} y1={height - 1} y2={height - 1} />
      <rect className="band" x={left} y={0} width={right - left} height={height} />
      <line className="focus-rule" x1={left} x2={right} y1={1} y2={1} />
    </g>
  );
}

/** Left and right go through time; up and down through the numbers of the step in view, as they stand in the drawing. */
function useArrows(scroller: RefObject<HTMLDivElement | null>) {
  const lab = useLab();
  return (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const { step, pin, experiment } = lab.store.getState();
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const along = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (across === undefined && along === undefined) return;
    event.preventDefault();
    if (across !== undefined) return lab.goTo(step + across);
    const places = placesOf(traceOf(experiment), step);
    const now = places.indexOf(pin ?? '');
    lab.pinAt(places[now < 0 ? 0 : Math.min(Math.max(now + along!, 0), places.length - 1)]!);
  };
}

/** From the top of a column to its foot: the scores, the state, the input. */
function placesOf(trace: Trace, t: number): string[] {
  return (
    [
      ['readout', 'alpha'],
      [LAYER, 'h'],
      [LAYER, 'x'],
    ] as const
  ).flatMap(([layer, name]) =>
    Array.from(trace.value({ layer, name, t })!, (_, unit) => quantityPlace(layer, name, t, unit)),
  );
}

/** Where the drawing is wider than the page it scrolls by itself, and the step in view stays in view. */
function useKeepInView(layout: Layout) {
  const scroller = useRef<HTMLDivElement>(null);
  const { focus } = layout;
  const [left, width] = [layout.columnAt(focus), layout.widthAt(focus)];
  useEffect(() => {
    const element = scroller.current!;
    const gutter = 66;
    if (element.scrollWidth > element.clientWidth)
      element.scrollLeft = left - Math.max(0, (element.clientWidth - gutter - width) / 2);
  }, [left, width]);
  return scroller;
}
