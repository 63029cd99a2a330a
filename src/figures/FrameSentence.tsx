import type { Strand } from '../engine/network.ts';
import type { Trace } from '../engine/trace.ts';
import { useLabState, useTrace } from '../lab/react.ts';
import { formatNumber } from '../notation/format.ts';
import { Exploded } from './parts/Exploded.tsx';
import { Num } from './parts/Num.tsx';
import { Sentence } from './parts/Sentence.tsx';
import { Prediction, Seed } from './unfolded/Sentences.tsx';
import {
  flowFrom,
  readerOf,
  roadsInto,
  strandInView,
  type Faces,
  type Road,
} from './unfolded/model.ts';
import { FoldedSentence, UnfoldedSentence } from './unfolded/FoldSentences.tsx';
import { useFolding } from './unfolded/use-folding.ts';

interface Props {
  number: string;
  /** What the figure shows of the errors, and whether it can be folded: as in the figure. */
  faces?: Faces;
  foldable?: boolean;
}

/** The present frame of the unfolded network in words, for the curious and for screen readers. */
export function FrameSentence({ number, faces = 'all', foldable = false }: Props) {
  const trace = useTrace();
  const step = useLabState((state) => state.step);
  const pin = useLabState((state) => state.pin);
  const { folded } = useFolding(foldable);
  const isStepped = useLabState(({ settings }) => settings.operation !== undefined);
  const strand = strandInView(trace, pin);
  return (
    <Sentence number={number}>
      {trace.overflow ? (
        <Exploded overflow={trace.overflow} />
      ) : isStepped ? (
        <>The drawing shows what is computed up to the operation chosen below, and no more.</>
      ) : (
        <>
          {folded && <FoldedSentence trace={trace} t={step} />}
          {foldable && !folded && <UnfoldedSentence trace={trace} />}
          {faces === 'values' && <Prediction trace={trace} t={step} />}
          {faces === 'first' && <Seed trace={trace} t={step} />}
          {faces === 'all' && <Meeting trace={trace} strand={strand} t={step} />}
        </>
      )}
    </Sentence>
  );
}

interface MeetingProps {
  trace: Trace;
  strand: Strand;
  t: number;
}

function Meeting({ trace, strand, t }: MeetingProps) {
  const roads = roadsInto(trace, strand.key, t);
  const [output, future] = [flowFrom(roads, 'output'), flowFrom(roads, 'future')];
  const { levels } = trace.forward.network;
  const isTop = strand.level === levels.length - 2;
  const layerAbove = `layer ${strand.level + 2}`;
  const h = (
    <>
      <i>h</i>
      <sub>{t}</sub>
      {trace.strands.length > 2 && ` of layer ${strand.key}`}
    </>
  );
  const sender = isTop ? 'the output' : layerAbove;
  const ownSender = isTop ? 'its own output' : layerAbove;
  const unlabelled = isTop && trace.losses[t - 1] === null;
  const nothing = unlabelled ? 'sends nothing: the step has no label' : 'sends nothing back';
  const later = strand.backward ? 'the past' : 'the future';
  if (readerOf(strand, trace.steps, t) === null) {
    const [where, none] = strand.backward
      ? ['the first step, which this direction reads last', 'It reads no step after it']
      : ['the last step', 'No step comes after it'];
    if (output === 0)
      return (
        <>
          At <i>t</i> = {t}, {where}, no error arrives in {h}: {ownSender} {nothing}, and{' '}
          {strand.backward ? 'it reads no step after it' : 'no step comes after it'}.
        </>
      );
    return (
      <>
        At <i>t</i> = {t}, {where}, {h} was used once: for {sender}. One error arrives, of size{' '}
        {formatNumber(output)}. {none}, so nothing comes from {later}.
      </>
    );
  }
  if (output === 0)
    return (
      <>
        At <i>t</i> = {t} {sender} {nothing}. All of the error of {h}, of size{' '}
        {formatNumber(future)}, comes from {later}.
      </>
    );
  return (
    <>
      At <i>t</i> = {t} two errors meet in {h}.{' '}
      {isTop ? 'Its own output' : `Layer ${strand.level + 2}`} sends one of size{' '}
      {formatNumber(output)}, {later} one of size {formatNumber(future)}, {compare(future, output)}.{' '}
      <Units trace={trace} at={`${strand.key}.h@${t}`} roads={roads} />
    </>
  );
}

function compare(future: number, output: number): string {
  const ratio = future / output;
  if (ratio > 1e6) return 'more than a million times as much';
  if (ratio >= 1.1) return `${formatNumber(ratio, { digits: 2 })} times as much`;
  return `${Math.round(ratio * 100)} per cent of it`;
}

/** One unit in which the two agree, one in which they do not. */
function Units({ trace, at, roads }: { trace: Trace; at: string; roads: readonly Road[] }) {
  if (roads.length !== 2) return null;
  const [own, later] = [roads[0]!.values, roads[1]!.values];
  const units = [...own.keys()];
  const agree = units.find((u) => own[u]! * later[u]! > 0);
  const differ = units.find((u) => own[u]! * later[u]! < 0);
  const sum = (u: number) => {
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
