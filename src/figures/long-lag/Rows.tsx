import { withThousands } from '../parts/counts.ts';
import { summaryOf, shareOf } from '../../training/trials/summary.ts';
import type { NetworkResults } from '../../training/trials/results.ts';
import type { Reported } from './reported.ts';
import { Sample } from './Sample.tsx';
import type { Own } from './choice.ts';
import { inPercent, missedInWords, nameOf, sizeOf } from './words.ts';

/** Where the paper says nothing. */
const Unsaid = () => (
  <>
    <span aria-hidden="true">–</span>
    <span className="vh">not given</span>
  </>
);

export function ReportedRow({ reported }: { reported: Reported }) {
  const { reference, named, place, network, length, weights, note } = reported;
  const { solved, of, sequences, missed, tested } = reported;
  return (
    <tr className="lag-reported">
      <th scope="row">
        {network}, <span className="lag-length">{length}</span>
        <span className="lag-source">
          <a className="cite" href={`../references/#${reference}`}>
            {named}
          </a>
          , {place}. {note}
          {solved === null && ` Means of ${of} runs.`}
        </span>
      </th>
      <td>{solved === null ? <Unsaid /> : `${solved} of ${of}`}</td>
      <td>
        <Unsaid />
      </td>
      <td>{sequences === null ? <Unsaid /> : withThousands(sequences)}</td>
      <td>
        {missed === null || tested === null ? <Unsaid /> : `${missed} of ${withThousands(tested)}`}
      </td>
      <td>{weights === null ? <Unsaid /> : `${withThousands(weights)} weights`}</td>
    </tr>
  );
}

/** What was carried out for the book: how many seeds solved it, and of those the middle one. */
export function NetworkRow({ network }: { network: NetworkResults }) {
  const { solved, of, middle, nearest } = summaryOf(network.runs);
  return (
    <tr data-network={network.id} data-solved={solved}>
      <th scope="row">
        <Sample id={network.id} /> {nameOf(network.id)}
      </th>
      <td>
        {solved} of {of}
      </td>
      {middle && (
        <>
          <td>{withThousands(middle.updates)}</td>
          <td>{withThousands(middle.sequences)}</td>
          <td>{missedInWords(middle)}</td>
        </>
      )}
      {!middle && nearest && (
        <>
          <td>not in {withThousands(network.most)}</td>
          <td>not in {withThousands(network.most * network.setup.rows)}</td>
          <td>{inPercent(shareOf(nearest))} at best</td>
        </>
      )}
      <td>{sizeOf(network)}</td>
    </tr>
  );
}

/** One run of the reader's. Beside it, where the book has the same run, what that came to. */
export function OwnRow({ own: { test, network, seed, T, run } }: { own: Own }) {
  const same =
    T === test.task.parameters?.T ? network.runs.find((one) => one.seed === seed) : undefined;
  return (
    <tr className="lag-own">
      <th scope="row">
        <Sample id={network.id} /> Yours: {nameOf(network.id)}, T = {T}, seed {seed}
        {same && <span className="lag-source">{comparison(run, same)}</span>}
        {run.stopped && <span className="lag-source">{run.stopped}</span>}
      </th>
      <td>{run.solved ? '1 of 1' : '0 of 1'}</td>
      <td>{run.solved ? withThousands(run.updates) : `not in ${withThousands(run.updates)}`}</td>
      <td>
        {run.solved ? withThousands(run.sequences) : `not in ${withThousands(run.sequences)}`}
      </td>
      <td>{missedInWords(run)}</td>
      <td>{sizeOf(network)}</td>
    </tr>
  );
}

function comparison(run: Own['run'], same: Own['run']): string {
  const { solved, updates, missed } = same;
  if (run.solved === solved && run.updates === updates && run.missed === missed)
    return 'The same as the book’s run of this seed, to the last sequence.';
  const was = solved ? `solved after ${withThousands(updates)} updates` : `not solved in ${withThousands(updates)}`; // prettier-ignore
  return `The book’s run of this seed: ${was}, ${missedInWords(same)} missed. Machines round differently in the last digit, and what begins there may end in another number of updates.`;
}
