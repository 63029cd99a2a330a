import './frame-sentence.css';
import { useRef } from 'react';
import { useTrace, useLabState } from '../lab/react.ts';
import { formatAddress } from '../engine/address.ts';
import type { Overflow } from '../engine/overflow.ts';
import type { Trace } from '../engine/trace.ts';
import { formatNumber } from '../notation/format.ts';
import { Num } from './parts/Num.tsx';
import { useSpoken } from './parts/use-spoken.ts';
import { flowFrom, LAYER, roadsInto, type Road } from './unfolded/model.ts';

/** The present frame of the unfolded network in words, for the curious and for screen readers. */
export function FrameSentence({ number }: { number: string }) {
  const trace = useTrace();
  const step = useLabState((state) => state.step);
  const sentence = useRef<HTMLParagraphElement>(null);
  const spoken = useSpoken(sentence);
  return (
    <>
      <p className="frame-sentence" ref={sentence}>
        <span className="figure-number">Figure {number}</span>{' '}
        {trace.overflow ? (
          <Exploded overflow={trace.overflow} />
        ) : (
          <Meeting trace={trace} t={step} />
        )}
      </p>
      <p className="vh" role="status">
        {spoken}
      </p>
    </>
  );
}

function Exploded({ overflow: { face, address } }: { overflow: Overflow }) {
  const what = face === 'error' ? `The error of ${address.name}` : address.name;
  return (
    <strong>
      {what} exploded at <i>t</i> = {address.t} ({formatAddress(address)}): it left the numbers that
      float64 can hold, and so did what is computed from it. Undo brings them back.
    </strong>
  );
}

function Meeting({ trace, t }: { trace: Trace; t: number }) {
  const roads = roadsInto(trace, t);
  const [output, future] = [flowFrom(roads, 'output'), flowFrom(roads, 'future')];
  const h = (
    <>
      <i>h</i>
      <sub>{t}</sub>
    </>
  );
  const nothing =
    trace.losses[t - 1] === null ? 'sends nothing: the step has no label' : 'sends nothing back';
  if (t === trace.steps && output === 0)
    return (
      <>
        At <i>t</i> = {t}, the last step, no error arrives in {h}: its own output {nothing}, and no
        step comes after it.
      </>
    );
  if (t === trace.steps)
    return (
      <>
        At <i>t</i> = {t}, the last step, {h} was used once: for the output. One error arrives, of
        size {formatNumber(output)}. No step comes after it, so nothing comes from the future.
      </>
    );
  if (output === 0)
    return (
      <>
        At <i>t</i> = {t} the output {nothing}. All of the error of {h}, of size{' '}
        {formatNumber(future)}, comes from the future.
      </>
    );
  return (
    <>
      At <i>t</i> = {t} two errors meet in {h}. Its own output sends one of size{' '}
      {formatNumber(output)}, the future one of size {formatNumber(future)},{' '}
      {compare(future, output)}. <Units trace={trace} t={t} roads={roads} />
    </>
  );
}

function compare(future: number, output: number): string {
  const ratio = future / output;
  if (ratio >= 1.1) return `${formatNumber(ratio, { digits: 2 })} times as much`;
  return `${Math.round(ratio * 100)} per cent of it`;
}

/** One unit in which the two agree, one in which they do not. */
function Units({ trace, t, roads }: { trace: Trace; t: number; roads: readonly Road[] }) {
  if (roads.length !== 2) return null;
  const [own, later] = [roads[0]!.values, roads[1]!.values];
  const units = [...own.keys()];
  const agree = units.find((u) => own[u]! * later[u]! > 0);
  const differ = units.find((u) => own[u]! * later[u]! < 0);
  const sum = (u: number) => {
    const at = `${LAYER}.h@${t}`;
    const share = (road: Road) => (
      <Num
        at={at}
        face="share"
        index={[u]}
        value={road.values[u]!}
        consumer={road.consumer}
        column
      />
    );
    const total = <Num at={at} face="error" index={[u]} value={trace.error(at)![u]!} column />;
    return { first: share(roads[0]!), second: share(roads[1]!), total };
  };
  const [together, against] = [agree, differ].map((u) => (u === undefined ? null : sum(u)));
  return (
    <>
      {together && (
        <>
          In unit {agree! + 1} both push the same way: {together.first} and {together.second} make{' '}
          {together.total}.{' '}
        </>
      )}
      {against && (
        <>
          In unit {differ! + 1} they disagree: {against.first} and {against.second} leave{' '}
          {against.total}.
        </>
      )}
    </>
  );
}
