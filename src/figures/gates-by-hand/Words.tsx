import type { ReactNode } from 'react';
import { Exploded } from '../parts/Exploded.tsx';
import { CellNum, PartNum, Plain, Sym } from './CellNum.tsx';
import { GATES, type Hand } from './hand.ts';
import {
  errorAt,
  memoryParts,
  partsOf,
  stateParts,
  total,
  valueAt,
  writtenAt,
  type Part,
  type View,
} from './model.ts';

interface Props {
  view: View;
  t: number;
  hand: Hand;
}

const atStep = (t: number) => (
  <span className="nowrap">
    <i>t</i> = {t}
  </span>
);

/** What the gates do with the memory at the step in view, and with its error. */
export function Words({ view, t, hand }: Props) {
  const { trace } = view;
  if (trace.overflow) return <Exploded overflow={trace.overflow} />;
  return (
    <>
      <Forward view={view} t={t} /> <Backward view={view} t={t} />{' '}
      <Roads view={view} t={t} hand={hand} />
    </>
  );
}

function Forward({ view, t }: { view: View; t: number }) {
  const { kept, written } = writtenAt(view, t);
  const value = (name: string, at = t) => <CellNum view={view} name={name} t={at} />;
  return (
    <>
      At {atStep(t)} the forget gate, {value('f')}, keeps{' '}
      <Plain value={kept} face="value" of={`kept @${t}`} /> of the {value('c', t - 1)} in memory;
      the input gate, {value('i')}, writes{' '}
      <Plain value={written} face="value" of={`written @${t}`} /> of the {value('g')} that is
      offered. That makes <Sym name="c" t={t} /> = {value('c')}. The output gate, {value('o')},
      shows <Sym name="h" t={t} /> = {value('h')} of it.
    </>
  );
}

function Backward({ view, t }: { view: View; t: number }) {
  const { next, read, gates } = memoryParts(view, t);
  const error = errorAt(view, 'c', t);
  const before = memoryParts(view, t - 1).next;
  const f = valueAt(view, 'f', t);
  const part = (one: Part) => <PartNum view={view} name="c" t={t} part={one} />;
  if (error === 0) {
    const isSum = [next, read, ...gates].some((one) => one && one.value !== 0);
    return (
      <>
        {isSum
          ? 'The parts of its error cancel: none goes on.'
          : 'No error reaches this memory: nothing that has a label depends on it.'}
      </>
    );
  }
  return (
    <>
      The error of <Sym name="c" t={t} /> is <CellNum view={view} name="c" t={t} face="error" />:{' '}
      {part(read!)} from <Sym name="h" t={t} />
      {next && (
        <>
          {' '}
          and {part(next)} from <Sym name="c" t={t + 1} />
        </>
      )}
      {gates.length > 0 && (
        <>
          , <Plain value={total(gates)} face="error" of={`peepholes @${t}`} /> through gates that
          look at it
        </>
      )}
      . On to <Sym name="c" t={t - 1} /> goes{' '}
      {before && <PartNum view={view} name="c" t={t - 1} part={before} />}
      {f === 1
        ? ', all of it: an open forget gate changes nothing on the way back.'
        : f === 0
          ? ': a shut forget gate stops it.'
          : ': the forget gate’s share.'}
    </>
  );
}

/** Where the errors of the gates go: on to the state before, or nowhere. */
function Roads({ view, t, hand }: Props) {
  const byHand = GATES.filter((gate) => hand[gate] !== undefined);
  const state = <Sym name="h" t={t - 1} />;
  const gates = t === 1 ? partsOf(view, 'h', 0) : stateParts(view, t - 1).gates;
  if (byHand.length > 0) {
    const computed = byHand.length < GATES.length;
    return (
      <>
        {computed ? 'Most gates are' : 'The gates are'} set by hand: they do not read {state}, its
        recurrent weights are zero, and {total(gates) === 0 ? 'none' : 'little'} of the error comes
        back to it through them. The memory is the only road to the step before.
      </>
    );
  }
  return (
    <>
      These gates are computed from <i>x</i>
      <sub>{t}</sub> and {state}, so their errors go on to both: {state} gets{' '}
      <Addends view={view} t={t} parts={gates} /> through them. The memory is not the only road to
      the step before.
    </>
  );
}

/** "−0.01 (f), +0.02 (i) …", and their sum. */
function Addends({ view, t, parts }: { view: View; t: number; parts: readonly Part[] }) {
  const list = parts.map((part): ReactNode => (
    <span key={part.consumer}>
      <PartNum view={view} name="h" t={t - 1} part={part} /> from{' '}
      <i>{LETTER[part.consumer.replace(/@.*/, '')] ?? part.consumer.replace(/@.*/, '')}</i>,{' '}
    </span>
  ));
  return (
    <>
      {list}
      together <Plain value={total(parts)} face="error" of={`gates @${t - 1}`} />
    </>
  );
}

const LETTER: Readonly<Record<string, string>> = { a_f: 'f', a_i: 'i', a_c: 'g', a_o: 'o' };
