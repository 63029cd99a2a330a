import type { ReactNode } from 'react';
import { thousandfold, MOST_WORK } from '../../engine/derived/through-time.ts';
import { formatNumber, formatPowerOfTen } from '../../notation/format.ts';
import { withThousands } from '../parts/counts.ts';
import { Exploded } from '../parts/Exploded.tsx';
import { distanceOf, hasMemory, type Way } from './model.ts';

const N = ({ children }: { children: ReactNode }) => <span className="number">{children}</span>;
const Size = ({ log }: { log: number }) => <N>{formatPowerOfTen(log)}</N>;

const T = ({ t }: { t: number }) => (
  <span className="nowrap">
    <i>t</i> = {t}
  </span>
);

/** h_t or c_t: lights up with what else shows it, and can be chosen. */
const State = ({ of, t, name = 'h' }: { of: Way; t: number; name?: string }) => (
  <span className="state" data-quantity={`${of.layer}.${name}@${t}`}>
    <i>{name}</i>
    <sub>{t}</sub>
  </span>
);

const stepsInWords = (count: number) => (count === 1 ? '1 step' : `${count} steps`);

/** The whole way in words: from where to where, how much a step, what the bound allows. */
export function WholeWay({ way }: { way: Way }) {
  const { curve, trace } = way;
  if (trace.overflow?.face === 'value') return <Exploded overflow={trace.overflow} />;
  if (!curve)
    return <>No step has a label, so there is no loss, and no error that could come back.</>;
  const { error, rate, times } = curve;
  if (error[0] === -Infinity)
    return (
      <>
        The loss of <T t={curve.loss} /> sends no error: it is 0 from the start.
      </>
    );
  if (times.length === 1)
    return (
      <>
        At <T t={curve.loss} /> the error has the size <Size log={error[0]!} />. No step stands
        before it: there is no way back.
      </>
    );
  return (
    <>
      {!rate && (
        <>
          At <T t={curve.loss} /> the error has the size <Size log={error[0]!} />.{' '}
        </>
      )}
      {rate && (
        <>
          Over {stepsInWords(rate.steps)} the error{' '}
          {isLevel(rate.factor) ? 'goes' : rate.last < error[0]! ? 'shrinks' : 'grows'} from{' '}
          <Size log={error[0]!} /> to <Size log={rate.last} />: by a factor of{' '}
          <N>{formatNumber(rate.factor)}</N> a step.{' '}
        </>
      )}
      <Thousandth way={way} />
      {curve.boundFactor !== null && (
        <>
          The bound, the largest singular value of{' '}
          <span className="nowrap">
            <i>W</i>
            <sub className="italic">hh</sub>
          </span>
          , would allow <N>{formatNumber(curve.boundFactor)}</N> a step.{' '}
        </>
      )}
      <End way={way} />
      <Which way={way} />
    </>
  );
}

/** Is the factor 1 in the digits in which it is written? */
const isLevel = (factor: number) => formatNumber(factor) === formatNumber(1.0001);

function Thousandth({ way: { curve } }: { way: Way }) {
  const found = thousandfold(curve!);
  if (!found || !Number.isFinite(curve!.error[found.distance]!)) return null;
  return found.grown ? (
    <>After {stepsInWords(found.distance)} it is a thousand times as large. </>
  ) : (
    <>After {stepsInWords(found.distance)} less than a thousandth of it is left. </>
  );
}

/** Why the curve ends before the way does. */
function End({ way: { curve, strand } }: { way: Way }) {
  const { end, times } = curve!;
  if (!end) return null;
  const at = (
    <>
      At <T t={times[end.distance]!} />, {stepsInWords(end.distance)} away,
    </>
  );
  if (end.why === 'overflow')
    return (
      <strong>
        {at} the error is more than float64 can hold (1.80×10³⁰⁸): it exploded, and the curve ends
        there.{' '}
        {strand.plan.cell.name === 'rnn' && (
          <>The state itself cannot explode: a tanh stays between −1 and 1. </>
        )}
      </strong>
    );
  if (end.why === 'underflow')
    return (
      <>
        {at} it falls below 4.94×10⁻³²⁴, the smallest number above 0 that float64 has: what is
        written there is 0, and the curve ends. The rate did not change; the numbers ran out.{' '}
      </>
    );
  return <>{at} nothing of the error is sent on: it is 0 from there. </>;
}

