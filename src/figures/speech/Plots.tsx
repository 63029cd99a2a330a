import type { History } from '../../training/history.ts';
import { LABELS } from '../../training/data/phones.ts';
import { NETWORKS } from '../../training/tasks/phones-setup.ts';
import { formatNumber } from '../../notation/format.ts';
import { CoursePlot } from '../parts/CoursePlot.tsx';
import { examinedOf, type Point } from '../parts/course.ts';
import { withThousands } from '../parts/counts.ts';
import { countOfRuns } from '../parts/training-view.ts';
import { lineOf, Sample } from './Sample.tsx';
import type { View } from './session.ts';
import { NAMES, partText } from './words.ts';

/** The loss of a letter where any label is as likely. */
const UNIFORM = Math.log(LABELS.length);

/** What the four come to on the words held out, as they learn. */
export function Plots({ view, goal }: { view: View; goal: number }) {
  const { runs, data } = view;
  const most = Math.max(goal, ...runs.map(({ count }) => count), 1);
  const curves = (pointsOf: (history: History) => Point[]) =>
    runs.map(({ history }, k) => {
      const { id } = NETWORKS[k]!;
      return { key: id, className: lineOf(id), points: pointsOf(history) };
    });
  const perCent = (part: number) => 100 * part;
  const baselines = data
    ? [
        {
          says: 'each letter by itself',
          value: perCent(data.byLetter),
          text: partText(data.byLetter),
        },
      ]
    : [];
  return (
    <div className="speech-plots">
      <div>
        <p className="speech-axis">letters right of words held out, in per cent</p>
        <CoursePlot
          says={`The part of held-out letters that is right, over the updates. ${lastOf(view)}`}
          most={most}
          top={100}
          rules={[0, 25, 50, 75, 100]}
          baselines={baselines}
          curves={curves((history) =>
            examinedOf(history, 'accuracy').map(({ at, value }) => ({ at, value: perCent(value) })),
          )}
        />
      </div>
      <div>
        <p className="speech-axis">
          their loss, −log <i>z</i>, a letter
        </p>
        <CoursePlot
          says="The loss of a held-out letter over the updates."
          most={most}
          top={Math.ceil(UNIFORM)}
          rules={[0, 1, 2, 3, 4]}
          baselines={[{ says: 'any label as likely', value: UNIFORM, text: twoDecimals(UNIFORM) }]}
          curves={curves((history) => examinedOf(history, 'loss'))}
        />
      </div>
      <Key view={view} />
    </div>
  );
}

const twoDecimals = (value: number) => formatNumber(Math.round(value * 100) / 100);

const lastOf = ({ runs }: View) =>
  runs
    .map(({ history }, k) => {
      const last = history.examined.at(-1);
      return last ? `${NAMES[NETWORKS[k]!.id]}: ${partText(last.accuracy)} per cent.` : '';
    })
    .join(' ');

/** The curves by name, with their last numbers. */
function Key({ view: { runs, data } }: { view: View }) {
  return (
    <div className="speech-key">
      <ul>
        {runs.map(({ history, weights }, k) => {
          const { id } = NETWORKS[k]!;
          const last = history.examined.at(-1);
          return (
            <li key={id}>
              <Sample id={id} /> {NAMES[id]}, {withThousands(weights.length)} weights
              {last && `: ${partText(last.accuracy)}\u00a0%, loss ${twoDecimals(last.loss)}`}
            </li>
          );
        })}
      </ul>
      {!data && (
        <p>
          {countOfRuns(runs) === 0 && 'The curves begin with the first Run. '}
          With the data comes one more line: what is right when each letter is looked at by itself,
          and the label that is commonest there is said.
        </p>
      )}
    </div>
  );
}
