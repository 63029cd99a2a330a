import { useState } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { reachable } from '../parts/reachable.ts';
import type { Reading } from './reading.ts';
import { partOf, type Saliency } from './saliency.ts';

interface Props {
  reading: Reading;
  saliency: Saliency;
  /** The characters as a sentence has them. */
  words: readonly string[];
  step: number;
}

/** Every number of the figure, a row a move. */
export function NumbersOf({ reading: { trace }, saliency, words, step }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="numbers-table"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>All numbers of the figure as a table</summary>
      {open && (
        <div
          {...reachable}
          role="group"
          aria-label="Table of the moves, what is said at each, and the error that came back"
        >
          <table>
            <thead>
              <tr>
                {['t', 'dx', 'dy', 'pen'].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
                {words.map((name) => (
                  <th key={name} scope="col">
                    z of {name}
                  </th>
                ))}
                <th scope="col">‖∂L/∂x‖, L at t = {step}</th>
                <th scope="col">part of it</th>
              </tr>
            </thead>
            <tbody>
              {trace.experiment.inputs.map((x, k) => (
                <tr key={k}>
                  <th scope="row">{k + 1}</th>
                  {x.map((value, j) => (
                    <td key={j}>{formatNumber(value)}</td>
                  ))}
                  {[...trace.value(`readout.z@${k + 1}`)!].map((value, j) => (
                    <td key={j}>{formatNumber(value)}</td>
                  ))}
                  <td>{k < step ? formatNumber(saliency.norms[k]!) : 'comes later'}</td>
                  <td>{k < step ? `${(100 * partOf(saliency, k + 1)).toFixed(1)} %` : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
