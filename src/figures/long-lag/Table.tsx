import type { TestResults } from '../../training/trials/results.ts';
import { reachable } from '../parts/reachable.ts';
import type { Reported } from './reported.ts';
import { NetworkRow, OwnRow, ReportedRow } from './Rows.tsx';
import type { Own } from './choice.ts';
import { titleOf } from './words.ts';

interface Props {
  tests: readonly TestResults[];
  reported: readonly Reported[];
  own: readonly Own[];
}

/** Test by test: what was reported, what the book's own runs came to, and what the reader's did. */
export function Table({ tests, reported, own }: Props) {
  return (
    <div className="lag-scroll" {...reachable} role="group" aria-label="Table of the tests">
      <table className="lag-table">
        <thead>
          <tr>
            <th scope="col">network</th>
            <th scope="col">solved</th>
            <th scope="col">updates</th>
            <th scope="col">sequences</th>
            <th scope="col">missed in the test</th>
            <th scope="col">size</th>
          </tr>
        </thead>
        {tests.map((test) => (
          <tbody key={test.id} data-test={test.id}>
            <tr className="lag-test">
              <th scope="rowgroup" colSpan={6}>
                {titleOf(test.task)}
              </th>
            </tr>
            {reported
              .filter(({ test: id }) => id === test.id)
              .map((one) => (
                <ReportedRow key={`${one.reference} ${one.length}`} reported={one} />
              ))}
            {test.networks.map((network) => (
              <NetworkRow key={network.id} network={network} />
            ))}
            {own
              .filter(({ test: { id } }) => id === test.id)
              .map((one, index) => (
                <OwnRow key={index} own={one} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
