import './legend.css';
import { formatNumber } from '../notation/format.ts';
import { errorTone, valueTone } from './parts/tone.ts';
import type { Faces } from './unfolded/model.ts';
import { bandWidth, largestDrawn } from './unfolded/width.ts';

/** How to read the unfolded network. The scales are absolute: the same in every frame and after every edit. */
export function Legend({ faces = 'all' }: { faces?: Faces }) {
  return (
    <div className="legend">
      {faces === 'all' && <LineWidths />}
      {faces !== 'values' && <Errors />}
      <p>
        <span className="legend-name">Value</span>
        {[-2, -1, 0, 1, 2].map((value) => {
          const { className, style } = valueTone(value);
          return (
            <span key={value} className={`number ${className}`} style={style}>
              {formatNumber(value)}
            </span>
          );
        })}
        <span>on a wash</span>
      </p>
      {faces === 'all' && (
        <p>
          Every number is rounded by itself, so a printed sum may miss its addends by one in the
          last digit; the faint fourth digit shows why.
        </p>
      )}
    </div>
  );
}

function LineWidths() {
  return (
    <p>
      <span className="legend-name">Error on a line</span>
      {[0.1, 0.5, 1, 2.5].map((size) => (
        <span key={size} className="legend-entry">
          <svg width="34" height="30" viewBox="0 0 34 30" aria-hidden="true">
            <rect x="0" y={15 - bandWidth(size) / 2} width="34" height={bandWidth(size)} />
          </svg>
          <i>{size}</i>
        </span>
      ))}
      <span>
        its width is its size ‖·‖, up to {formatNumber(largestDrawn(), { digits: 2 })}; a line has
        no sign
      </span>
    </p>
  );
}

function Errors() {
  return (
    <p>
      <span className="legend-name">Error</span>
      {[-1, -0.5, -0.1, 0.1, 0.5, 1].map((error) => {
        const { className, style } = errorTone(error);
        return (
          <span key={error} className={`number ${className}`} style={style}>
            {error > 0 && '+'}
            {formatNumber(error)}
          </span>
        );
      })}
      <span>always with its sign</span>
    </p>
  );
}
