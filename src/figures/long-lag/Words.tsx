import type { Results } from '../../training/trials/results.ts';
import { listed, secondsInWords, withThousands } from '../parts/counts.ts';
import { summaryOf } from '../../training/trials/summary.ts';
import type { Own } from './choice.ts';
import type { Trials } from './use-trials.ts';
import { inPercent, missedInWords, nameOf, titleOf, updatesInWords } from './words.ts';

/** What there is to see, in words; once the reader runs something, that. */
export function Words({ results, trials }: { results: Results; trials: Trials }) {
  const { last, now, left, trouble } = trials;
  if (trouble !== null) return <>{trouble}</>;
  if (now) return <>{nowInWords(now)}</>;
  if (left) return <>{`Stopped after ${updatesInWords(left.updates)}: ${runName(left)}. Nothing was decided, so the table has no row of it.`}</>; // prettier-ignore
  const all = () => ['How many seeds solved what.', ...results.tests.map(testInWords)].join(' ');
  return <>{last ? ownInWords(last) : all()}</>;
}

const runName = ({ network, T, test, seed }: Pick<Own, 'network' | 'T' | 'test' | 'seed'>) =>
  `${nameOf(network.id)} on ${titleOf({ ...test.task, parameters: { ...test.task.parameters, T } })}, seed ${seed}`;

/** "Adding, T = 100: solved by GRU (3 of 3); not by RNN." */
export function testInWords({ task, networks }: Results['tests'][number]): string {
  const all = networks.map(({ id, runs }) => ({ name: nameOf(id), ...summaryOf(runs) }));
  const solved = all.filter((one) => one.solved > 0);
  const not = all.filter((one) => one.solved === 0);
  const said = solved.map(({ name, solved: some, of }) => `${name} (${some} of ${of})`);
  const parts = [
    ...(said.length > 0 ? [`solved by ${listed(said)}`] : ['solved by none']),
    ...(said.length > 0 && not.length > 0 ? [`not by ${listed(not.map(({ name }) => name))}`] : []),
  ];
  return `${titleOf(task)}: ${parts.join('; ')}.`;
}

function nowInWords(now: NonNullable<Trials['now']>): string {
  const { course, network } = now;
  const right = course.curve?.rights.at(-1);
  const parts = [
    `${updatesInWords(course.updates)} of at most ${withThousands(network.most)}`,
    ...(right === undefined ? [] : [`${inPercent(right)} right at the last look`]),
    ...(course.secondsLeft === null
      ? []
      : [`${secondsInWords(course.secondsLeft)} left if it is not solved before`]),
  ];
  return `${runName(now)}: ${parts.join(', ')}.${course.trouble ? ` ${course.trouble}` : ''}`;
}

function ownInWords(own: Own): string {
  const { run } = own;
  const { solved, updates, sequences, stopped } = run;
  const after = `${updatesInWords(updates)}, ${withThousands(sequences)} sequences`;
  const came = solved ? `solved after ${after}` : `not solved in ${after}`;
  return `${runName(own)}: ${came}. In the test it missed ${missedInWords(run)}.${stopped ? ` ${stopped}` : ''}`;
}
