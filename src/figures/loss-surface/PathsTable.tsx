import '../numbers-table.css';
import { memo, useState } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { reachable } from '../parts/reachable.ts';
import { angleOf } from './descent.ts';
import type { Descent, Frame } from './model.ts';
import { WeightName } from './Name.tsx';
import { degrees } from './Readings.tsx';
import type { Pair } from './surface.ts';

/** In the page as it starts every so many updates; all of them where it is open. */
const CLOSED = 10;

/** The ways as numbers, one row an update. */
export function PathsTable({ frame: { setup, descents } }: { frame: Frame }) {
  const [first] = useState(descents);
  const [open, setOpen] = useState(false);
  return (
    <details className="numbers-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>All ways as a table</summary>
      <div {...reachable} role="group" aria-label="Table of the ways">
        {(open || descents === first) && (
          <Rows pair={setup.pair} descents={descents} every={open ? 1 : CLOSED} />
        )}
      </div>
    </details>
  );
}

interface RowsProps {
  pair: Pair;
  descents: readonly Descent[];
  every: number;
}

const Rows = memo(function Rows({ pair, descents, every }: RowsProps) {
  const count = Math.max(0, ...descents.map(({ path }) => path?.steps.length ?? 0));
  const rows = Array.from({ length: Math.ceil(count / every) }, (_, k) => k * every);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">updates</th>
          {descents.map(({ name }) => [
            <th scope="col" key={`${name} x`}>
              {name}: <WeightName entry={pair[0]} />
            </th>,
            <th scope="col" key={`${name} y`}>
              <WeightName entry={pair[1]} />
            </th>,
            <th scope="col" key={`${name} loss`}>
              loss
            </th>,
            <th scope="col" key={`${name} norm`}>
              ‖<i>g</i>‖
            </th>,
            <th scope="col" key={`${name} angle`}>
              angle to −<i>g</i>
            </th>,
          ])}
        </tr>
      </thead>
      <tbody>
        {rows.map((k) => (
          <tr key={k}>
            <th scope="row">{k}</th>
            {descents.map(({ name, path }) => {
              const step = path?.steps[k];
              const angle = step ? angleOf(step) : null;
              const texts = step
                ? [
                    formatNumber(step.place[0]),
                    formatNumber(step.place[1]),
                    formatNumber(step.loss),
                    `${formatNumber(step.norm)}${step.clipped ? ', clipped' : ''}`,
                    angle === null ? 'none' : degrees(angle),
                  ]
                : ['exploded', 'exploded', 'exploded', 'exploded', 'none'];
              return texts.map((text, column) => (
                <td key={`${name} ${column}`} suppressHydrationWarning>
                  {text}
                </td>
              ));
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
