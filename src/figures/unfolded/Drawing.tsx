import type { Trace } from '../../engine/trace.ts';
import { useLab } from '../../lab/react.ts';
import { ErrorBands } from './Bands.tsx';
import { Input } from './Input.tsx';
import type { Grid, Places } from './layout.ts';
import { ForwardLines, type Neighbour } from './Lines.tsx';
import { Step } from './Step.tsx';

const NONE: readonly string[] = [];

export interface DrawingProps {
  trace: Trace;
  grid: Grid;
  places: Places;
  focus: number;
  folded: boolean;
  /** The inputs are moves of a pen, and drawn as such. */
  isPen: boolean;
}

/** In layers, each of them one group a column: the ruled ground, the lines, the bands over them, the numbers. */
export function Drawing({ trace, isPen, ...view }: DrawingProps) {
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

export const at = (x: number) => ({ transform: `translateX(${x}px)` });

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
