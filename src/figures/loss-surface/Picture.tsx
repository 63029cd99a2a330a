import type { CSSProperties } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { SIDE } from './contours.ts';
import { exitNow, lineOf, pointOf } from './drawing.ts';
import { Legend } from './Legend.tsx';
import { Arrow, shapeOf } from './Marks.tsx';
import { stepAt, type Frame } from './model.ts';
import { WeightName } from './Name.tsx';
import { namePlaces } from './names.ts';
import { StartMarker } from './StartMarker.tsx';
import type { Place, Surface } from './surface.ts';
import { useContours } from './use-contours.ts';
import { inPicture, isInView, ticksOf } from './view.ts';

/** Every so many updates the way has a point. */
const EVERY = 5;

interface Props {
  id: string;
  surface: Surface;
  frame: Frame;
  levels: readonly number[];
  onMove: (to: Place) => void;
}

/** The surface from above, with the ways over it. */
export function Picture({ id, surface, frame, levels, onMove }: Props) {
  const { pair, view } = frame.setup;
  const { html, drawing } = useContours(id, surface, view, levels);
  return (
    <div className="surface-picture">
      <p className="surface-axis-up">
        <WeightName entry={pair[1]} /> upward, <WeightName entry={pair[0]} /> across; all other
        weights stay where they are
      </p>
      <div className="surface-square">
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
          <rect className="surface-ground" width={SIDE} height={SIDE} />
          <g
            ref={drawing}
            className="surface-levels"
            suppressHydrationWarning
            dangerouslySetInnerHTML={{ __html: html }}
          />
          <Ways frame={frame} />
          <rect className="surface-frame" width={SIDE} height={SIDE} />
        </svg>
        <Ticks frame={frame} />
        <Names frame={frame} />
        <StartMarker frame={frame} onMove={onMove} />
      </div>
      <Legend levels={levels} />
    </div>
  );
}

function Ways({ frame: { setup, descents } }: { frame: Frame }) {
  const { view, at, updates } = setup;
  // All halos first: where two ways run together both are seen.
  const halos = descents.map((descent) => (
    <path key={`halo ${descent.name}`} className="surface-halo" d={lineOf(descent, view, 0, at)} />
  ));
  const ways = descents.map((descent, run) => {
    const { name, path } = descent;
    if (path === null) return null;
    const made = path.steps.slice(0, at + 1);
    const now = stepAt(path, at).place;
    const exit = exitNow(descent, view, at);
    const line = lineOf(descent, view, 0, at);
    return (
      <g key={name} data-way={name}>
        <path className="surface-later" d={lineOf(descent, view, at, updates)} />
        <path className={`surface-line run-${run}`} d={line} data-made={made.length - 1} />
        {made.map(
          ({ place }, k) =>
            k > 0 &&
            k % EVERY === 0 &&
            isInView(view, place) && (
              <path
                key={k}
                className={`surface-point run-${run}`}
                d={shapeOf(run)}
                transform={`translate(${pointOf(view, place).join(' ')}) scale(0.5)`}
              />
            ),
        )}
        {isInView(view, now) && (
          <path
            className={`surface-now run-${run}`}
            d={shapeOf(run)}
            transform={`translate(${pointOf(view, now).join(' ')})`}
          />
        )}
        {exit && (
          <g
            transform={`translate(${exit.at.map(Math.round).join(' ')}) scale(3.4)`}
            className="surface-exit"
          >
            <Arrow
              x={exit.towards[0]}
              y={exit.towards[1]}
              length={0}
              className={`arrow run-${run}`}
            />
          </g>
        )}
      </g>
    );
  });
  return [halos, ways];
}

const percent = (units: number) => `${Number((units / (SIDE / 100)).toFixed(2))}%`;
const spot = ([x, y]: Place): CSSProperties => ({ left: percent(x), top: percent(y) });

/** What the ways are called, and where those that have left the picture are. */
function Names({ frame: { setup, descents } }: { frame: Frame }) {
  const { view, at } = setup;
  const places = namePlaces(
    descents.map(({ name, path }) => ({
      name,
      points: (path?.steps ?? [])
        .slice(0, at + 1)
        .flatMap(({ place }) => (isInView(view, place) ? [inPicture(view, place)] : [])),
    })),
  );
  return descents.map((descent, run) => {
    const place = places[run];
    const exit = exitNow(descent, view, at);
    const side = ([x]: Place) => (x > 0.6 * SIDE ? 'surface-name left' : 'surface-name');
    return (
      <div key={descent.name} aria-hidden="true">
        {place && !exit && (
          <span
            className={place.side === 'left' ? 'surface-name left' : 'surface-name'}
            style={spot([place.at[0], place.at[1] + place.by])}
          >
            {descent.name}
          </span>
        )}
        {exit && (
          <span
            className={`${side(exit.at)} out ${exit.at[1] > 0.9 * SIDE ? 'up' : exit.at[1] < 0.1 * SIDE ? 'down' : ''}`}
            style={spot(exit.at)}
          >
            {descent.name}: out, at ({formatNumber(exit.place[0])}, {formatNumber(exit.place[1])})
          </span>
        )}
      </div>
    );
  });
}

function Ticks({ frame: { setup } }: { frame: Frame }) {
  const { view } = setup;
  return (
    <div aria-hidden="true">
      {ticksOf(view.x, view.half).map((x) => (
        <span
          key={x}
          className={`surface-tick across ${x > view.x + 0.96 * view.half ? 'last' : ''}`}
          style={{ left: percent(inPicture(view, [x, view.y])[0]) }}
        >
          {formatNumber(x)}
        </span>
      ))}
      {ticksOf(view.y, view.half).map((y) => (
        <span
          key={y}
          className="surface-tick upward"
          style={{ top: percent(inPicture(view, [view.x, y])[1]) }}
        >
          {formatNumber(y)}
        </span>
      ))}
    </div>
  );
}
