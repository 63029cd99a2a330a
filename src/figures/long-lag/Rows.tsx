import { withThousands } from '../parts/counts.ts';
import { tableRoles } from '../parts/table-roles.ts';
import { summaryOf, shareOf } from '../../training/trials/summary.ts';
import type { NetworkResults } from '../../training/trials/results.ts';
import { Cell } from './Cell.tsx';
import type { Reported } from './reported.ts';
import { Sample } from './Sample.tsx';
import type { Own } from './choice.ts';
import { inPercent, missedInWords, nameOf, sizeOf } from './words.ts';

export function ReportedRow({ reported }: { reported: Reported }) {
  const { reference, named, place, network, length, weights, note } = reported;
  const { solved, of, sequences, missed, tested } = reported;
  return (
    <tr {...tableRoles.row} className="lag-reported">
      <th {...tableRoles.rowHead}>
        {network}, <span className="lag-length">{length}</span>
        <span className="lag-source">
          <a className="cite" href={`../references/#${reference}`}>
            {named}
          </a>
          , {place}. {note}
          {solved === null && ` Means of ${of} runs.`}
        </span>
      </th>
      <Cell of="solved">{solved === null ? null : `${solved} of ${of}`}</Cell>
      <Cell of="updates">{null}</Cell>
      <Cell of="sequences">{sequences === null ? null : withThousands(sequences)}</Cell>
      <Cell of="missed in the test">
        {missed === null || tested === null ? null : `${missed} of ${withThousands(tested)}`}
      </Cell>
      <Cell of="size">{weights === null ? null : `${withThousands(weights)} weights`}</Cell>
    </tr>
  );
}

/** What was carried out for the book: how many seeds solved it, and of those the middle one. */
export function NetworkRow({ network }: { network: NetworkResults }) {
  const { solved, of, middle, nearest } = summaryOf(network.runs);
  return (
    <tr {...tableRoles.row} data-network={network.id} data-solved={solved}>
      <th {...tableRoles.rowHead}>
        <Sample id={network.id} /> {nameOf(network.id)}
      </th>
      <Cell of="solved">
        {solved} of {of}
      </Cell>
      {middle && (
        <>
          <Cell of="updates">{withThousands(middle.updates)}</Cell>
          <Cell of="sequences">{withThousands(middle.sequences)}</Cell>
          <Cell of="missed in the test">{missedInWords(middle)}</Cell>
        </>
      )}
      {!middle && nearest && (
        <>
          <Cell of="updates">not in {withThousands(network.most)}</Cell>
          <Cell of="sequences">not in {withThousands(network.most * network.setup.rows)}</Cell>
          <Cell of="missed in the test">{inPercent(shareOf(nearest))} at best</Cell>
        </>
      )}
      <Cell of="size">{sizeOf(network)}</Cell>
    </tr>
  );
}

/** One run of the reader's. Beside it, where the book has the same run, what that came to. */
export function OwnRow({ own: { test, network, seed, T, run } }: { own: Own }) {
  const same =
    T === test.task.parameters?.T ? network.runs.find((one) => one.seed === seed) : undefined;
  return (
    <tr {...tableRoles.row} className="lag-own">
      <th {...tableRoles.rowHead}>
        <Sample id={network.id} /> Yours: {nameOf(network.id)}, T = {T}, seed {seed}
        {same && <span className="lag-source">{comparison(run, same)}</span>}
        {run.stopped && <span className="lag-source">{run.stopped}</span>}
      </th>
      <Cell of="solved">{run.solved ? '1 of 1' : '0 of 1'}</Cell>
      <Cell of="updates">
        {run.solved ? withThousands(run.updates) : `not in ${withThousands(run.updates)}`}
      </Cell>
      <Cell of="sequences">
        {run.solved ? withThousands(run.sequences) : `not in ${withThousands(run.sequences)}`}
      </Cell>
      <Cell of="missed in the test">{missedInWords(run)}</Cell>
      <Cell of="size">{sizeOf(network)}</Cell>
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
