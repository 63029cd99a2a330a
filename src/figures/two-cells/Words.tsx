import type { ReactNode } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { Rich } from '../check/Rich.tsx';
import { Exploded } from '../parts/Exploded.tsx';
import type { CellProps } from './Blocks.tsx';
import { addendsOf, cutsOf, sizeOf, sizesOf, type StepSize } from './model.ts';

const Sub = ({ of, at }: { of: string; at: number }) => (
  <>
    <i>{of}</i>
    <sub>{at}</sub>
  </>
);

/** The present frame in words. */
export function TwoCellsSentence(cell: CellProps) {
  const { trace, pass, t, next } = cell;
  if (trace.overflow) return <Exploded overflow={trace.overflow} />;
  if (trace.steps === 1)
    return <>There is one step and one cell: nothing is passed on, and nothing comes back.</>;
  if (pass.bug !== null) return <Broken {...cell} />;
  if (next === null)
    return (
      <>
        <i>t</i> = {t} is the last step that is read. There is no cell to the right of it: all that
        arrives comes from its own output. Go one step back, and two lines cross.
      </>
    );
  return <Crossings {...cell} next={next} />;
}

function Crossings({ trace, pass, strand, parts, t, next }: CellProps & { next: number }) {
  const { output } = strand.plan.cell;
  const onHidden = addendsOf(trace, pass, strand, output, t);
  const size = (addends: typeof onHidden) => formatNumber(sizeOf(addends, 'shown'));
  const fromGates = size(onHidden.filter(({ crosses }) => crosses));
  const fromAbove = size(onHidden.filter(({ crosses }) => !crosses));
  const { memory, keep } = parts;
  if (memory === null)
    return (
      <>
        One line crosses from <i>t</i> = {next} to <i>t</i> = {t}. On it an error of size{' '}
        {fromGates} comes back to <Sub of={output} at={t} />, and what stands above adds one of size{' '}
        {fromAbove}.
      </>
    );
  const onLine = addendsOf(trace, pass, strand, memory, t);
  const crossing = onLine.filter(({ crosses }) => crosses);
  return (
    <>
      Two lines cross from <i>t</i> = {next} to <i>t</i> = {t}. On the memory’s, the error of{' '}
      <Sub of={memory} at={next} /> is multiplied by <Sub of={keep!} at={next} />
      {crossing.length > 1 && ', a little joins it from the gates that look at the memory,'} and
      size {size(crossing)} arrives. On the hidden state’s, size {fromGates} comes through the gates
      to <Sub of={output} at={t} />, where what stands above adds {fromAbove}. From there{' '}
      {size(onLine.filter(({ crosses }) => !crosses))} goes on to <Sub of={memory} at={t} />.
    </>
  );
}

/** What is lost at the end of the way, where all that is missing has come together. */
function Broken({ trace, pass, strand, parts }: CellProps) {
  const bug = pass.bug!;
  const cuts = cutsOf(bug.name);
  const { output } = strand.plan.cell;
  const first = strand.backward ? trace.steps : 1;
  const at = (name: string) => sizesOf(trace, pass, strand.key, name)[first - 1]!;
  const names = parts.memory === null ? [output] : [parts.memory, output];
  const without =
    cuts.c && cuts.h ? (
      <>Nothing is passed on: each step learns from its own output alone.</>
    ) : cuts.c ? (
      <>
        Without ∂<i>c</i>, what comes back has to go through the gates.
      </>
    ) : cuts.h ? (
      parts.memory === null ? (
        <>
          Without ∂<i>h</i>, nothing comes back at all.
        </>
      ) : (
        <>
          Without ∂<i>h</i>, the memory’s line alone brings errors back.
        </>
      )
    ) : (
      <>Another bug is on, which cuts neither line: “{bug.title}”.</>
    );
  return (
    <>
      {without}{' '}
      {names.map((name, k) => (
        <span key={name}>
          {k === 0 ? 'The error' : ' That'} of <Sub of={name} at={first} />{' '}
          <Compared {...at(name)} />
        </span>
      ))}{' '}
      {cuts.c || cuts.h ? (
        <Further trace={trace} pass={pass} strand={strand} names={names} />
      ) : null}
    </>
  );
}

/** "has the size 0.12 instead of 0.5: 76 per cent of it is lost." */
function Compared({ shown, right, wrong }: StepSize): ReactNode {
  if (!wrong) return <>is right.</>;
  const ratio = shown / right;
  const sizes = (
    <>
      has the size {formatNumber(shown)} instead of {formatNumber(right)}
    </>
  );
  if (!Number.isFinite(ratio)) return <>{sizes}.</>;
  const lost = (1 - ratio) * 100;
  if (lost >= 0.05)
    return (
      <>
        {sizes}: {formatNumber(lost, { digits: 2 })} per cent of it is lost.
      </>
    );
  if (ratio > 1.0005)
    return <>{sizes}: it is too large, since what is missing pointed the other way.</>;
  return <>{sizes}: its size is nearly the same, and its direction is not.</>;
}

/** The step at which the largest share is missing, where that is another than the first. */
function Further({
  trace,
  pass,
  strand,
  names,
}: Pick<CellProps, 'trace' | 'pass' | 'strand'> & { names: readonly string[] }) {
  const sizes = sizesOf(trace, pass, strand.key, names[0]!);
  const right = sizes.filter(({ wrong }) => !wrong).map(({ t }) => t);
  if (right.length !== 1) return null;
  return (
    <>
      Of the errors of <i>{names[0]}</i> only the last step’s, at <i>t</i> = {right[0]}, is right.
    </>
  );
}

/** What the drawing leaves out. */
export function Note({ cell, units, most }: { cell: CellProps; units: number; most: number }) {
  const { trace, strand, parts } = cell;
  const sentences = [
    strand.backward &&
      'This direction reads the sequence from its end: the cell to the right is the one that it reads next, one step earlier.',
    units > most && `Of ${units} units the first ${most} have a column; sizes are those of all.`,
    parts.written.length > 0 &&
      parts.memory !== null &&
      hasComplement(cell) &&
      'In this cell *i* is no gate of its own: it is 1 − *f*.',
    trace.strands.length > 2 && 'Shown is the layer of what is pinned, or the highest.',
  ].filter((sentence) => sentence !== false);
  return sentences.length === 0 ? null : (
    <p className="two-cells-note">
      <Rich text={sentences.join(' ')} />
    </p>
  );
}

const hasComplement = ({ strand, parts }: CellProps) =>
  strand.plan.cell.equations.some(
    ({ name, terms }) =>
      parts.written.includes(name) &&
      terms.length === 1 &&
      terms[0]!.factors.some(({ complement }) => complement),
  );
