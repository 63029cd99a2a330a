import { PartNumber, Total } from './Grid.tsx';
import { LossName } from './Names.tsx';
import { blockOf } from './Plate.tsx';
import type { Cell, Shown } from './shown.ts';

/** The numbers of a drawing, which has none in it. */
export function Beside({ shown, chosen }: { shown: Shown; chosen: Cell | null }) {
  const { steps } = shown.trace;
  const per = blockOf(steps);
  return (
    <div className="triangle-beside">
      {chosen && (
        <dl>
          <dt>
            <LossName s={chosen.s} /> through the use at <i>t</i> = {chosen.t}
          </dt>
          <dd>
            <PartNumber
              shown={shown}
              value={shown.valueAt(chosen)}
              loss={chosen.s}
              use={chosen.t}
            />
          </dd>
          <dt>
            all of <LossName s={chosen.s} />, the row
          </dt>
          <dd>
            <PartNumber shown={shown} value={shown.triangle.rows[chosen.s - 1]!} loss={chosen.s} />
          </dd>
          <dt>
            all from the use at <i>t</i> = {chosen.t}, the column
          </dt>
          <dd>
            <PartNumber
              shown={shown}
              value={shown.triangle.columns[chosen.t - 1]!}
              use={chosen.t}
            />
          </dd>
          <dt>the gradient</dt>
          <dd>
            <Total shown={shown} />
          </dd>
        </dl>
      )}
      <p>
        Rows are losses, columns are uses; the sums stand at the right and below.
        {per > 1 &&
          ` Each square stands for ${per} × ${per} cells and shows the largest of them. The arrow keys go cell by cell.`}
      </p>
    </div>
  );
}
