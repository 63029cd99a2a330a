import { Fragment, type ReactNode } from 'react';
import { formatAddress, type Address } from '../../engine/address.ts';
import type { Entry } from '../../engine/experiment.ts';
import {
  isUnderReadout,
  scalarPath,
  stationsOf,
  usesAt,
  type Read,
  type ScalarFactor,
  type Station,
  type Use,
} from '../../engine/derived/path.ts';
import type { Trace } from '../../engine/trace.ts';
import { norm } from '../../engine/vector.ts';
import { formatNumber } from '../../notation/format.ts';
import { factorsOfWay, useFormula, wayFormula } from '../../notation/path.ts';
import { errorSymbol, parameterSymbol, valueSymbol } from '../../notation/symbols.ts';
import { slopeTex } from '../../notation/tex.ts';
import { Formula } from '../parts/Formula.tsx';
import { Num } from '../parts/Num.tsx';
import { reachable } from '../parts/reachable.ts';
import { LossName } from './Names.tsx';
import type { Cell, Shown } from './shown.ts';
import { Square } from './Square.tsx';

/** So many places of a long way are shown, half of them from each end. */
const SHOWN = 16;

/** The way behind one cell: from the loss back to the use, with the size of the error at each place, and the last product. */
export function Way({ shown, cell: { s, t } }: { shown: Shown; cell: Cell }) {
  const { trace, entry } = shown;
  const { layer, parameter } = entry;
  const style = { linked: true };
  const way = wayFormula(trace.forward, layer, s, t, style);
  return (
    <section className="way" aria-label={`From the loss of step ${s} to the use at step ${t}`}>
      <h2>
        From <LossName s={s} /> back to the use at <i>t</i> = {t}
      </h2>
      {way !== null && (
        <p className="way-formula" {...reachable}>
          <Formula tex={`\\displaystyle ${way}`} />
        </p>
      )}
      <WayWords trace={trace} entry={entry} />
      <Stations trace={trace} entry={entry} s={s} t={t} />
      <p className="way-formula" {...reachable}>
        <Formula
          tex={`\\displaystyle ${useFormula(trace.forward, layer, parameter, s, t, style)}`}
        />
      </p>
      <Products shown={shown} s={s} t={t} />
    </section>
  );
}

/** What the formula does not say of a network that is more than one simple layer. */
function WayWords({ trace, entry: { layer } }: { trace: Trace; entry: Entry }) {
  const { network } = trace.forward;
  if (layer === 'readout')
    return (
      <p className="given">
        The readout is used by the loss of its own step alone: the error is there at once, and no
        state lies between.
      </p>
    );
  if (!isUnderReadout(network, layer))
    return (
      <p className="given">
        Over this layer stands another one, and the error comes down from it at every step between:
        along many ways, which add. The sizes are those of all that arrives.
      </p>
    );
  return null;
}

interface StationsProps {
  trace: Trace;
  entry: Entry;
  s: number;
  t: number;
}

