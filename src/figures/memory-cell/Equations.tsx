import { reachable } from '../parts/reachable.ts';
import { Titles } from './GateLevel.tsx';
import type { View } from './model.ts';
import { Cell, Sum } from './Sum.tsx';

/** All equations of a cell for which there is no drawing, each with its numbers and its errors. */
export function Equations({ view }: { view: View }) {
  return (
    <div className="level" role="group" aria-label="The equations of the cell" {...reachable}>
      {view.strand.plan.cell.equations.map(({ name, fn }) => (
        <div key={name} className="sum">
          <Titles faces={view.faces} />
          {fn.name !== 'identity' && <Cell forward={<i>{fn.name}</i>} />}
          <Sum view={view} name={name} />
        </div>
      ))}
    </div>
  );
}