/** What the figure leaves out, for networks other than one plain layer. */
function Which({ way }: { way: Way }) {
  const { strand, layer, singular, trace } = way;
  const several = trace.strands.length > 2;
  const { cell, size } = strand.plan;
  return (
    <>
      {several && (
        <>
          Drawn is layer {parseInt(layer, 10)}
          {trace.strands.some(({ backward }) => backward) &&
            (strand.backward
              ? ', in the direction that reads from the last step to the first'
              : ', in the direction that reads from the first step to the last')}
          .{' '}
        </>
      )}
      {cell.name !== 'rnn' && (
        <>
          There is no bound here: the paper’s speaks of the plain network, in which one matrix and
          one tanh stand between two states.{' '}
          {hasMemory(way) &&
            'Nor are the singular values all of the way: they are of the road over h, and what comes back over the memory is not in them. '}
        </>
      )}
      {cell.name === 'rnn' && way.curve!.boundFactor === null && (
        <>There is no bound here: errors come from the layer above at every step. </>
      )}
      {singular === null && (
        <>
          The singular values are left out: {size} units over {trace.steps} steps are too much to
          compute at every edit (units³ × steps is {withThousands(size ** 3 * trace.steps)}; up to{' '}
          {withThousands(MOST_WORK)} they are computed).{' '}
        </>
      )}
    </>
  );
}

/** The step in view: the error there, the Jacobian on the way to it, what its functions have left. */
export function StepInView({ way, step }: { way: Way; step: number }) {
  const { curve, singular, slopes, strand, steps } = way;
  const d = curve && distanceOf(curve, step);
  const left = slopes[step - 1]!;
  // The error comes over the Jacobian between this step and the one read next.
  const next = strand.backward ? step - 1 : step + 1;
  const values = next >= 1 && next <= steps ? singular?.[Math.min(step, next) - 1] : undefined;
  const isNumber = values !== undefined && !values.some(Number.isNaN);
  return (
    <>
      At <T t={step} />
      {d === null || !curve ? (
        <>
          {curve && (
            <>
              , {strand.backward ? 'before' : 'after'} <T t={curve.loss} />,
            </>
          )}{' '}
          no error of {curve ? 'this' : 'a'} loss arrives.{' '}
        </>
      ) : (
        <>
          , {d === 0 ? 'where the loss stands' : `${stepsInWords(d)} back`}, the error of{' '}
          <State of={way} t={step} /> has the size <Size log={curve.error[d]!} />
          {curve.memory && (
            <>
              , that of <State of={way} t={step} name="c" /> <Size log={curve.memory[d]!} />
            </>
          )}
          {d > 0 && curve.attained && (
            <>
              ; the product of the Jacobians on the way would let through{' '}
              <Size log={curve.attained[d]!} /> at most
              {curve.bound && (
                <>
                  , the bound <Size log={curve.bound[d]!} />
                </>
              )}
            </>
          )}
          .{' '}
        </>
      )}
      {isNumber && (
        <>
          The Jacobian ∂
          <State of={way} t={next} />
          /∂
          <State of={way} t={step} /> has{' '}
          {values.length === 1 ? 'the one singular value ' : 'the singular values '}
          <List values={values} />
          {hasMemory(way) && ', the memory held fixed'}.{' '}
        </>
      )}
      {Number.isFinite(left) && (
        <>
          {strand.plan.cell.name === 'rnn' ? 'The tanh' : 'Its squashing functions'} at{' '}
          <T t={step} /> {strand.plan.cell.name === 'rnn' ? 'has' : 'have'}{' '}
          <N>{formatNumber(left)}</N> of the full slope left, on the mean of the units.
        </>
      )}
    </>
  );
}

/** At most four of them: the ends of a long list tell how far it reaches. */
function List({ values }: { values: Float64Array }) {
  const all = [...values].map((value) => formatNumber(value));
  if (all.length > 4)
    return (
      <>
        from <N>{all[0]}</N> to <N>{all.at(-1)}</N>
      </>
    );
  return all.map((text, k) => (
    <span key={k}>
      {k > 0 && (k === all.length - 1 ? ' and ' : ', ')}
      <N>{text}</N>
    </span>
  ));
}
