import type { Trace } from '../../engine/trace.ts';
import { unitName } from '../../lab/names.ts';
import { useLab } from '../../lab/react.ts';
import { formatNumber } from '../../notation/format.ts';
import { Num } from '../parts/Num.tsx';
import { isTwoWay } from './model.ts';

interface Props {
  trace: Trace;
  t: number;
}

const nameOf = (names: Parameters<typeof unitName>[0], k: number) =>
  names?.classes?.[k] ?? `class ${k}`;

/** What the state of a step is made of, and what the network says there. */
export function Prediction({ trace, t }: Props) {
  const { names } = useLab().start;
  const z = trace.value({ layer: 'readout', name: 'z', t })!;
  const best = z.indexOf(Math.max(...z));
  const target = trace.experiment.targets[t - 1] ?? null;
  return (
    <>
      At <i>t</i> = {t} <Sources trace={trace} t={t} /> The highest probability is that of{' '}
      {nameOf(names, best)},{' '}
      <Num at={`readout.z@${t}`} face="value" index={[best]} value={z[best]!} />
      {target === null
        ? '; the step has no label.'
        : target === best
          ? '; it is the label.'
          : `; the label is ${nameOf(names, target)}.`}
    </>
  );
}

function Sources({ trace, t }: Props) {
  if (trace.strands.length > 2)
    return (
      <>
        each layer makes its <i>h</i> from what stands below it and from its own <i>h</i> of the
        step before
        {isTwoWay(trace) && ', the backward direction from that of the step after'}.
      </>
    );
  return (
    <>
      the state{' '}
      <span className="nowrap">
        <i>h</i>
        <sub>{t}</sub>
      </span>{' '}
      is made from the input <i>x</i>
      <sub>{t}</sub> and from the state before it, <i>h</i>
      <sub>{t - 1}</sub>
      {t === 1 &&
        trace.value({ layer: '1', name: 'h', t: 0 })!.every((h) => h === 0) &&
        ', which is zero'}
      .
    </>
  );
}

/** Where the errors begin: ∂L/∂α_t = z_t − y_t. */
export function Seed({ trace, t }: Props) {
  const { names } = useLab().start;
  const target = trace.experiment.targets[t - 1] ?? null;
  if (target === null)
    return (
      <>
        At <i>t</i> = {t} there is no label: no loss, and so no error of the scores.
      </>
    );
  const place = { layer: 'readout', name: 'alpha', t };
  const z = trace.value({ layer: 'readout', name: 'z', t })![target]!;
  return (
    <>
      At <i>t</i> = {t} the label is {nameOf(names, target)}, and its probability is{' '}
      <Num at={`readout.z@${t}`} face="value" index={[target]} value={z} />. The loss here is −log{' '}
      {formatNumber(z)} = {formatNumber(trace.losses[t - 1]!)}. The error of the score of{' '}
      {nameOf(names, target)} is its probability less 1,{' '}
      <Num
        at={`readout.alpha@${t}`}
        face="error"
        index={[target]}
        value={trace.error(place)![target]!}
        column
      />
      ; that of every other class is its probability. Together they are zero.
    </>
  );
}
