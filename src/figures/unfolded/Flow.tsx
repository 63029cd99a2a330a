import type { Trace } from '../../engine/trace.ts';
import { formatNumber } from '../../notation/format.ts';
import type { Layout } from './layout.ts';
import { flowFrom, roadsInto } from './model.ts';
import { bow, bowBand, fall, tipUp } from './paths.ts';

/** Pixels for an error of norm 1, the same everywhere in the figure. */
export const WIDTH_OF_ONE = 12;
/** A wider band would leave its lane. One that is drawn at this width says so. */
const WIDEST = 32;
/** The largest size that is drawn as wide as it is. */
export const LARGEST_DRAWN = WIDEST / WIDTH_OF_ONE;
const isCut = (size: number) => !(size * WIDTH_OF_ONE <= WIDEST);

export const bandWidth = (size: number) =>
  Number.isFinite(size) ? Math.min(size * WIDTH_OF_ONE, WIDEST) : WIDEST;

interface Props {
  trace: Trace;
  layout: Layout;
}

/** The thin lines on which values go forward: up from x to h to z, and in bows from h to the next h. */
export function ForwardLines({ layout }: { layout: Layout }) {
  const { stateEnd, stateTop, outputEnd, lane, input } = layout;
  const steps = Array.from({ length: layout.steps }, (_, k) => k + 1);
  return (
    <g className="forward">
      <path
        d={`M0 ${stateEnd + 40}C${layout.valueLine(1) - 12} ${stateEnd + 40} ${layout.valueLine(1)} ${stateEnd + 34} ${layout.valueLine(1)} ${stateEnd}`}
      />
      {steps.map((t) => {
        const [up, enter] = [layout.errorLine(t), layout.valueLine(t)];
        return (
          <g key={t}>
            <path d={`M${up} ${stateTop}V${outputEnd}`} />
            <path d={tipUp(up, outputEnd)} />
            <path d={`M${enter} ${input.top - 8}V${stateEnd - 2}`} />
            <path d={tipUp(enter, stateEnd - 2)} />
            {t < layout.steps && (
              <path d={bow(layout.valueLine(t + 1), up, stateEnd - 2, lane, 0)} />
            )}
          </g>
        );
      })}
    </g>
  );
}

/** The bands on which errors come back, over the same lines; the width is the norm of what flows. */
export function ErrorBands({ trace, layout }: Props) {
  const steps = Array.from({ length: layout.steps }, (_, k) => k + 1);
  return (
    <g className="bands">
      {steps.map((t) => {
        const roads = roadsInto(trace, t);
        const state = t < layout.focus ? 'next' : t === layout.focus ? 'now' : 'past';
        const output = flowFrom(roads, 'output');
        const future = flowFrom(roads, 'future');
        return (
          <g key={t} className={state}>
            {output > 0 && <FromOutput layout={layout} t={t} size={output} />}
            {t < layout.steps && <FromFuture layout={layout} t={t} size={future} />}
          </g>
        );
      })}
    </g>
  );
}

interface BandProps {
  layout: Layout;
  t: number;
  size: number;
}

function FromOutput({ layout, t, size }: BandProps) {
  const width = bandWidth(size);
  const x = layout.errorLine(t);
  const [top, bottom] = [layout.outputEnd + 9, layout.stateTop - 13];
  return (
    <>
      <path className="band-shape" d={fall(x, top, bottom, width)} />
      <Size x={x - width / 2 - 6} y={(top + bottom) / 2 + 3} anchor="end" size={size} />
    </>
  );
}

function FromFuture({ layout, t, size }: BandProps) {
  const width = bandWidth(size);
  const [to, from] = [layout.errorLine(t), layout.valueLine(t + 1)];
  const { stateEnd, lane } = layout;
  return (
    <>
      {size > 0 && <path className="band-shape" d={bowBand(from, to, stateEnd, lane, width)} />}
      <Size
        x={(from + to) / 2}
        // In the hollow of the bow; a bow at its widest has none.
        y={stateEnd + (isCut(size) ? lane + 14 : 13)}
        anchor="middle"
        size={size}
      />
    </>
  );
}

interface SizeProps {
  x: number;
  y: number;
  anchor: 'middle' | 'end';
  size: number;
}

/** The size of what flows, and where the band is narrower than that, a word. */
function Size({ x, y, anchor, size }: SizeProps) {
  return (
    <text x={x} y={y} textAnchor={anchor}>
      {formatNumber(size)}
      {isCut(size) && (
        <tspan className="cut" x={x} dy={13}>
          wider than drawn
        </tspan>
      )}
    </text>
  );
}
