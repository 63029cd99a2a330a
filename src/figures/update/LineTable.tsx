import { memo } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { reachable } from '../parts/reachable.ts';
import type { Point } from './line.ts';

interface Props {
  line: readonly Point[];
  loss: number;
  slope: number;
}

/** The curve and its tangent in numbers: every fifth point of the drawing. */
export const LineTable = memo(function LineTable({ line, loss, slope }: Props) {
  return (
    <details className="numbers-table">
      <summary>The numbers of the curve as a table</summary>
      <div {...reachable} role="group" aria-label="Table of the loss along the line">
        <table>
          <thead>
            <tr>
              <th scope="col">s</th>
              <th scope="col">the loss</th>
              <th scope="col">as the gradient promises it</th>
              <th scope="col">apart by</th>
            </tr>
          </thead>
          <tbody>
            {line
              .filter((_, k) => k % 5 === 0)
              .map((point) => {
                const promised = loss + slope * point.s;
                return (
                  <tr key={point.s}>
                    <th scope="row">s = {formatNumber(point.s)}</th>
                    <td>{formatNumber(point.loss)}</td>
                    <td>{formatNumber(promised)}</td>
                    <td>{formatNumber(point.loss - promised)}</td>
                  </tr>
                );
              })}
          </tbody>
        </table>
      </div>
    </details>
  );
});
