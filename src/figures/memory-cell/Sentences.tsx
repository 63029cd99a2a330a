import { Fragment, type ReactNode } from 'react';
import { factorParts } from '../../engine/derived/factors.ts';
import { norm } from '../../engine/vector.ts';
import { parsePlace } from '../../lab/place.ts';
import { useLabState } from '../../lab/react.ts';
import { formatNumber } from '../../notation/format.ts';
import { valueTerms } from '../../notation/forward.ts';
import { quantityInWords } from '../../notation/words.ts';
import { rowsOf } from '../../notation/working.ts';
import { Num } from '../parts/Num.tsx';
import { Bare } from './Column.tsx';
import {
  addressOf,
  arriving,
  carriedBy,
  isOutside,
  linesAt,
  placeOf,
  stepAfter,
  stepBefore,
  type Line,
  type View,
} from './model.ts';
import { Name } from './Name.tsx';
import type { Gate, Times } from './parts-of-cell.ts';

const COUNTS = ['No error', 'One error', 'Two errors', 'Three errors', 'Four errors'];

/** "a, b and c". */
function listed(parts: readonly ReactNode[]): ReactNode {
  return parts.map((part, k) => (
    <Fragment key={k}>
      {k > 0 && (k === parts.length - 1 ? ' and ' : ', ')}
      {part}
    </Fragment>
  ));
}

const sizeOf = (values: ArrayLike<number>) => formatNumber(norm(values));

/** What meets in the memory at the step in view, and what goes on from it. */
export function CellSentence({ view }: { view: View }) {
  const { strand, t, faces } = view;
  const name = carriedBy(strand.plan.cell);
  const memory = <Name view={view} name={name} t={t} />;
  if (faces === 'values') return <ValueSentence view={view} name={name} />;
  const lines = linesAt(view, name);
  const come = lines.filter((line) => line.kind !== 'none');
  const none = lines.find((line) => line.kind === 'none');
  const many = COUNTS[come.length] ?? `${come.length} errors`;
  const back = arriving({ ...view, t: stepBefore(view) }, name, 'future');
  const [verb, arrive] = come.length === 1 ? ['arrives', 'arrives'] : ['meet', 'meets'];
  return (
    <>
      At <i>t</i> = {t} {many.toLowerCase()} {come.length === 0 ? arrive : verb} in {memory}
      {come.length > 0 && ': '}
      {listed(come.map((line) => <Source view={view} name={name} line={line} />))}
      {none?.kind === 'none' && `; there is ${none.words}`}. <Units {...{ view, name, come }} />
      {back && (
        <>
          Back to <Name view={view} name={name} t={stepBefore(view)} /> this step sends one of size{' '}
          {sizeOf(back)}.
        </>
      )}
    </>
  );
}

interface SourceProps {
  view: View;
  name: string;
  line: Exclude<Line, { kind: 'none' }>;
}

/** "the memory of step 4 sends one of size 0.129 through the forget gate". */
function Source({ view, name, line: { consumer, t, ways, values } }: SourceProps) {
  const { cell } = view.strand.plan;
  const size = `one of size ${sizeOf(values)}`;
  if (consumer === null) return <>step {t} sends {size}, in {ways} ways added up</>; // prettier-ignore
  const [by = ''] = consumer.split('@');
  if (t === null || isOutside({ ...view, t }, consumer))
    return <>{by.includes('.') ? `layer ${by.split('.')[0]}` : 'its own output'} sends {size}</>; // prettier-ignore
  if (t === view.t) return <>through <Name view={view} name={by} t={t} /> comes {size}</>; // prettier-ignore
  if (by !== name) return <><Name view={view} name={by} t={t} /> sends {size}</>; // prettier-ignore
  const beside = cell.equations
    .find((line) => line.name === name)!
    .terms.map(({ factors }) => factors)
    .find((factors) => factors.some((factor) => factor.name === name && factor.previous))!
    .find((factor) => factor.name !== name);
  return (
    <>
      the {quantityInWords(cell, name)} of step {t} sends {size}
      {beside && ` through the ${quantityInWords(cell, beside.name)}`}
    </>
  );
}

interface UnitsProps {
  view: View;
  name: string;
  come: readonly SourceProps['line'][];
}

/** The addition of one unit: of the first in which the two errors disagree, else of the first. */
function Units({ view, name, come }: UnitsProps) {
  const [one, other] = come;
  if (come.length !== 2 || one!.consumer === null || other!.consumer === null) return null;
  const against = one!.values.findIndex((value, u) => value * other!.values[u]! < 0);
  const u = Math.max(against, 0);
  const at = addressOf(view, name);
  const share = ({ values, consumer }: SourceProps['line']) => (
    <Num
      {...{ at, face: 'share', index: [u], value: values[u]! }}
      {...(consumer !== null && { consumer })}
      column
    />
  );
  const sum = view.trace.error(at)![u]!;
  return (
    <>
      In unit {u + 1} {against < 0 ? 'both push the same way' : 'they disagree'}: {share(one!)} and{' '}
      {share(other!)} {against < 0 ? 'make' : 'leave'}{' '}
      <Num {...{ at, face: 'error', index: [u], value: sum }} column />.{' '}
    </>
  );
}

