import type { Trace } from '../../engine/trace.ts';
import { countInWords } from '../../notation/count.ts';

const tables = ({ strands }: Trace) =>
  strands.reduce((sum, { plan }) => sum + plan.parameters.length, 0);

/** The folded network in words. */
export function FoldedSentence({ trace, t }: { trace: Trace; t: number }) {
  return (
    <>
      Folded: one network, {countInWords(tables(trace))} tables of weights, and a loop, on which{' '}
      <i>h</i> comes back to be read at the next step
      {trace.steps === 1 && ', if there is one'}. The numbers are those of <i>t</i> = {t}.{' '}
    </>
  );
}

/** The same network, unfolded. */
export function UnfoldedSentence({ trace }: { trace: Trace }) {
  const { steps } = trace;
  if (steps === 1) return <>Unfolded: one step, so one copy of the network. </>;
  return (
    <>
      Unfolded: {countInWords(steps)} copies of one network, one for each step, with the same{' '}
      {countInWords(tables(trace))} tables of weights in all.{' '}
    </>
  );
}
