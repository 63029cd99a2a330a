import './numbers-table.css';
import { reachable } from './parts/reachable.ts';
import { memo, useDeferredValue } from 'react';
import type { Trace } from '../engine/trace.ts';
import { unitName } from '../lab/names.ts';
import { useLab, useTrace } from '../lab/react.ts';
import { quantityInWords } from '../notation/words.ts';
import { Num } from './parts/Num.tsx';

/** Every value and every error of the network as a table, one column a step: the figure without the drawing. */
export function NumbersTable() {
  // A closed table may follow a moment after the drawing: an edit is on the screen sooner.
  const trace = useDeferredValue(useTrace());
  return (
    <details className="numbers-table">
      <summary>All numbers of the figure as a table</summary>
      <div {...reachable} role="group" aria-label="Table of all values and errors">
        <Rows trace={trace} />
      </div>
    </details>
  );
}

const Rows = memo(function Rows({ trace }: { trace: Trace }) {
  const { names } = useLab().start;
  const steps = Array.from({ length: trace.steps }, (_, k) => k + 1);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">quantity</th>
          {steps.map((t) => (
            <th scope="col" key={t}>
              t = {t}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trace.strands.flatMap(({ key, plan }) =>
          plan.quantities
            .filter(({ name }) => key !== 'readout' || name !== plan.input.name)
            .flatMap(({ name, size }) =>
              (['value', 'error'] as const).flatMap((face) =>
                Array.from({ length: size }, (_, unit) => (
                  <tr key={`${key}.${name} ${face} ${unit}`}>
                    <th scope="row">
                      {face === 'error' && 'error of the '}
                      {quantityInWords(plan.cell, name)}, {unitName(names, key, name, unit)}
                    </th>
                    {steps.map((t) => {
                      const at = `${key}.${name}@${t}`;
                      const numbers = face === 'value' ? trace.value(at)! : trace.error(at)!;
                      return (
                        <td key={t}>
                          <Num at={at} face={face} index={[unit]} value={numbers[unit]!} column />
                        </td>
                      );
                    })}
                  </tr>
                )),
              ),
            ),
        )}
      </tbody>
    </table>
  );
});
