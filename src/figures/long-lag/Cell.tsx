import type { ReactNode } from 'react';
import { tableRoles } from '../parts/table-roles.ts';

/** What stands in a row, after the name of the network. */
export const COLUMNS = ['solved', 'updates', 'sequences', 'missed in the test', 'size'] as const;

interface Props {
  of: (typeof COLUMNS)[number];
  /** Null where the paper says nothing. */
  children: ReactNode;
}

/** A fact of a row. On a narrow page, where the heads of the columns do not stand above it, the style sheet sets the column's name beside it. */
export function Cell({ of, children }: Props) {
  return (
    <td {...tableRoles.cell} data-column={of}>
      <span>{children ?? <Unsaid />}</span>
    </td>
  );
}

const Unsaid = () => (
  <>
    <span aria-hidden="true">–</span>
    <span className="vh">not given</span>
  </>
);
