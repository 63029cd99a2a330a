import './unfolded/unfolded.css';
import { useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
import { traceOf, type Trace } from '../engine/trace.ts';
import { quantityPlace } from '../lab/place.ts';
import { useLab, useLabState, useTrace } from '../lab/react.ts';
import { Drawing } from './unfolded/Drawing.tsx';
import { Gutter, gutterWidth } from './unfolded/Gutter.tsx';
import {
  boxAt,
  gridOf,
  placesOf,
  rowsDrawn,
  type Grid,
  type Places,
  type Sizes,
} from './unfolded/layout.ts';
import { addendLines, LOWEST, strandsDrawn, type Faces } from './unfolded/model.ts';
import { Note } from './unfolded/Note.tsx';
import { Overlay } from './unfolded/Overlay.tsx';
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
