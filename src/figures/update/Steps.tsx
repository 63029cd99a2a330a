import type { CSSProperties, ReactNode } from 'react';
import { topLayer } from '../../engine/derived/through-time.ts';
import type { Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';
import { useLab, useLabState } from '../../lab/react.ts';
import { unitName } from '../../lab/names.ts';
import { formatNumber } from '../../notation/format.ts';
import type { OneUpdate } from '../../training/one-update.ts';
import { Num } from '../parts/Num.tsx';
import { reachable } from '../parts/reachable.ts';
import { valueTone } from '../parts/tone.ts';
import { stepsInWords, stepsOf, windowOf } from '../unfolded/window.ts';

/** Before and after at each step: the probability of the label, and the size of the error of the state. */
export function Steps({ update: { before, after } }: { update: OneUpdate }) {
  const step = useLabState((state) => state.step);
  const { names } = useLab().start;
  const items = windowOf(before.steps, Math.min(step, before.steps));
  const shown = stepsOf(items);
  const { targets } = before.experiment;
  const error = errorOf(before);
  return (
    <div
      className="update-steps"
      {...reachable}
      role="group"
      aria-label="Before and after, step by step"
    >
      {shown.length < before.steps && (
        <p>
          Of {before.steps} steps: {stepsInWords(items)}. Another step in view brings others.
        </p>
      )}
      <table>
        <thead>
          <tr>
            <td />
            {shown.map((t) => (
              <th scope="col" key={t}>
                <i>t</i> = {t}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="label-row">
            <th scope="row">label</th>
            {shown.map((t) => {
              const target = targets[t - 1] ?? null;
              return (
                <td key={t}>
                  {target === null ? 'none' : unitName(names, 'readout', 'z', target)}
                </td>
              );
            })}
          </tr>
        </tbody>
        <Pair
          name={
            <>
              <i>z</i> at the label
            </>
          }
          kind="probability"
          shown={shown}
          was={(t) => probability(before, t)}
          is={(t) => probability(after, t)}
          mark={(t, value) => (
            <Num at={`readout.z@${t}`} face="value" index={[targets[t - 1]!]} value={value} />
          )}
        />
        <Pair
          name={
            <>
              error, ‖∂<i>L</i>⁄∂<i>{error.name}</i>
              <sub>
                <i>t</i>
              </sub>
              ‖
            </>
          }
          kind="flow"
          shown={shown}
          was={error.norm}
          is={errorOf(after).norm}
        />
      </table>
      <p className="update-steps-key">
        Hollow bars are before the update, full ones after it. A bar as high as its row stands for
        1, and one that is cut off above for more.
      </p>
    </div>
  );
}

/** z at the label; null where the step has none. */
const probability = (trace: Trace, t: number): number | null => {
  const target = trace.experiment.targets[t - 1];
  return target === null || target === undefined ? null : trace.value(`readout.z@${t}`)![target]!;
};

/** The size of the error of the top layer's output. */
function errorOf(trace: Trace) {
  const layer = topLayer(trace);
  const { name } = trace.strands[trace.strandIndex(layer)]!.plan.output;
  return { name, norm: (t: number) => norm(trace.error(`${layer}.${name}@${t}`)!) };
}

interface PairProps {
  name: ReactNode;
  kind: 'probability' | 'flow';
  shown: readonly number[];
  was: (t: number) => number | null;
  is: (t: number) => number | null;
  /** The number before as the network's own, with its address. */
  mark?: (t: number, value: number) => ReactNode;
}

function Pair({ name, kind, shown, was, is, mark }: PairProps) {
  const plain = (value: number) => {
    const tone = kind === 'probability' ? valueTone(value) : { className: '', style: undefined };
    return (
      <span className={`number ${tone.className}`} style={tone.style} data-value={value}>
        {formatNumber(value)}
      </span>
    );
  };
  const cells = (of: (t: number) => number | null, show: (t: number, value: number) => ReactNode) =>
    shown.map((t) => {
      const value = of(t);
      return <td key={t}>{value === null ? '–' : show(t, value)}</td>;
    });
  return (
    <tbody className={kind}>
      <tr className="bars">
        <th scope="rowgroup">
          <span className="update-steps-name">{name}</span>
        </th>
        {shown.map((t) => (
          <td key={t}>
            <Bars was={was(t)} is={is(t)} />
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">before</th>
        {cells(was, mark ?? ((_, value) => plain(value)))}
      </tr>
      <tr>
        <th scope="row">after</th>
        {cells(is, (_, value) => plain(value))}
      </tr>
    </tbody>
  );
}

/** Two bars, the one before hollow; full height is 1, and what is more has a jagged end. */
function Bars({ was, is }: { was: number | null; is: number | null }) {
  const bar = (value: number | null, className: string) =>
    value !== null &&
    !Number.isNaN(value) && (
      <span
        className={value > 1 ? `${className} over` : className}
        style={{ '--h': `${Number((100 * Math.min(value, 1)).toFixed(1))}%` } as CSSProperties}
      />
    );
  return (
    <span className="update-bars" aria-hidden>
      {bar(was, 'was')}
      {bar(is, 'is')}
    </span>
  );
}
