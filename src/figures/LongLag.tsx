import './through-time/through-time.css';
import './long-lag/long-lag.css';
import type { Results } from '../training/trials/results.ts';
import { About } from './long-lag/About.tsx';
import { Controls } from './long-lag/Controls.tsx';
import { Key, Plots } from './long-lag/Plots.tsx';
import type { Reported } from './long-lag/reported.ts';
import { Table } from './long-lag/Table.tsx';
import { useTrials } from './long-lag/use-trials.ts';
import { Words } from './long-lag/Words.tsx';
import { Yours } from './long-lag/Yours.tsx';
import { Sentence } from './parts/Sentence.tsx';

interface Props {
  /** "13.6" */
  number: string;
  /** What `npm run experiments` wrote. */
  results: Results;
  /** What the papers say. */
  reported: readonly Reported[];
}

/**
 * The published long-lag tests, carried out again: what was reported, what came of it here from stated seeds, failures and all, and the
 * same run in the page. Nothing is trained, and nothing that trains is fetched, before the reader asks for it.
 */
export function LongLag({ number, results, reported }: Props) {
  const trials = useTrials(results.tests);
  const { now, own } = trials;
  return (
    <div className="long-lag">
      <p className="side-axis lag-axis">
        Right answers on sequences that are not trained on, against updates on a logarithmic scale.
        A line is the middle one of the seeds that solved the test and ends in a dot, or else the
        seed that came nearest; the dotted rule is what chance comes to.
      </p>
      <Plots tests={results.tests} trials={trials} />
      <Key tests={results.tests} hasOwn={now !== null || own.length > 0} />
      <Controls results={results} trials={trials} />
      {now && (
        <progress
          className="lag-progress"
          aria-label="Updates made, of the most"
          value={now.course.updates}
          max={now.network.most}
        />
      )}
      <Sentence number={number}>
        <Words results={results} trials={trials} />
      </Sentence>
      <Table tests={results.tests} reported={reported} own={own} />
      <Yours trials={trials} />
      <About results={results} />
    </div>
  );
}
