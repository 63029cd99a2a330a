import type { History } from '../../training/history.ts';
import { CoursePlot } from '../parts/CoursePlot.tsx';
import { shareText } from './words.ts';

/** The shares of letters and of whole words, held out, that are right. */
export function Progress({ history: { examined }, most }: { history: History; most: number }) {
  const last = examined.at(-1);
  const courseOf = (share: (one: History['examined'][number]) => number) =>
    examined.map((one) => ({ at: one.count, value: 100 * share(one) }));
  const says = last
    ? `Of the digits held out it spells ${shareText(last.whole ?? 0)} right to the end, and of their letters it chooses ${shareText(last.accuracy)} right.`
    : '';
  return (
    <div className="spelling-progress">
      <div>
        <p className="spelling-note">held out and right, in per cent</p>
        <CoursePlot
          says={`The shares of held-out letters and words that are right, over the updates. ${says}`}
          most={most}
          top={100}
          rules={[0, 25, 50, 75, 100]}
          baselines={[]}
          curves={[
            {
              key: 'letters',
              className: 'spelling-letters',
              points: courseOf(({ accuracy }) => accuracy),
            },
            {
              key: 'words',
              className: 'spelling-words',
              points: courseOf(({ whole = 0 }) => whole),
              dots: true,
            },
          ]}
        />
      </div>
      <div>
        <ul className="spelling-curves">
          <li>
            <Sample className="spelling-letters" /> letters
            {last && <>: {shareText(last.accuracy)}</>}
          </li>
          <li>
            <Sample className="spelling-words" dot /> whole words, right to their end
            {last && <>: {shareText(last.whole ?? 0)}</>}
          </li>
        </ul>
        <p>
          {last
            ? 'A word takes all of its letters, so its line is the lower.'
            : 'The curves begin with the first Run. It learns for less than a minute.'}
        </p>
      </div>
    </div>
  );
}

const Sample = ({ className, dot }: { className: string; dot?: boolean }) => (
  <svg width="24" height="10" aria-hidden="true">
    <path className={className} d="M0 5H24" />
    {dot && <circle className={`${className}-dot`} cx="12" cy="5" r="2.5" />}
  </svg>
);
