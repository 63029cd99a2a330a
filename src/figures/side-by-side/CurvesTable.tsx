import '../numbers-table.css';
import { memo, useState } from 'react';
import { formatPowerOfTen } from '../../notation/format.ts';
import { reachable } from '../parts/reachable.ts';
import { farthest, type Panel } from './model.ts';
import { KindName } from './Names.tsx';

/** All curves, one row a distance: in the page as it starts; after that only while it is open. */
export function CurvesTable({ panels }: { panels: readonly Panel[] }) {
  const [first] = useState(panels);
  const [open, setOpen] = useState(false);
  return (
    <details className="numbers-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>All curves as a table</summary>
      <div {...reachable} role="group" aria-label="Table of the errors at each distance">
        {(open || panels === first) && <Rows panels={panels} />}
      </div>
    </details>
  );
}

const Rows = memo(function Rows({ panels }: { panels: readonly Panel[] }) {
  const columns = panels.flatMap(({ name, lines, kept }) =>
    lines.map((line) => ({ name, gate: kept?.gate, ...line })),
  );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">steps back</th>
          {columns.map(({ name, kind, gate }) => (
            <th key={`${name} ${kind}`} scope="col">
              {name} <KindName kind={kind} gate={gate} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: farthest(panels) + 1 }, (_, d) => (
          <tr key={d}>
            <th scope="row">{d}</th>
            {columns.map(({ name, kind, sizes }) => (
              <td key={`${name} ${kind}`}>{d < sizes.length && formatPowerOfTen(sizes[d]!)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
