import { memo, useState } from 'react';
import { formatNumber, formatPowerOfTen } from '../../notation/format.ts';
import { reachable } from '../parts/reachable.ts';
import { distanceOf, hasMemory, type Way } from './model.ts';

/**
 * The numbers of the figure, one row a step. They are in the page as it starts, for a reader without script; after an edit
 * only while the table is open, since hundreds of rows take longer than all the rest.
 */
export function WayTable({ way }: { way: Way }) {
  const [first] = useState(way);
  const [open, setOpen] = useState(false);
  return (
    <details className="numbers-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>All numbers of the figure as a table</summary>
      <div {...reachable} role="group" aria-label="Table of errors, singular values and slopes">
        {(open || way === first) && <Rows way={way} />}
      </div>
    </details>
  );
}

const Rows = memo(function Rows({ way }: { way: Way }) {
  const { curve, singular, slopes, strand, steps } = way;
  const all = Array.from({ length: steps }, (_, k) => k + 1);
  const log = (of: Float64Array | null | undefined, d: number | null) =>
    of && d !== null ? formatPowerOfTen(of[d]!) : '';
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">t</th>
          <th scope="col">steps back</th>
          <th scope="col">error of h</th>
          {curve?.memory && <th scope="col">error of c</th>}
          {curve?.attained && <th scope="col">product at most</th>}
          {curve?.bound && <th scope="col">bound</th>}
          {singular && (
            <th scope="col">
              singular values, step {strand.backward ? 't − 1' : 't + 1'} by t
              {hasMemory(way) && ', memory held fixed'}
            </th>
          )}
          <th scope="col">slope left</th>
        </tr>
      </thead>
      <tbody>
        {all.map((t) => {
          const d = curve && distanceOf(curve, t);
          const values = singular?.[strand.backward ? t - 2 : t - 1];
          return (
            <tr key={t}>
              <th scope="row">t = {t}</th>
              <td>{d ?? ''}</td>
              <td>{log(curve?.error, d)}</td>
              {curve?.memory && <td>{log(curve.memory, d)}</td>}
              {curve?.attained && <td>{log(curve.attained, d)}</td>}
              {curve?.bound && <td>{log(curve.bound, d)}</td>}
              {singular && (
                <td>{values && Array.from(values, (x) => formatNumber(x)).join('  ')}</td>
              )}
              <td>{formatNumber(slopes[t - 1]!)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
});
