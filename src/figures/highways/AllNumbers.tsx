import { memo, useState } from 'react';
import { amountOf, wholeOf } from '../../engine/derived/highways.ts';
import { formatNumber } from '../../notation/format.ts';
import { reachable } from '../parts/reachable.ts';
import { cameBy, keyOf, type Shown } from './model.ts';
import { percentText } from './percent.ts';

/**
 * The numbers of the figure, one row a step. They are in the page as it starts, for a reader without script; after an edit
 * only while the table is open, since hundreds of rows take longer than all the rest.
 */
export function AllNumbers({ shown }: { shown: Shown }) {
  const [first] = useState(shown);
  const [open, setOpen] = useState(false);
  return (
    <details className="numbers-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>All numbers of the figure as a table</summary>
      <div {...reachable} role="group" aria-label="Table of the ways of the error">
        {(open || shown === first) && <Rows shown={shown} />}
      </div>
    </details>
  );
}

const Rows = memo(function Rows({ shown }: { shown: Shown }) {
  const { highways, parts, unit } = shown;
  const { ways, times, line } = highways;
  const number = (x: number) => (Number.isNaN(x) ? '' : formatNumber(x));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">t</th>
          {ways.map((way) => (
            <th key={keyOf(way)} scope="col" colSpan={2}>
              {cameBy(shown, way)}
            </th>
          ))}
          <th scope="col">
            {unit === null ? 'size of the error' : 'error'} of {line.memory}
          </th>
        </tr>
      </thead>
      <tbody>
        {times
          .map((t, d) => (
            <tr key={t}>
              <th scope="row">t = {t}</th>
              {ways.map((way, w) => [
                <td key={`${keyOf(way)} number`}>{number(amountOf(highways, way, d, unit))}</td>,
                <td key={`${keyOf(way)} part`}>
                  {parts[w]![d] === null ? '' : percentText(parts[w]![d]!)}
                </td>,
              ])}
              <td>{number(wholeOf(highways, d, unit))}</td>
            </tr>
          ))
          .toSorted((a, b) => Number(a.key) - Number(b.key))}
      </tbody>
    </table>
  );
});
