import { memo, type CSSProperties, type MouseEvent } from 'react';
import type { Trace } from '../../engine/trace.ts';
import { useLab } from '../../lab/react.ts';
import { reachable } from '../parts/reachable.ts';
import { valueTone } from '../parts/tone.ts';
import { classNameOf } from './classes.ts';

interface Props {
  trace: Trace;
  step: number;
  from: number;
  to: number;
  classes: readonly number[];
}

/** What the network gives each class at each step: a lane a class, a bar a step, its height the probability. */
export const Strip = memo(function Strip({ trace, step, from, to, classes }: Props) {
  const lab = useLab();
  const { names } = lab.start;
  const steps = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  const every = steps.length > 20 ? 5 : 1;
  const at = (t: number): CSSProperties => ({ gridColumn: t - from + 2 });
  const letters = classes.map((k) => classNameOf(names, k));

  const onClick = ({ target }: MouseEvent) => {
    const chosen = (target as Element).closest<HTMLElement>('[data-step]');
    if (chosen) lab.goTo(Number(chosen.dataset.step));
  };
  return (
    <div className="pen-strip">
      <p>
        <i>z</i>
        <sub>t</sub>, what the network thinks so far
      </p>
      <div
        className="pen-strip-scroll"
        {...reachable}
        role="group"
        aria-label="What the network thinks at each step"
      >
        {/* The step control does the same by keyboard; this is the pointer's short cut. */}
        {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
        <div
          className="pen-lanes"
          data-many={classes.length > 4 || undefined}
          role="img"
          aria-label={`The probability of ${letters.join(', ')} at each step, as bars. The numbers of step ${step} stand beside.`}
          style={
            {
              gridTemplateColumns: `auto repeat(${steps.length}, minmax(12px, 1fr))`,
              gridTemplateRows: `repeat(${classes.length}, var(--lane)) auto`,
            } as CSSProperties
          }
          onClick={onClick}
        >
          <span className="pen-now" style={at(step)} />
          {classes.map((k, row) => (
            <Lane key={k} row={row + 1} letter={letters[row]!}>
              {steps.map((t) => (
                <span
                  key={t}
                  className="pen-cell"
                  style={{ ...at(t), gridRow: row + 1 }}
                  data-place={`readout.z@${t}.${k}`}
                  data-step={t}
                  data-label={trace.experiment.targets[t - 1] === k || undefined}
                >
                  <Bar z={trace.value(`readout.z@${t}`)![k]!} />
                </span>
              ))}
            </Lane>
          ))}
          <span className="pen-axis letter" style={{ gridColumn: 1, gridRow: classes.length + 1 }}>
            <i>t</i>
          </span>
          {steps.map((t) => (
            <span
              key={t}
              className={t === step ? 'pen-axis now' : 'pen-axis'}
              style={{ ...at(t), gridRow: classes.length + 1 }}
              data-step={t}
            >
              {(t === step || (t % every === 0 && Math.abs(t - step) * 12 > 20) || every === 1) &&
                t}
            </span>
          ))}
        </div>
      </div>
      <p className="pen-note">
        The height is the probability, from 0 to 1. A heavy line stands under the label.
      </p>
    </div>
  );
});

function Lane({
  row,
  letter,
  children,
}: {
  row: number;
  letter: string;
  children: React.ReactNode;
}) {
  return (
    <>
      <span className="pen-letter" style={{ gridColumn: 1, gridRow: row }}>
        {letter}
      </span>
      {children}
    </>
  );
}

/** A probability that is not a number has no bar; the sentence says where it was lost. */
function Bar({ z }: { z: number }) {
  if (!Number.isFinite(z)) return null;
  const { className, style } = valueTone(z);
  return (
    <span
      className={`pen-bar ${className}`}
      style={{ ...style, blockSize: `${(100 * z).toFixed(2)}%` }}
    />
  );
}
