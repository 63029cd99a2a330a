import './unfolded/unfolded.css';
import { useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
import { traceOf, type Trace } from '../engine/trace.ts';
import { quantityPlace } from '../lab/place.ts';
import { useLab, useLabState, useTrace } from '../lab/react.ts';
import { ErrorBands } from './unfolded/Bands.tsx';
import { Fields } from './unfolded/Fields.tsx';
import { Gutter, gutterWidth } from './unfolded/Gutter.tsx';
import { Input } from './unfolded/Input.tsx';
import {
  boxAt,
  gridOf,
  placesOf,
  rowsDrawn,
  type Grid,
  type Places,
  type Sizes,
} from './unfolded/layout.ts';
import { ForwardLines, type Neighbour } from './unfolded/Lines.tsx';
import { addendLines, LOWEST, strandsDrawn, type Faces } from './unfolded/model.ts';
import { Note } from './unfolded/Note.tsx';
import { Step } from './unfolded/Step.tsx';
import { useFolding } from './unfolded/use-folding.ts';
import { windowOf } from './unfolded/window.ts';

interface Props {
  /** How much of the errors is shown; all of it unless told. */
  faces?: Faces;
  /** Can the copies be laid over one another, into one network with a loop? */
  foldable?: boolean;
}

/**
 * The unfolded network: every step with its values, its errors and where they come from, for any number of layers, in one
 * direction or two, and any cell (of which h is drawn).
 */
export function Unfolded({ faces = 'all', foldable = false }: Props) {
  const lab = useLab();
  const trace = useTrace();
  const focus = useLabState(({ step }) => step);
  const { folded, moving, toggle } = useFolding(foldable);
  const grid = useGrid(trace, faces);
  const places = useMemo(
    () => placesOf(grid, windowOf(trace.steps, focus), focus),
    [grid, trace.steps, focus],
  );
  const scroller = useKeepInView(grid, places, focus, folded);
  const onKeyDown = useArrows(scroller);
  const inputNames = lab.start.names?.inputs ?? NONE;
  const isPen = inputNames[0] === 'dx' && inputNames[1] === 'dy';
  const { height } = grid;
  const width = folded ? grid.focused.width + 24 : places.width;

  // A widget of its own, with its own keys: what the role "application" says, and the linter does not count as interactive.
  /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
  return (
    <>
      {foldable && (
        <p className="fold-control controls">
          <button type="button" className="word" onClick={toggle}>
            {folded ? 'Unfold' : 'Fold'}
          </button>
        </p>
      )}
      <div
        className={`unfolded${folded ? ' folded' : ''}${moving ? ' moving' : ''}`}
        ref={scroller}
        role="application"
        aria-label="The unfolded network. Left and right arrows change the step, up and down what is pinned there."
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div className="unfolded-inner">
          <Gutter trace={trace} grid={grid} isPen={isPen} />
          <div className="unfolded-drawing" style={{ width, height }}>
            <Drawing {...{ trace, grid, places, focus, folded, isPen }} />
            <Overlay {...{ trace, grid, places, focus, folded, isPen }} />
          </div>
        </div>
      </div>
      <Note trace={trace} faces={faces} />
    </>
  );
}

const NONE: readonly string[] = [];

interface DrawingProps {
  trace: Trace;
  grid: Grid;
  places: Places;
  focus: number;
  folded: boolean;
  /** The inputs are moves of a pen, and drawn as such. */
  isPen: boolean;
}

/** In layers, each of them one group a column: the ruled ground, the lines, the bands over them, the numbers. */
function Drawing({ trace, isPen, ...view }: DrawingProps) {
  const lab = useLab();
  const { grid, places, focus, folded } = view;
  const { classes = NONE, inputs = NONE } = lab.start.names ?? {};
  const copy = (t: number) => (t === focus ? 'placed' : 'placed copy');
  const steps = places.items.flatMap((item, k) => {
    if (item.kind === 'gap') return [];
    const beside = { before: neighbourAt(places, k - 1), after: neighbourAt(places, k + 1) };
    const place = { grid, t: item.t, isFocus: item.t === focus };
    const style = at(folded ? 0 : item.x);
    return [{ t: item.t, style, place, beside }];
  });
  function neighbourAt({ items }: Places, k: number): Neighbour {
    const item = items[k];
    if (!item) return null;
    return item.kind === 'gap' ? 'gap' : item.t === focus ? 'focus' : 'usual';
  }
  return (
    <svg width="100%" height={grid.height}>
      <g>
        {places.items.map((item) => (
          <g
            key={item.kind === 'gap' ? `gap ${item.to}` : item.t}
            className={item.kind === 'gap' ? 'placed copy' : copy(item.t)}
            style={at(folded ? 0 : item.x)}
          >
            <Ground
              grid={grid}
              width={item.width}
              isFocus={item.kind === 'step' && item.t === focus}
            />
          </g>
        ))}
      </g>
      <g className="forward">
        {steps.map(({ t, style, place, beside }) => (
          <g key={t} className="placed" style={style}>
            <ForwardLines {...place} {...beside} />
          </g>
        ))}
      </g>
      {grid.faces === 'all' && (
        <g className="bands">
          {steps.map(({ t, style, place, beside }) => (
            <g key={t} className={`${copy(t)} ${phase(grid, t, focus)}`} style={style}>
              <ErrorBands trace={trace} {...place} {...beside} />
            </g>
          ))}
        </g>
      )}
      {steps.map(({ t, style, place }) => (
        <g key={t} className={copy(t)} style={style}>
          <Step {...place} trace={trace} classNames={classes} onChoose={lab.goTo} />
          <Input {...place} inputs={trace.experiment.inputs} names={inputs} isPen={isPen} />
        </g>
      ))}
    </svg>
  );
}

const at = (x: number) => ({ transform: `translateX(${x}px)` });

/** An error on its way back has passed the later steps. In a two-way network it comes from both ends: there it is drawn whole. */
function phase({ twoWay }: Grid, t: number, focus: number): 'next' | 'now' | 'past' {
  if (t === focus) return 'now';
  return t > focus || twoWay ? 'past' : 'next';
}

/** The ruled ground of a column: a line under each row of numbers; lighter in the step in view. */
function Ground({ grid, width, isFocus }: { grid: Grid; width: number; isFocus: boolean }) {
  const { height, classes, output, bands } = grid;
  const rows = [
    ...Array.from({ length: classes }, (_, k) => output.row(k) + 6),
    ...bands.flatMap((band) => Array.from({ length: band.units }, (_, u) => band.sum(u) + 7)),
  ];
  const ruled = (ys: readonly number[]) => ys.map((y) => `M0 ${y}H${width}`).join('');
  return (
    <>
      <path className="staff" d={ruled(rows)} />
      <path className="hair" d={ruled([30, height - 1])} />
      {isFocus && (
        <>
          <rect className="band" x={0} y={0} width={width} height={height} />
          <line className="focus-rule" x1={0} x2={width} y1={1} y2={1} />
        </>
      )}
    </>
  );
}

/** What can be changed or chosen, laid over the drawing, column by column. */
function Overlay({ trace, grid, places, focus, folded, isPen }: DrawingProps) {
  const lab = useLab();
  const { inputs, targets } = trace.experiment;
  return places.items.map((item) => {
    const style = at(folded ? 0 : item.x);
    if (item.kind === 'gap') {
      // As many steps on as are drawn at once, so that none is passed over.
      const to =
        item.to < focus ? Math.max(item.to - 6, item.from) : Math.min(item.from + 6, item.to);
      return (
        <div key={`gap ${item.to}`} className="placed copy" style={style}>
          <button
            type="button"
            className="word gap"
            style={{ width: item.width, top: grid.bands[0]!.symbols - 14 }}
            aria-label={`Steps ${item.from} to ${item.to} are not drawn. Go to step ${to}`}
            onClick={() => lab.goTo(to)}
          >
            … {item.to - item.from + 1} steps …
          </button>
        </div>
      );
    }
    const { t } = item;
    return (
      <div key={t} className={t === focus ? 'placed' : 'placed copy'} style={style}>
        <Fields
          lab={lab}
          grid={grid}
          t={t}
          isFocus={t === focus}
          input={inputs[t - 1]!}
          target={targets[t - 1] ?? null}
          classes={trace.forward.network.readout.plan.size}
          isPen={isPen}
        />
      </div>
    );
  });
}

/** The same object as long as the network has the same shape: what is drawn from it alone is then not drawn again. */
function useGrid(trace: Trace, faces: Faces): Grid {
  const sizes: Sizes = {
    faces,
    classes: rowsDrawn(trace.forward.network.readout.plan.size),
    inputs: rowsDrawn(trace.experiment.inputs[0]!.length),
    strands: strandsDrawn(trace).map(({ key, level, backward, plan }) => ({
      ...{ key, level, backward },
      units: rowsDrawn(plan.size),
      addends: faces === 'all' ? addendLines(trace, key) : 0,
    })),
  };
  const shape = JSON.stringify(sizes);
  return useMemo(() => gridOf(JSON.parse(shape) as Sizes), [shape]);
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
    const places = pinsOf(traceOf(experiment), step);
    const now = places.indexOf(pin ?? '');
    lab.pinAt(places[now < 0 ? 0 : Math.min(Math.max(now + along!, 0), places.length - 1)]!);
  };
}

/** From the top of a column to its foot: the scores, the states, the input. */
function pinsOf(trace: Trace, t: number): string[] {
  return [
    ['readout', 'alpha'] as const,
    ...strandsDrawn(trace).map(({ key }) => [key, 'h'] as const),
    [LOWEST, 'x'] as const,
  ].flatMap(([layer, name]) => {
    const rows = rowsDrawn(trace.value({ layer, name, t })!.length);
    return Array.from({ length: rows }, (_, unit) => quantityPlace(layer, name, t, unit));
  });
}

/** Where the drawing is wider than the page it scrolls by itself, and the step in view stays in view. */
function useKeepInView(grid: Grid, { items }: Places, focus: number, folded: boolean) {
  const scroller = useRef<HTMLDivElement>(null);
  const left = folded ? 0 : items.find((item) => item.kind === 'step' && item.t === focus)!.x;
  const { width } = boxAt(grid, true);
  const gutter = gutterWidth(grid);
  useEffect(() => {
    const element = scroller.current!;
    if (element.scrollWidth > element.clientWidth)
      element.scrollLeft = left - Math.max(0, (element.clientWidth - gutter - width) / 2);
  }, [left, width, gutter]);
  return scroller;
}
