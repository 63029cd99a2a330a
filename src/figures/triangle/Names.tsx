import { Fragment } from 'react';
import { statesOf } from '../../engine/derived/path.ts';
import type { Entry } from '../../engine/experiment.ts';
import type { Trace } from '../../engine/trace.ts';
import { indexWords } from '../../lab/names.ts';

/** "W_hh"; "layer 2, W_hh" where there are several layers, "layer 1 backward". */
export function parameterWords(trace: Trace, layer: string, parameter: string): string {
  return `${parameter}${layerWords(trace, layer)}`;
}

function layerWords({ strands }: Trace, layer: string): string {
  if (strands.length <= 2 || layer === 'readout') return '';
  const number = layer.replace('b', '');
  const direction = layer.endsWith('b') ? ', backward' : '';
  return ` of layer ${number}${direction}`;
}

/** A parameter in a sentence, as in a formula: the letter, and what follows as its index. */
export function ParameterName({ trace, entry }: { trace: Trace; entry: Entry }) {
  const [letter, ...index] = entry.parameter.split('_');
  return (
    <>
      <i>{letter}</i>
      <sub>{index.join('_')}</sub>
      {layerWords(trace, entry.layer)}
    </>
  );
}

/** "row 1 column 2 of W_hh"; "b_h" with one unit has no need of it. */
export function EntryName({ trace, entry }: { trace: Trace; entry: Entry }) {
  const { data } = trace.gradient(entry.layer, entry.parameter)!;
  return (
    <>
      <ParameterName trace={trace} entry={entry} />
      {data.length > 1 && `, ${indexWords(entry.index)},`}
    </>
  );
}

/** L_4. */
export function LossName({ s }: { s: number }) {
  return (
    <>
      <i>L</i>
      <sub>{s}</sub>
    </>
  );
}

interface StateProps {
  shown: { trace: Trace; layer: string; unit: number };
  t: number;
  /** All that is carried, h or h and c, and not one unit of it. */
  whole?: boolean;
}

/** "h_3", and which unit of it: "unit 1 of h_3". */
export function StateName({ shown: { trace, layer, unit }, t, whole = false }: StateProps) {
  const { plan } = trace.strands[trace.strandIndex(layer)]!;
  const names = whole ? statesOf(plan) : [plan.output.name];
  return (
    <>
      {!whole && plan.size > 1 && `unit ${unit + 1} of `}
      {names.map((name, k) => (
        <Fragment key={name}>
          {k > 0 && ' and '}
          <i>{name}</i>
          <sub>{t}</sub>
        </Fragment>
      ))}
      {layerWords(trace, layer)}
    </>
  );
}
