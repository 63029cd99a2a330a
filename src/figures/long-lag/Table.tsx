import type { TestResults } from '../../training/trials/results.ts';
import { tableRoles } from '../parts/table-roles.ts';
import { COLUMNS } from './Cell.tsx';
import type { Reported } from './reported.ts';
import { NetworkRow, OwnRow, ReportedRow } from './Rows.tsx';
import type { Own } from './choice.ts';
import { titleOf } from './words.ts';

interface Props {
  tests: readonly TestResults[];
  reported: readonly Reported[];
  own: readonly Own[];
}

/** Test by test: what was reported, what the book's own runs came to, and what the reader's did. Where the page is narrow each row is a list of its facts. */
export function Table({ tests, reported, own }: Props) {
  return (
    <table {...tableRoles.table} className="lag-table" aria-label="Table of the tests">
      <thead {...tableRoles.group}>
        <tr {...tableRoles.row}>
          {['network', ...COLUMNS].map((name) => (
            <th key={name} {...tableRoles.columnHead}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {tests.map((test) => (
        <tbody key={test.id} {...tableRoles.group} data-test={test.id}>
          <tr {...tableRoles.row} className="lag-test">
            <th {...tableRoles.rowHead} scope="rowgroup" colSpan={1 + COLUMNS.length}>
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
  );
}
