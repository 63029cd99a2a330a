import type { History } from '../../training/history.ts';
import { CoursePlot, type Baseline } from '../parts/CoursePlot.tsx';
import { examinedOf, learnedOf, type Point } from '../parts/course.ts';
import type { Baselines } from './baselines.ts';
import { bitsText } from './words.ts';

interface Props {
  history: History;
  count: number;
  goal: number;
  uniform: number;
  baselines: Baselines | null;
}

const inBits = (points: readonly Point[]) =>
  points.map(({ at, value }) => ({ at, value: value / Math.LN2 }));

/** The loss as it fell, in bits per character, over the lines that counting reaches. */
export function Plot({ history, count, goal, uniform, baselines }: Props) {
  const top = Math.ceil(uniform + 0.5);
  const line = (says: string, value: number): Baseline => ({ says, value, text: bitsText(value) });
  const lines = [line('any character as likely', uniform)];
  if (baselines)
    lines.push(
      line('counts of characters', baselines.letters),
      line('counts of pairs', baselines.pairs),
    );
  const all = lines.map(({ says, text }) => `${says}: ${text} bits`).join('; ');
  return (
    <CoursePlot
      says={`The loss in bits per character over the updates. ${all}.`}
      most={Math.max(goal, count, 1)}
      top={top}
      rules={Array.from({ length: top + 1 }, (_, bits) => bits)}
      baselines={lines}
      curves={[
        { key: 'learned', className: 'learned', points: inBits(learnedOf(history, 'loss')) },
        { key: 'held', className: 'held', points: inBits(examinedOf(history, 'loss')), dots: true },
      ]}
    />
  );
}

/** What the two curves are, with their last numbers. */
export function Key({ history }: { history: History }) {
  const [learned, held] = [history.recent, history.examined.at(-1)];
  return (
    <ul className="text-key">
      <li>
        <svg width="24" height="10" aria-hidden>
          <line className="learned" x1="0" x2="24" y1="5" y2="5" />
        </svg>{' '}
        the part it learns from{learned && <>: {bitsText(learned.loss / Math.LN2)}</>}
      </li>
      <li>
        <svg width="24" height="10" aria-hidden>
          <line className="held" x1="0" x2="24" y1="5" y2="5" />
          <circle className="held-dot" cx="12" cy="5" r="2.5" />
        </svg>{' '}
        the part held out{held && <>: {bitsText(held.loss / Math.LN2)}</>}
      </li>
    </ul>
  );
}
