import type { CSSProperties, HTMLAttributes, ReactNode } from 'react';
import { through } from '../../figures/unfolded/paths.ts';
import { acrossOf, middleOf, runsOf } from './curve.ts';
import { fractionOf, ticksOf, type Scale } from './scale.ts';

interface Props {
  scale: Scale;
  axis: string;
  columns: readonly string[];
  given: number;
  guess: readonly (number | null)[];
  /** Null while it is not to be seen. */
  truth: readonly number[] | null;
  firstValues: readonly number[];
  place: ((k: number) => string) | undefined;
  /** What hears the pointer. */
  pointer: HTMLAttributes<HTMLElement>;
  /** The slider of a column that is the reader's. */
  children: (column: number) => ReactNode;
}

type Point = [x: number, y: number];

/** The ruled ground, the given values, the reader's curve and, once it is to be seen, the truth over it. */
export function Plot(props: Props) {
  const { scale, axis, columns, given, guess, truth, firstValues, place, pointer, children } =
    props;
  const count = columns.length;
  const standing = (values: readonly (number | null)[], fine = count): (Point | null)[] =>
    values.map((value, k) => {
      const fraction = value === null ? null : fractionOf(scale, value);
      return fraction === null ? null : [acrossOf(k, fine, count), fraction];
    });
  // The reader's curve sets out from the last value that is given.
  const own = standing(guess.map((value, k) => (k < given - 1 ? null : value)));
  const known = standing(firstValues, count).map(
    (point, k) => point && ([middleOf(k, count), point[1]] as Point),
  );
  const seen = truth && standing(truth, truth.length);
  return (
    <div className="curve">
      <div className="curve-scale" aria-hidden="true">
        {ticksOf(scale).map(({ fraction, text }) => (
          <span key={text} style={up(fraction)}>
            {text}
          </span>
        ))}
      </div>
      <div className="curve-plot" {...pointer}>
        {ticksOf(scale).map(({ fraction, text }) => (
          <span key={text} className="curve-rule" style={up(fraction)} />
        ))}
        {columns.map((column, k) => (
          <span
            key={column}
            className="curve-column"
            style={{ insetInlineStart: `${(100 * k) / count}%`, inlineSize: `${100 / count}%` }}
          >
            {k >= given && children(k)}
          </span>
        ))}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {seen &&
            seen.length === count &&
            own.map((point, k) => {
              const to = seen[k];
              return point && to && <path key={k} className="curve-gap" d={pathOf([point, to])} />;
            })}
          {runsOf(own).map((run, k) => (
            <path key={k} className="curve-own" d={pathOf(run)} />
          ))}
          {runsOf(known).map((run, k) => (
            <path key={k} className="curve-truth" d={pathOf(run)} />
          ))}
          {seen &&
            runsOf(seen).map((run, k) => <path key={k} className="curve-truth" d={pathOf(run)} />)}
        </svg>
        {own.map((point, k) => point && k >= given && <Dot key={k} kind="own" at={point} />)}
        {!seen &&
          known.map(
            (point, k) => point && <Dot key={k} kind="truth" at={point} place={place?.(k)} />,
          )}
        {seen &&
          seen.length <= count &&
          seen.map(
            (point, k) => point && <Dot key={k} kind="truth" at={point} place={place?.(k)} />,
          )}
      </div>
      <div
        className="curve-axis"
        aria-hidden="true"
        style={{ gridTemplateColumns: `repeat(${count}, 1fr)` }}
      >
        {columns.map((column, k) => (
          <span key={column}>
            {k === 0 && (
              <>
                <i>{axis}</i> ={' '}
              </>
            )}
            {column}
          </span>
        ))}
      </div>
      <p className="curve-key">
        {seen || guess.some((value, k) => k >= given && value !== null) ? (
          <span className="curve-key-own">what you draw</span>
        ) : (
          <span className="curve-hint">
            Draw across, with pointer or finger. With keys: Tab to a column, then up and down.
          </span>
        )}
        {seen && <span className="curve-key-truth">what happens</span>}
      </p>
    </div>
  );
}

const up = (fraction: number): CSSProperties => ({ insetBlockEnd: `${100 * fraction}%` });
const pathOf = (points: readonly Point[]) =>
  through(points.map(([x, y]): Point => [100 * x, 100 * (1 - y)]))!;

interface DotProps {
  kind: 'own' | 'truth';
  at: Point;
  place?: string | undefined;
}

const Dot = ({ kind, at: [x, y], place }: DotProps) => (
  <span
    className={`curve-dot ${kind}`}
    style={{ insetInlineStart: `${100 * x}%`, ...up(y) }}
    data-place={place}
  />
);
