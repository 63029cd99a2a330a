import './numbers-table.css';
import { reachable } from './parts/reachable.ts';
import { memo, useDeferredValue, useState } from 'react';
import type { Trace } from '../engine/trace.ts';
import { unitName } from '../lab/names.ts';
import { useLab, useLabState, useTrace } from '../lab/react.ts';
import { quantityInWords } from '../notation/words.ts';
import { Num } from './parts/Num.tsx';
import { useRested } from './parts/use-rested.ts';
import { stepsInWords, stepsOf, windowOf } from './unfolded/window.ts';

/** A table of more numbers is not made before it is opened. */
const MOST_CLOSED = 3000;
/** Of a longer run the table has the steps that the drawing has. */
const MOST_STEPS = 40;

/** Every value and every error of the network as a table, one column a step: the figure without the drawing. */
export function NumbersTable() {
  const step = useLabState((state) => state.step);
  const [open, setOpen] = useState(false);
  // A closed table follows when the reader rests, an open one a moment after the drawing: an edit is on the screen sooner.
  const now = useTrace();
  const [soon, rested] = [useDeferredValue(now), useRested(now)];
  const trace = open ? soon : rested;
  const { steps } = trace;
  const isLong = steps > MOST_STEPS;
  const shown = isLong ? windowOf(steps, Math.min(step, steps)) : everyStep(steps);
  const rows = trace.strands.reduce((sum, { plan }) => sum + 2 * plan.stride, 0);
  const isLarge = rows * stepsOf(shown).length > MOST_CLOSED;
  return (
    <details
      className="numbers-table"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>All numbers of the figure as a table</summary>
      {isLong && (
        <p>
          Of {steps} steps the table has {stepsInWords(shown)}. Another step in view brings others.
        </p>
      )}
      {(open || !isLarge) && (
        <div {...reachable} role="group" aria-label="Table of all values and errors">
          <Rows trace={trace} steps={stepsOf(shown).join()} />
        </div>
      )}
    </details>
  );
}

const everyStep = (steps: number) =>
  Array.from({ length: steps }, (_, k) => ({ kind: 'step' as const, t: k + 1 }));

interface RowsProps {
  trace: Trace;
  /** "1,2,3": as text, since the same steps are then the same. */
  steps: string;
}

const Rows = memo(function Rows({ trace, ...props }: RowsProps) {
  const { names } = useLab().start;
  const steps = props.steps.split(',').map(Number);
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
