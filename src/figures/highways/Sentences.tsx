import type { ReactNode } from 'react';
import { formatPowerOfTen } from '../../notation/format.ts';
import { quantityInWords } from '../../notation/words.ts';
import { cameBy, distanceAt, nameOf, type Nothing, type Shown } from './model.ts';
import { State } from './Parts.tsx';
import { percentText } from './percent.ts';

const N = ({ children }: { children: ReactNode }) => <span className="number">{children}</span>;
const T = ({ t }: { t: number }) => (
  <span className="nowrap">
    <i>t</i> = {t}
  </span>
);
/** Less than this is written as 0.0 %. */
const SHOWN = 0.0005;
const isLittle = (part: number) => part !== 0 && Math.abs(part) < SHOWN;
const Percent = ({ of }: { of: number }) =>
  isLittle(of) ? (
    <>less than 0.1 per cent</>
  ) : (
    <>
      <N>{percentText(of).replace(' %', '')}</N> per cent
    </>
  );

/** Why there is no drawing. */
export function NothingShown({ why }: { why: Nothing }) {
  return why === 'no loss' ? (
    <>No step has a label, so there is no loss, and no error that could come back.</>
  ) : (
    <>
      This cell has no memory line: from one step to the next every way leads through a matrix of
      weights and a tanh. A line needs a memory that a gate alone multiplies, as in the LSTM and the
      GRU.
    </>
  );
}

/** The whole way: what reaches the far end, and how. */
export function WholeWay({ shown }: { shown: Shown }) {
  const { highways, total } = shown;
  const { times, loss, line } = highways;
  const far = times.length - 1;
  const from = (
    <>
      <i>L</i>
      <sub>{loss}</sub>
    </>
  );
  const { memory } = line;
  if (total.every((log) => log === -Infinity))
    return (
      <>
        The loss {from} sends no error to <State memory={memory} t={loss} /> or any step before it:
        all of it is 0.
      </>
    );
  const broken = total.findIndex((log) => Number.isNaN(log) || log === Infinity);
  if (broken >= 0)
    return (
      <strong>
        At <T t={times[broken]!} /> the error is more than float64 can hold: it exploded, and the
        ribbons end there.
      </strong>
    );
  if (far === 0)
    return (
      <>
        The error of <State memory={memory} t={loss} /> has the size{' '}
        <N>{formatPowerOfTen(total[0]!)}</N>. No step stands before it: there is no way back.
      </>
    );
  return (
    <>
      <Reached shown={shown} d={far} />
      <Factors shown={shown} d={far} /> The size is <N>{formatPowerOfTen(total[far]!)}</N>
      {total[0]! > -Infinity ? (
        <>
          , of <N>{formatPowerOfTen(total[0]!)}</N> at <State memory={memory} t={loss} />.{' '}
        </>
      ) : (
        <>
          . (At <State memory={memory} t={loss} /> itself it is 0
          {isFlat(shown) && ': the tanh of the memory is flat there, to the last digit'}.){' '}
        </>
      )}
      <Which shown={shown} />
    </>
  );
}

/** Does the tanh between the memory and the output let nothing through at the step of the loss? */
function isFlat({ trace, layer, highways: { loss, line }, unit }: Shown): boolean {
  const squashed = trace.value({ layer, name: `tanh_${line.memory}`, t: loss });
  return squashed?.every((y, k) => (unit !== null && unit !== k) || Math.abs(y) === 1) ?? false;
}

/** "Of the error that reaches c_1, …" */
function Reached({ shown, d }: { shown: Shown; d: number }) {
  const { highways, parts, total } = shown;
  const { ways, times, loss, line } = highways;
  const t = times[d]!;
  if (total[d] === -Infinity)
    return (
      <>
        No error of <i>L</i>
        <sub>{loss}</sub> reaches <State memory={line.memory} t={t} />: it is 0 there.{' '}
      </>
    );
  const others = ways.slice(1).map((way, w) => ({ way, part: parts[w + 1]![d]! }));
  return (
    <>
      Of the error that <i>L</i>
      <sub>{loss}</sub> alone sends back to <State memory={line.memory} t={t} />
      {shown.unit !== null && <>, unit {shown.unit + 1}</>}, <Percent of={parts[0]![d]!} /> came
      along the memory line
      {others.map(({ way, part }, k) => (
        <span key={k}>
          {k === others.length - 1 ? ' and ' : ', '}
          <Percent of={part} /> {cameBy(shown, way)}
        </span>
      ))}
      .{' '}
      {ways.some((_, w) => parts[w]![d]! < -SHOWN) && (
        <>What is below 0 runs against the rest, and cancels with it. </>
      )}
    </>
  );
}

