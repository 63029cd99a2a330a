/** How the table names and counts. */
import { withThousands } from '../parts/counts.ts';
import type { TaskChoice } from '../../training/tasks/index.ts';
import { taskOf } from '../../training/tasks/index.ts';
import type { NetworkResults, RunResult } from '../../training/trials/results.ts';

export const updatesInWords = (count: number) =>
  count === 1 ? '1 update' : `${withThousands(count)} updates`;

const NAMES: Readonly<Record<string, string>> = {
  rnn: 'RNN',
  'rnn-orthogonal': 'RNN with an orthogonal start',
  lstm: 'LSTM with forget bias 1',
  'lstm-open': 'LSTM with forget bias 5',
  gru: 'GRU',
};

/** A network by its id in the results. */
export const nameOf = (id: string) => NAMES[id] ?? id;

/** "Adding, T = 100"; of copying, how many symbols of how many kinds. */
export function titleOf(choice: TaskChoice): string {
  const { title, parameters } = taskOf(choice);
  const { T, S, K } = parameters;
  const more = S === undefined ? '' : `, ${S} symbols of ${K} kinds`;
  return `${title}, T\u00a0=\u00a0${T}${more}`;
}

/** A share in hundredths: 0 % only where it is none, 100 % only where it is all. */
export function inPercent(share: number): string {
  if (share === 0 || share === 1) return `${100 * share} %`;
  if (share < 0.01) return share < 0.001 ? 'under 0.1 %' : `${(100 * share).toFixed(1)} %`;
  return `${Math.min(Math.round(100 * share), 99)} %`;
}

export const missedInWords = ({ missed, labels }: Pick<RunResult, 'missed' | 'labels'>) =>
  `${withThousands(missed)} of ${withThousands(labels)}`;

/** "16 units, 1,234 weights" */
export const sizeOf = ({ setup, weights }: Pick<NetworkResults, 'setup' | 'weights'>) =>
  `${setup.hidden} units, ${withThousands(weights)} weights`;