/** How the memory is made, for the unit that is pinned, or the first. */
function ValueSentence({ view, name }: { view: View; name: string }) {
  const { trace, strand, t } = view;
  const at = addressOf(view, name);
  const pin = useLabState((state) => state.pin);
  const place = pin === null ? null : parsePlace(pin);
  const pinned = place?.kind === 'quantity' && place.layer === strand.key ? place.unit : null;
  const unit = Math.min(pinned ?? 0, trace.value(at)!.length - 1);
  const rows = valueTerms(trace.forward, placeOf(view, name))!.flatMap((term) =>
    rowsOf(trace, term, [unit]),
  );
  return (
    <>
      At <i>t</i> = {t} unit {unit + 1} of the {quantityInWords(strand.plan.cell, name)}:{' '}
      {rows.map((row, k) => (
        <Fragment key={k}>
          {k > 0 && ' + '}
          {row.fn && `${row.fn} of `}
          {row.parts.map((part, p) => (
            <Fragment key={p}>
              {p > 0 && ' × '}
              {part.at !== null && part.form === 'plain' ? (
                <Num {...{ at: part.at, face: 'value', index: part.index, value: part.value }} />
              ) : (
                <Bare value={part.value} signed={false} />
              )}
            </Fragment>
          ))}
        </Fragment>
      ))}{' '}
      makes <Num {...{ at, face: 'value', index: [unit], value: trace.value(at)![unit]! }} />.
    </>
  );
}

/** All copies, and what passes between the one in view and the next. */
export function NetworkSentence({ view }: { view: View }) {
  const { trace, strand, t, faces } = view;
  const { cell } = strand.plan;
  const next = stepAfter(view);
  const passing = cell.state.flatMap((name) => {
    const values = arriving(view, name, 'future');
    return values ? [<>{sizeOf(values)} to <Name view={view} name={name} t={t} /></>] : []; // prettier-ignore
  });
  return (
    <>
      {trace.steps === 1
        ? `One step: a single ${cell.title}.`
        : `${trace.steps} copies of one ${cell.title}, which share all weights.`}{' '}
      {faces === 'values' || next === null ? (
        <>
          Step {t} is in view
          {next === null && `; ${strand.backward ? 'none is read' : 'none comes'} after it`}.
        </>
      ) : (
        <>
          Between step {t} and step {next} the error goes back on the state’s lines: of size{' '}
          {listed(passing)}.
        </>
      )}
    </>
  );
}

/** A gate by itself: what its function leaves of its error, and where that goes. */
export function GateSentence({ view, gate: { gate, sum } }: { view: View; gate: Gate }) {
  const { trace, strand, t, faces } = view;
  const { cell } = strand.plan;
  const words = quantityInWords(cell, gate);
  const of = <Name view={view} name={sum} t={t} />;
  const { fn, terms } = {
    ...cell.equations.find(({ name }) => name === sum)!,
    fn: cell.equations.find(({ name }) => name === gate)!.fn,
  };
  if (faces === 'values')
    return (
      <>
        The {words} at <i>t</i> = {t}: everything it reads is added in {of}, and {fn.name} makes{' '}
        <Name view={view} name={gate} t={t} /> of it.
      </>
    );
  const sent = factorParts(trace, strand.key, sum, t).map(({ term, factor, values }) => {
    const { name, previous } = terms[term]!.factors[factor]!;
    const at = previous ? stepBefore(view) : t;
    return <>{sizeOf(values)} to <Name view={view} name={name} t={at} /></>; // prettier-ignore
  });
  return (
    <>
      The {words} at <i>t</i> = {t}: its error has size{' '}
      {sizeOf(trace.error(addressOf(view, gate))!)}. The slope of {fn.name} leaves{' '}
      {sizeOf(trace.error(addressOf(view, sum))!)} of it for {of}, and the weights send on{' '}
      {listed(sent)}.
    </>
  );
}

/** A product by itself: each factor gets the error, times what it was multiplied by. */
export function ProductSentence({ view, times }: { view: View; times: Times }) {
  const { trace, strand, t, faces } = view;
  const { to, term, product } = times;
  const names = product.factors.map(({ name, previous, complement }) => {
    const symbol = <Name view={view} name={name} t={previous ? stepBefore(view) : t} />;
    return { symbol, whole: complement ? <>(1 − {symbol})</> : symbol };
  });
  const parts = factorParts(trace, strand.key, to, t).filter((one) => one.term === term);
  const made = names.map(({ whole }, k) => (
    <Fragment key={k}>
      {k > 0 && ' ⊙ '}
      {whole}
    </Fragment>
  ));
  if (faces === 'values')
    return (
      <>
        {made} at <i>t</i> = {t}: unit by unit, one addend of <Name view={view} name={to} t={t} />.
      </>
    );
  return (
    <>
      {made}, unit by unit. The error of <Name view={view} name={to} t={t} />, of size{' '}
      {sizeOf(trace.error(addressOf(view, to))!)}, goes to both factors, each time multiplied by the
      other:{' '}
      {listed(
        names.map(({ symbol }, k) => (
          <>
            {sizeOf(parts[k]!.values)} for {symbol}
          </>
        )),
      )}
      . {/* prettier-ignore */}
    </>
  );
}