/** What the gates of the line multiply to. */
function Factors({ shown, d }: { shown: Shown; d: number }) {
  const { highways, strand, unit } = shown;
  const { line, factor } = highways;
  const gates = `${quantityInWords(strand.plan.cell, line.gate)}s`;
  const logs = factor[d]!;
  if (unit !== null)
    return (
      <>
        On the line the {gates} multiply to <N>{formatPowerOfTen(logs[unit]!)}</N>.
      </>
    );
  if (logs.length === 1)
    return (
      <>
        On the line the {gates} multiply to <N>{formatPowerOfTen(logs[0]!)}</N>.
      </>
    );
  if (logs.length === 2)
    return (
      <>
        On the line the {gates} multiply to <N>{formatPowerOfTen(logs[0]!)}</N> in unit 1 and to{' '}
        <N>{formatPowerOfTen(logs[1]!)}</N> in unit 2.
      </>
    );
  return (
    <>
      On the line the {gates} multiply to something from{' '}
      <N>{formatPowerOfTen(Math.min(...logs))}</N> to <N>{formatPowerOfTen(Math.max(...logs))}</N>,
      each unit by itself.
    </>
  );
}

/** What is drawn, for networks of several strands. */
function Which({ shown: { trace, layer, strand } }: { shown: Shown }) {
  if (trace.strands.length <= 2) return null;
  const isTwoWay = trace.strands.some(({ backward }) => backward);
  return (
    <>
      Drawn is layer {parseInt(layer, 10)}
      {isTwoWay &&
        (strand.backward
          ? ', in the direction that reads from the last step to the first'
          : ', in the direction that reads from the first step to the last')}
      .
    </>
  );
}

/** The step in view: how much of it came along the line, and what cancels. */
export function StepInView({ shown, step }: { shown: Shown; step: number }) {
  const { highways, parts, strand, total } = shown;
  const { line, loss, ways } = highways;
  const d = distanceAt(highways, step);
  if (d === null)
    return (
      <>
        At <T t={step} />, {strand.backward ? 'before' : 'after'} <T t={loss} />, no error of this
        loss arrives.
      </>
    );
  const state = <State memory={line.memory} t={step} />;
  const onLine = parts[0]![d]!;
  if (onLine === null)
    return (
      <>
        At <T t={step} /> the error of {state}{' '}
        {total[d] === -Infinity ? 'is 0' : 'is no number that float64 can hold'}: there is nothing
        to be a part of.
      </>
    );
  const against = ways.filter((_, w) => parts[w]![d]! < -SHOWN);
  return (
    <>
      At <T t={step} />,{' '}
      {d === 0 ? 'where the loss stands' : `${d} ${d === 1 ? 'step' : 'steps'} back`},{' '}
      <Percent of={onLine} /> of the error of {state} came along the line; its size is{' '}
      <N>{formatPowerOfTen(total[d]!)}</N>.
      {against.length > 0 && (
        <>
          {' '}
          What came {list(against.map((way) => cameBy(shown, way)))} runs against the rest (hatched,
          below 0): the two cancel, and so the others are more than the whole.
        </>
      )}
    </>
  );
}

const list = (words: readonly string[]) =>
  words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** For the slider of the drawing: "t = 20, 14.1 % along the memory line". */
export function stepSays(shown: Shown, step: number): string {
  const d = distanceAt(shown.highways, step);
  const part = d === null ? null : shown.parts[0]![d]!;
  const { ways } = shown.highways;
  return part === null
    ? `t = ${step}`
    : `t = ${step}, ${percentText(part)} along the ${nameOf(shown, ways[0]!)}`;
}
