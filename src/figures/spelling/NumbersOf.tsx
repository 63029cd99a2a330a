import { useState } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { SIDE, SPELLING } from '../../training/data/digits.ts';
import { reachable } from '../parts/reachable.ts';
import { stepOf, type Chosen, type Points, type Reading } from './reading.ts';
import { signOf } from './Spelled.tsx';

interface Props {
  reading: Reading;
  points: Points;
  chosen: Chosen;
  error: ArrayLike<number>;
  flow: readonly number[];
}

/** Every number of the pictures. */
export function NumbersOf(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="numbers-table spelling-numbers"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>All numbers of the figure as tables</summary>
      {open && <Tables {...props} />}
    </details>
  );
}

function Tables({ reading: { trace, asked, said }, points, chosen, error, flow }: Props) {
  const loss = chosen === 'word' ? 'L' : `L at t = ${stepOf(chosen)}`;
  const columns = Array.from({ length: SIDE }, (_, k) => k);
  return (
    <>
      <div {...reachable} role="group" aria-label="Table of the points and their errors">
        <table>
          <caption>
            The points x of each row, and ∂L/∂x of each, of {loss}: + where more ink would raise it
          </caption>
          <thead>
            <tr>
              <th scope="col">s</th>
              {columns.map((k) => (
                <th key={k} scope="col">{`x ${k + 1}`}</th>
              ))}
              {columns.map((k) => (
                <th key={k} scope="col">{`∂L/∂x ${k + 1}`}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((row) => (
              <tr key={row}>
                <th scope="row">{row + 1}</th>
                {columns.map((k) => (
                  <td key={k}>{formatNumber(points[row * SIDE + k]!)}</td>
                ))}
                {columns.map((k) => (
                  <td key={k} data-error={error[row * SIDE + k]}>
                    {signed(error[row * SIDE + k]!)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div {...reachable} role="group" aria-label="Table of the steps">
        <table>
          <caption>What each letter is given at each step, and ‖∂L/∂h‖ of {loss}</caption>
          <thead>
            <tr>
              {['s', 'asked', 'chosen'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {[...SPELLING].map((letter) => (
                <th key={letter} scope="col">
                  z of {signOf(letter)}
                </th>
              ))}
              <th scope="col">‖∂L/∂h‖</th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: trace.steps }, (_, k) => (
              <tr key={k}>
                <th scope="row">{k + 1}</th>
                <td>{k < SIDE ? '' : signOf(asked[k - SIDE] ?? '')}</td>
                <td>{k < SIDE ? '' : signOf(said[k - SIDE]!)}</td>
                {[...SPELLING].map((letter, c) => (
                  <td key={letter}>
                    {k < SIDE ? '' : formatNumber(trace.value(`readout.z@${k + 1}`)![c]!)}
                  </td>
                ))}
                <td>{k < flow.length ? formatNumber(flow[k]!) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const signed = (x: number) => `${x > 0 ? '+' : ''}${formatNumber(x)}`;
