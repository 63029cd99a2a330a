import { useMemo } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { taskOf } from '../../training/tasks/index.ts';
import type { RunView } from '../../training/snapshot.ts';
import { Power } from '../through-time/axes.tsx';
import { ticks as roundTicks } from '../through-time/scale.ts';
import { Chart, type Curve } from './Chart.tsx';
import type { Flow } from './flow.ts';
import type { RaceState } from './race-state.ts';
import { ACCURACY, FLOW, lossAxis, pointsOf, type Axis } from './scale.ts';
import { axisEnd, coarse } from './score.ts';
import { RACERS } from './setup.ts';
import { withThousands } from '../parts/counts.ts';

/** The most points of a curve of what is learned from. */
const MOST_BEHIND = 40;

/** Where a distance stands: the loss at the right, as time runs. */
const xOfDistance = (d: number, far: number) => (far - d) / Math.max(far, 1);

/** The error of the last loss, at each step on its way back: of the moment in view, and faint behind it that of the start. */
export function FlowPlot({ flows, starts }: { flows: readonly Flow[]; starts: readonly Flow[] }) {
  const far = Math.max(...starts.map(({ sizes }) => sizes.length), 1) - 1;
  const curves = useMemo(() => {
    const points = ({ sizes }: Flow) =>
      pointsOf(
        FLOW,
        Array.from(sizes, (log, d) => [xOfDistance(d, far), log] as const),
      );
    return RACERS.map(({ cell, name }, k): Curve => ({
      ...{ cell, name },
      points: points(flows[k]!),
      behind: points(starts[k]!),
    }));
  }, [flows, starts, far]);
  const ticks = useMemo(
    () => roundTicks(0, far).map((d) => ({ x: xOfDistance(d, far), text: String(d) })),
    [far],
  );
  return <Chart axis={FLOW} curves={curves} names="left" ticks={ticks} rule={decade} />;
}

const decade = (of: number) => <Power of={of} />;

/** The course of the race: loss and accuracy against the updates made. */
export function CoursePlots({ race }: { race: RaceState }) {
  const { setups, views, count, moment, isPast } = race;
  const end = axisEnd(count);
  const chance = useMemo(() => taskOf(setups[0]!.task).chance, [setups]);
  const loss = useMemo(() => lossAxis(chance.loss), [chance]);
  const ticks = useMemo(
    () => [0, end / 2, end].map((at) => ({ x: at / end, text: withThousands(at) })),
    [end],
  );
  const marker = isPast ? moment.count / end : null;
  return (
    <>
      <p className="race-title">
        <i>Loss</i> of unseen sequences; faint, of those it learns from
      </p>
      <Chart
        axis={loss}
        curves={useCurves(views, loss, end, 'loss')}
        names="right"
        ticks={ticks}
        rule={formatNumber}
        marker={marker}
      />
      <p className="race-title">
        <i>Right</i>, of unseen sequences; chance is {formatNumber(chance.accuracy)}
      </p>
      <Chart
        axis={ACCURACY}
        curves={useCurves(views, ACCURACY, end, 'accuracy')}
        names="right"
        ticks={ticks}
        rule={formatNumber}
        marker={marker}
      />
      <p className="race-title race-below">updates</p>
    </>
  );
}

function useCurves(
  views: readonly RunView[],
  axis: Axis,
  end: number,
  what: 'loss' | 'accuracy',
): readonly Curve[] {
  return useMemo(
    () =>
      RACERS.map(({ cell, name }, k): Curve => {
        const { examined, stride, losses, accuracies } = views[k]!.checkpoint.history;
        const { width, means } = coarse(what === 'loss' ? losses : accuracies, MOST_BEHIND);
        return {
          ...{ cell, name },
          points: pointsOf(
            axis,
            examined.map((one) => [one.count / end, one[what]] as const),
          ),
          behind: pointsOf(
            axis,
            means.map((mean, j) => [((j + 0.5) * width * stride) / end, mean] as const),
          ),
        };
      }),
    [views, axis, end, what],
  );
}
