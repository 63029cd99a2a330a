import './through-time/through-time.css';
import './numbers-table.css';
import './update/update.css';
import './update/plot.css';
import './update/steps.css';
import './update/parameters.css';
import { useDeferredValue, useMemo } from 'react';
import { useSetting, useTrace } from '../lab/react.ts';
import { directionOf, gradientOf, oneUpdate, type Along } from '../training/one-update.ts';
import { Exploded } from './parts/Exploded.tsx';
import { Sentence } from './parts/Sentence.tsx';
import { Buttons } from './update/Buttons.tsx';
import { Ledger } from './update/Ledger.tsx';
import { lineOf, lowestOf, reachOf, topOf } from './update/line.ts';
import { LineTable } from './update/LineTable.tsx';
import { Parameters } from './update/Parameters.tsx';
import { Plot } from './update/Plot.tsx';
import { Rate } from './update/Rate.tsx';
import { rateOf, USUAL } from './update/rate.ts';
import { Steps } from './update/Steps.tsx';
import { Words } from './update/Words.tsx';
import { Edits } from './Weights.tsx';

/**
 * One update with everything before and after it: what the gradient promises of the loss, and what becomes of it, along the
 * line from θ, at every step of the sequence, in every weight.
 */
export function Update({ number }: { number: string }) {
  const trace = useTrace();
  if (trace.overflow)
    return (
      <div className="update">
        <Sentence number={number}>
          <Exploded overflow={trace.overflow} />
        </Sentence>
        <Edits />
      </div>
    );
  return <Finite number={number} />;
}

function Finite({ number }: { number: string }) {
  const trace = useTrace();
  const [setting] = useSetting('rate', USUAL);
  const [chosen] = useSetting('along', 'gradient');
  const along = chosen as Along;
  const rate = rateOf(setting);
  const update = useMemo(() => oneUpdate(trace, along, rate), [trace, along, rate]);
  const drawn = useLine(along, reachOf(rate));
  return (
    <div className="update">
      <div className="update-top">
        <div className="update-left">
          <p className="update-rule">
            <i>θ</i> ← <i>θ</i> − <i>η</i> <i>{along === 'adam' ? 'd' : 'g'}</i>
          </p>
          <Rate rate={rate} />
          <Ledger update={update} />
          <Sentence number={number} approximate>
            <Words update={update} {...drawn} />
          </Sentence>
          <Buttons update={update} />
        </div>
        <div className="update-right">
          <Plot update={update} {...drawn} />
          <Key hasLowest={drawn.lowest !== null} />
        </div>
      </div>
      <Edits />
      <Steps update={update} />
      <Parameters update={update} />
      <LineTable line={drawn.line} loss={drawn.loss} slope={drawn.slope} />
    </div>
  );
}

/** The curve. It takes a hundred forward passes where the numbers take two: it may follow a moment later, and η leaves it alone. */
function useLine(along: Along, reach: number) {
  const trace = useDeferredValue(useTrace());
  return useMemo(() => {
    const { experiment, loss } = trace;
    const gradient = gradientOf(trace);
    const direction = directionOf(gradient, along);
    const slope = -gradient.reduce((sum, g, k) => sum + g * direction[k]!, 0);
    const line = lineOf(experiment, direction, reach);
    return {
      reach,
      line,
      loss,
      slope,
      lowest: lowestOf(experiment, direction, line),
      falls: line.at(-1)!.loss < loss,
      top: topOf(loss),
    };
  }, [trace, along, reach]);
}

function Key({ hasLowest }: { hasLowest: boolean }) {
  return (
    <ul className="update-key">
      <li>
        <svg width="26" height="12" aria-hidden>
          <path className="loss" d="M0 2C8 10 14 10 26 10" />
        </svg>
        the loss along the line
      </li>
      <li>
        <svg width="26" height="12" aria-hidden>
          <line className="promise" x1="0" y1="1" x2="26" y2="11" />
        </svg>
        what the gradient promises
      </li>
      <li>
        <svg width="12" height="12" aria-hidden>
          <circle className="full" cx="6" cy="6" r="4.5" />
        </svg>
        happens at <i>η</i>
      </li>
      <li>
        <svg width="12" height="12" aria-hidden>
          <circle className="hollow" cx="6" cy="6" r="4.5" />
        </svg>
        promised at <i>η</i>
      </li>
      {hasLowest && (
        <li>
          <svg width="14" height="14" aria-hidden>
            <path className="lowest" d="M7 1l6 6l-6 6l-6 -6Z" />
          </svg>
          lowest on the line
        </li>
      )}
    </ul>
  );
}
