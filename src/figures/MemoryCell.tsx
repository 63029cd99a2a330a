import './memory-cell/memory-cell.css';
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { parsePlace, quantityPlace } from '../lab/place.ts';
import { useLab, useLabState, useTrace } from '../lab/react.ts';
import type { Layout } from './layouts/layout.ts';
import { CellLevel } from './memory-cell/CellLevel.tsx';
import { Controls } from './memory-cell/Controls.tsx';
import { Equations } from './memory-cell/Equations.tsx';
import { GateLevel } from './memory-cell/GateLevel.tsx';
import { layoutOf, pinsOf, placeOf, type Faces, type View } from './memory-cell/model.ts';
import { NetworkLevel } from './memory-cell/NetworkLevel.tsx';
import { Note } from './memory-cell/Note.tsx';
import { strandInView } from './unfolded/model.ts';
import { gateInView, timesInView } from './memory-cell/parts-of-cell.ts';
import { ProductLevel } from './memory-cell/ProductLevel.tsx';
import {
  CellSentence,
  GateSentence,
  NetworkSentence,
  ProductSentence,
} from './memory-cell/Sentences.tsx';
import { useZoom } from './memory-cell/use-zoom.ts';
import { Exploded } from './parts/Exploded.tsx';
import { Sentence } from './parts/Sentence.tsx';

interface Props {
  /** How much of the errors is shown; all of it unless told. */
  faces?: Faces;
  /** The figure's number: "9.1". */
  number?: string;
}

/**
 * A recurrent cell opened at the step in view: every quantity with its value and its error, every part of an error with its
 * source, on the lines of the forward pass. From here one can zoom out to the whole network, or in, to a gate and to a
 * single product. Any cell, any layer; the layer is that of what is pinned.
 */
export function MemoryCell({ faces = 'all', number }: Props) {
  const trace = useTrace();
  const t = useLabState(({ step }) => step);
  const pin = useLabState((state) => state.pin);
  const isStepped = useLabState(({ settings }) => settings.operation !== undefined);
  const stage = useRef<HTMLDivElement>(null);
  const view: View = { trace, strand: strandInView(trace, pin), t, faces };
  const layout = layoutOf(view);
  const gate = gateInView(view, pin);
  const times = timesInView(view, pin);
  const { level, go, goIn, goOut } = useZoom(stage);
  const onKeyDown = useKeys(stage, view, goIn, goOut);
  useKeepInView(stage, view, layout, pin, level);

  const nothing = <p className="words">This cell has nothing of the kind.</p>;
  // A widget of its own, with its own keys: what the role "application" says, and the linter does not count as interactive.
  /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
  return (
    <>
      <Controls {...{ view, level, gate, times }} onLevel={go} onOut={goOut} />
      <div
        className={`memory-cell at-${level}`}
        ref={stage}
        role="application"
        aria-label="The opened cell. Left and right arrows change the step, up and down what is pinned there; Enter goes in, Escape out."
        tabIndex={0}
        onKeyDown={onKeyDown}
        onDoubleClick={({ target }) => {
          if ((target as Element).closest('.node, .marks')) go('gate');
        }}
      >
        <div className="picture" key={level}>
          {level === 'network' && <NetworkLevel view={view} onEnter={goIn} />}
          {level === 'cell' &&
            (layout ? <CellLevel {...{ view, layout, gate, times }} /> : <Equations view={view} />)}
          {level === 'gate' && (gate ? <GateLevel view={view} gate={gate} /> : nothing)}
          {level === 'product' && (times ? <ProductLevel view={view} times={times} /> : nothing)}
        </div>
      </div>
      <Note {...{ view, layout, level }} />
      <Sentence number={number}>
        {trace.overflow ? (
          <Exploded overflow={trace.overflow} />
        ) : isStepped ? (
          <>The drawing shows what is computed up to the operation chosen below, and no more.</>
        ) : (
          <>
            {level === 'network' && <NetworkSentence view={view} />}
            {level === 'cell' && <CellSentence view={view} />}
            {level === 'gate' && gate && <GateSentence view={view} gate={gate} />}
            {level === 'product' &&
              (times ? (
                <ProductSentence view={view} times={times} />
              ) : (
                <>No two quantities of the {view.strand.plan.cell.title} are multiplied.</>
              ))}
          </>
        )}
      </Sentence>
    </>
  );
}

/** Left and right go through time; up and down along the error's way through the cell; Enter and Escape in and out. */
function useKeys(
  stage: RefObject<HTMLElement | null>,
  view: View,
  goIn: () => void,
  goOut: () => void,
) {
  const lab = useLab();
  return (event: KeyboardEvent) => {
    if (event.target !== stage.current) return;
    const { step, pin } = lab.store.getState();
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const along = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (across !== undefined) lab.goTo(step + across);
    else if (along !== undefined) {
      const places = pinsOf(view);
      const now = places.indexOf(pin ?? '');
      lab.pinAt(places[now < 0 ? 0 : Math.min(Math.max(now + along, 0), places.length - 1)]!);
    } else if (event.key === 'Enter') goIn();
    else if (event.key === 'Escape') goOut();
    else return;
    event.preventDefault();
  };
}

/** Where the drawing is wider than the page it scrolls by itself; what is pinned stays in view. */
function useKeepInView(
  stage: RefObject<HTMLElement | null>,
  view: View,
  layout: Layout | undefined,
  pin: string | null,
  level: string,
) {
  const place = pin === null ? null : parsePlace(pin);
  const node =
    layout &&
    place?.kind === 'quantity' &&
    Object.keys(layout.nodes).find((one) => {
      const here = placeOf(view, one);
      return (
        quantityPlace(here.layer, here.name, here.t) ===
        quantityPlace(place.layer, place.name, place.t)
      );
    });
  const box = node && level === 'cell' ? layout.nodes[node]! : null;
  const [left, width] = [box?.x, box?.width];
  useEffect(() => {
    const element = stage.current!;
    if (left === undefined || width === undefined) return;
    if (left < element.scrollLeft || left + width > element.scrollLeft + element.clientWidth)
      element.scrollTo({ left: left + width / 2 - element.clientWidth / 2 });
  }, [stage, left, width]);
  const { t } = view;
  // A level is read from its beginning, the network from the step in view.
  useEffect(() => {
    const element = stage.current!;
    if (level === 'gate' || level === 'product') element.scrollTo({ left: 0 });
    const copy = level === 'network' && element.querySelector('[data-zoom-in="cell"]');
    if (!copy) return;
    const { left: x, width: wide } = copy.getBoundingClientRect();
    const from = x - element.getBoundingClientRect().left;
    if (from < 0 || from + wide > element.clientWidth)
      element.scrollBy({ left: from + wide / 2 - element.clientWidth / 2 });
  }, [stage, level, t]);
}
