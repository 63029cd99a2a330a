import { useLab, useTrace } from '../lab/react.ts';
import { traceOf } from '../engine/trace.ts';
import { formatNumber } from '../notation/format.ts';

/** The loss, and what it was where the chapter started. */
export function Loss() {
  const { start } = useLab();
  const { loss } = useTrace();
  const before = traceOf(start.experiment).loss;
  return (
    <span className="loss">
      The loss <i>L</i> = <span className="number">{formatNumber(loss, { digits: 4 })}</span>
      {loss !== before && <>; it was {formatNumber(before, { digits: 4 })} at the start</>}
    </span>
  );
}
