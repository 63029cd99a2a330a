import { withThousands } from '../parts/counts.ts';
import { memo } from 'react';
import { taskOf } from '../../training/tasks/index.ts';
import type { Curve } from '../../training/trials/curve.ts';
import type { NetworkResults, RunResult, TestResults } from '../../training/trials/results.ts';
import { summaryOf } from '../../training/trials/summary.ts';
import { pathOf, partOf, percent, ticks, yOf, BOTTOM, HEIGHT, TOP, WIDE } from './scale.ts';
import type { Trials } from './use-trials.ts';
import { Sample } from './Sample.tsx';
import { nameOf, titleOf } from './words.ts';

/** A drawing a test: the share of right labels against updates, one line a network. */
export function Plots({ tests, trials }: { tests: readonly TestResults[]; trials: Trials }) {
  const { now, own } = trials;
  return (
    <div className="lag-plots">
      {tests.map((test) => {
        // The reader's own: what is being run, else what was last.
        const last = own.filter((one) => one.test.id === test.id).at(-1);
        const isNow = now?.test.id === test.id;
        const curve = isNow ? now.course.curve : (last?.run.curve ?? null);
        const T = isNow ? now.T : last?.T;
        const end = isNow ? null : (last?.run ?? null);
        const most = mostOf(test);
        return (
          <div key={test.id} className="lag-plot">
            <p className="lag-title">
              {titleOf(test.task)}
              {T !== undefined && T !== test.task.parameters?.T && `; yours, T\u00a0=\u00a0${T}`}
            </p>
            <div className="lag-inner">
              <svg className="way-drawing" width="100%" height={HEIGHT} aria-hidden="true">
                <Ground test={test} />
                {curve && <Line curve={curve} most={most} className="own" end={end} />}
              </svg>
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** What the lines are. The reader's own is drawn broad. */
export function Key({ tests, hasOwn }: { tests: readonly TestResults[]; hasOwn: boolean }) {
  const ids = [...new Set(tests.flatMap(({ networks }) => networks.map(({ id }) => id)))];
  return (
    <ul className="lag-key">
      {ids.map((id) => (
        <li key={id}>
          <Sample id={id} /> {nameOf(id)}
        </li>
      ))}
      {hasOwn && (
        <li>
          <Sample id="own" /> yours, the last of each test
        </li>
      )}
    </ul>
  );
}

const mostOf = ({ networks }: TestResults) => Math.max(...networks.map(({ most }) => most));

const Ground = memo(function Ground({ test }: { test: TestResults }) {
  const most = mostOf(test);
  const { chance } = taskOf(test.task);
  return (
    <g>
      {[1, 0.5, 0].map((right) => (
        <g key={right}>
          <line
            className={right === 0 ? 'way-rule strong' : 'way-rule'}
            x1="0"
            x2="100%"
            y1={yOf(right)}
            y2={yOf(right)}
          />
          <text className="way-axis" x="-6" y={yOf(right) + 4} textAnchor="end">
            {100 * right} %
          </text>
        </g>
      ))}
      <line
        className="lag-chance"
        x1="0"
        x2="100%"
        y1={yOf(chance.accuracy)}
        y2={yOf(chance.accuracy)}
      />
      {ticks(most).map((updates) => (
        <text
          key={updates}
          className="way-axis"
          x={percent(partOf(updates, most))}
          y={BOTTOM + 17}
          textAnchor="middle"
        >
          {withThousands(updates)}
        </text>
      ))}
      <text className="way-axis" x="100%" y={BOTTOM + 17} textAnchor="end">
        {withThousands(most)}
      </text>
      {test.networks.map((network) => (
        <NetworkLine key={network.id} network={network} most={most} />
      ))}
    </g>
  );
});

/** The middle one of the runs that solved the test; where none did, the one that came nearest. */
function NetworkLine({ network: { id, runs }, most }: { network: NetworkResults; most: number }) {
  const { middle, nearest } = summaryOf(runs);
  const run = middle ?? nearest;
  return run && <Line curve={run.curve} most={most} className={id} end={run} />;
}

interface LineProps {
  curve: Curve;
  most: number;
  className: string;
  /** Where it ended, if it did. */
  end: RunResult | null;
}

function Line({ curve, most, className, end }: LineProps) {
  const last = end && { updates: end.updates, right: 1 - end.missed / end.labels };
  return (
    <>
      <svg
        x="0"
        y={TOP}
        width="100%"
        height={BOTTOM - TOP}
        viewBox={`0 ${TOP} ${WIDE} ${BOTTOM - TOP}`}
        preserveAspectRatio="none"
        overflow="visible"
      >
        <path className={`lag-line ${className}`} d={pathOf(curve, most, last)} />
      </svg>
      {end?.solved && (
        <circle
          className={`lag-end ${className}`}
          cx={percent(partOf(end.updates, most))}
          cy={yOf(last!.right)}
          r="3.5"
        />
      )}
    </>
  );
}
