/**
 * The roles that the parts of a table have by themselves, said again: where a style sheet lays a table out as anything else, some browsers no
 * longer tell a screen reader that it is one.
 */
export const tableRoles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  columnHead: { role: 'columnheader', scope: 'col' },
  rowHead: { role: 'rowheader', scope: 'row' },
} as const;