/** One column a place, in the order in which the error comes. */
function Stations({ trace, entry: { layer, parameter }, s, t }: StationsProps) {
  const stations = stationsOf(trace, layer, parameter, s, t);
  const factors = factorsOfWay(trace.forward, layer, s, t, { linked: true });
  const columns = stations.map((station, k) => ({ ...station, factor: factors?.[k] ?? null }));
  const left = columns.length - SHOWN;
  const parts =
    left > 1 ? [columns.slice(0, SHOWN / 2), columns.slice(-SHOWN / 2)] : ([columns] as const);
  const row = (cell: (column: (typeof columns)[number]) => ReactNode, gap: ReactNode) =>
    parts.map((part, p) => (
      <Fragment key={p}>
        {p > 0 && <td className="gap">{gap}</td>}
        {part.map((column, k) => (
          <td key={k}>{cell(column)}</td>
        ))}
      </Fragment>
    ));
  return (
    <div className="stations" {...reachable} role="group" aria-label="The error on its way">
      <table>
        <caption className="vh">
          The size of the error of L at step {s} at each place it passes
        </caption>
        <tbody>
          {factors && (
            <tr className="factors">
              <th scope="row">factor</th>
              {row(({ factor }) => factor !== null && <Formula tex={factor} />, '⋯')}
            </tr>
          )}
          <tr>
            <th scope="row">the error of</th>
            {row(
              ({ at }) => (
                <Formula tex={valueSymbol(trace.forward, at, { linked: true })} />
              ),
              '⋯',
            )}
          </tr>
          <tr>
            <th scope="row">{stations.at(-1)!.error.length === 1 ? 'is' : 'has the size'}</th>
            {row(
              (station) => (
                <StationNumber station={station} s={s} />
              ),
              `${left} more`,
            )}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Of one unit the error itself, of several its size. */
function StationNumber({ station: { at, error, size }, s }: { station: Station; s: number }) {
  if (error.length === 1)
    return (
      <>
        <Square value={error[0]!} />
        <Num at={formatAddress(at)} face="error" index={[0]} value={error[0]!} loss={s} column />
      </>
    );
  return (
    <>
      <Square value={size} norm />
      <span className="number size" data-station={formatAddress(at)}>
        {formatNumber(size)}
      </span>
    </>
  );
}

/** Numbers that a reader can multiply, each with what it is under it, and the cell they make. */
function Products({ shown, s, t }: { shown: Shown; s: number; t: number }) {
  const { trace, entry } = shown;
  if (shown.norm) return <NormProduct shown={shown} s={s} t={t} />;
  const uses = usesAt(trace, trace.byLoss(s), entry, t);
  const scalars = scalarPath(trace, entry, s, t);
  const value = shown.valueAt({ s, t });
  return (
    <>
      {uses.map((use) => (
        <Product
          key={use.of.name}
          factors={
            scalars && scalars.length <= SHOWN
              ? scalars.map((factor) => scalarFactor(trace, factor, s))
              : factorsOfUse(trace, use, s)
          }
          result={uses.length === 1 ? <CellNumber shown={shown} s={s} t={t} value={value} /> : null}
        />
      ))}
    </>
  );
}

function CellNumber({ shown, s, t, value }: { shown: Shown; s: number; t: number; value: number }) {
  const { layer, parameter, index } = shown.entry;
  return (
    <Num
      at={`${layer}.${parameter}`}
      face="gradient"
      index={index}
      value={value}
      loss={s}
      use={t}
    />
  );
}

interface Factor {
  readonly number: ReactNode;
  readonly tex: string | null;
  /** What stands under a number that has no symbol. */
  readonly words?: string;
}

function Product({ factors, result }: { factors: readonly Factor[]; result: ReactNode }) {
  return (
    <p className="product-line" {...reachable}>
      {factors.map(({ number, tex, words }, k) => (
        <Fragment key={k}>
          {k > 0 && <span className="times">×</span>}
          <span className="factor">
            {number}
            <span className="factor-name">{tex === null ? words : <Formula tex={tex} />}</span>
          </span>
        </Fragment>
      ))}
      {result !== null && (
        <>
          <span className="times">=</span>
          <span className="factor result">
            {result}
            <span className="factor-name">the cell</span>
          </span>
        </>
      )}
    </p>
  );
}

const LINKED = { linked: true };

/** The symbol of one unit: h_1[2]; where there is one unit alone, h_1. */
function unitSymbol(trace: Trace, symbol: string, at: Address, unit: number): string {
  return trace.value(at)!.length === 1 ? symbol : `${symbol}[${unit + 1}]`;
}

/** The error of the sum, from L_s alone, and what the weight read. */
function factorsOfUse(trace: Trace, { of, isSum, unit, error, read }: Use, s: number): Factor[] {
  const tex = unitSymbol(trace, errorSymbol(trace.forward, of, { ...LINKED, loss: s }), of, unit);
  const first = isSum ? (
    <Num at={formatAddress(of)} face="error" index={[unit]} value={error} loss={s} />
  ) : (
    <span className="number">{formatNumber(error)}</span>
  );
  const ofSum = { number: first, tex: isSum ? tex : null, words: `the error inside ${of.name}` };
  if (read.length > 0) return [ofSum, ...read.map((one) => factorOfRead(trace, one))];
  return [ofSum, { number: formatNumber(1), tex: null, words: 'a bias reads 1' }];
}

function factorOfRead(trace: Trace, { at, unit, complement, value }: Read): Factor {
  const symbol = unitSymbol(trace, valueSymbol(trace.forward, at, LINKED), at, unit);
  const address = formatAddress(at);
  const number = complement ? (
    <span className="number" data-place={`${address}.${unit}`}>
      {formatNumber(value)}
    </span>
  ) : (
    <Num at={address} face="value" index={[unit]} value={value} />
  );
  return { number, tex: complement ? `1 - ${symbol}` : symbol };
}

function scalarFactor(trace: Trace, { kind, at, value }: ScalarFactor, s: number): Factor {
  if ('parameter' in at) {
    const { layer, parameter, index } = at;
    const number = <Num at={`${layer}.${parameter}`} face="value" index={index} value={value} />;
    return { number, tex: parameterSymbol(trace.forward, layer, parameter, LINKED) };
  }
  const address = formatAddress(at);
  if (kind === 'read') return factorOfRead(trace, { at, unit: 0, complement: false, value });
  if (kind === 'error') {
    const number = <Num at={address} face="error" index={[0]} value={value} loss={s} />;
    return { number, tex: errorSymbol(trace.forward, at, { ...LINKED, loss: s }) };
  }
  const { plan } = trace.strands[trace.strandIndex(at.layer)]!;
  const { fn } = plan.equations.find(({ name }) => name === at.name)!;
  const symbol = valueSymbol(trace.forward, at, LINKED);
  return {
    number: (
      <span className="number" data-place={`${address}.0`}>
        {formatNumber(value)}
      </span>
    ),
    tex: slopeTex(fn, symbol, symbol, '\\cdot').replace(/^\((.*)\)$/, '$1'),
  };
}

/** The norm of an error times what was read, a column times a row, is the product of their norms. */
function NormProduct({ shown, s, t }: { shown: Shown; s: number; t: number }) {
  const { trace, entry } = shown;
  const { cols } = trace.gradient(entry.layer, entry.parameter)!;
  const uses = usesAt(trace, trace.byLoss(s), entry, t);
  const { of, isSum, read } = uses[0]!;
  const one = read[0];
  if (uses.length !== 1 || !isSum || read.length > 1 || one?.complement) return null;
  if (one && cols === 0) return null;
  const size = (numbers: Float64Array, tex: string): Factor => ({
    number: <span className="number size">{formatNumber(norm(numbers))}</span>,
    tex: `\\left\\|${tex}\\right\\|`,
  });
  const { forward } = trace;
  const error = size(trace.errorByLoss(s, of)!, errorSymbol(forward, of, { ...LINKED, loss: s }));
  const readBy = one
    ? size(trace.value(one.at)!, valueSymbol(forward, one.at, LINKED))
    : { number: formatNumber(1), tex: null, words: 'a bias reads 1' };
  return (
    <Product
      factors={[error, readBy]}
      result={<span className="number size">{formatNumber(shown.valueAt({ s, t }))}</span>}
    />
  );
}
