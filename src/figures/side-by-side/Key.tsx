import type { Panel } from './model.ts';
import { gatesOf } from './words.ts';

/** What the lines are. */
export function Key({ panels, hasBand }: { panels: readonly Panel[]; hasBand: boolean }) {
  const gates = gatesOf(panels);
  const hasMemory = panels.some(({ curve }) => curve?.memory);
  return (
    <ul className="side-key">
      <li>
        <Sample kind="h" /> error of <i>h</i>
      </li>
      {hasMemory && (
        <li>
          <Sample kind="c" /> error of <i>c</i>
        </li>
      )}
      {gates.length > 0 && (
        <li>
          <Sample kind="kept" />{' '}
          {gates.map(({ gate, words, name }, k) => (
            <span key={name}>
              {k > 0 && ', '}
              the {words}s <i>{gate}</i> alone
            </span>
          ))}
        </li>
      )}
      {panels.length > 1 && (
        <li>
          <Sample kind="other" /> the other networks
        </li>
      )}
      {hasBand && (
        <li>
          <Sample kind="band" /> 20 seeds: the middle half, and the median
          {hasMemory && (
            <>
              {' '}
              (of <i>c</i> where there is one)
            </>
          )}
        </li>
      )}
    </ul>
  );
}

function Sample({ kind }: { kind: 'h' | 'c' | 'kept' | 'other' | 'band' }) {
  return (
    <svg className="way-drawing side-sample" width="34" height="12" aria-hidden="true">
      {kind === 'band' ? (
        <>
          <path className="side-band" d="M0 1H34V11H0Z" />
          <path className="side-median" d="M0 6H34" />
        </>
      ) : (
        <path className={kind === 'other' ? 'side-other' : `side-line ${kind}`} d="M1 6H33" />
      )}
    </svg>
  );
}
