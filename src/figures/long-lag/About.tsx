import { withThousands } from '../parts/counts.ts';
import type { Results, TestResults } from '../../training/trials/results.ts';
import { inPercent } from './words.ts';

/** How the book's rows came about, and on what: everything from the file of the results. */
export function About({ results: { criterion, tests } }: { results: Results }) {
  const first = tests[0]!;
  const { setup, runs } = first.networks[0]!;
  const seeds = runs.map(({ seed }) => seed);
  const rates = [...new Set(tests.flatMap(({ networks }) => networks.map(rateOf)))];
  return (
    <p className="lag-about">
      The book’s rows: seeds {seeds[0]} to {seeds.at(-1)}; of those that solved the test, the
      numbers of the middle one. Solved: fewer than {inPercent(criterion.tolerated)} of the answers
      missed on {withThousands(criterion.tested)} test sequences, which are read when fewer are
      missed of {criterion.looked} others, at every {criterion.every}th update. {setup.rows}{' '}
      sequences an update, Adam at {rates.join(' or ')}, gradients clipped at {setup.optimiser.clip}
      . {[...new Set(tests.map(whereOf))].join(' ')} To have them all again:{' '}
      <code>npm run experiments</code>. To run one here, less than 60 kB are fetched, once.
    </p>
  );
}

const rateOf = ({ setup }: TestResults['networks'][number]) =>
  `${setup.optimiser.rate} (${setup.cells[0] === 'rnn' ? 'RNN' : 'LSTM and GRU'})`;

const whereOf = ({ date, machine }: TestResults) =>
  `Carried out on ${date} by one core of ${machine.cores}, ${machine.processor}, Node ${machine.node} (${machine.learner}).`;
