import { formatAddress } from '../../engine/address.ts';
import type { Trace } from '../../engine/trace.ts';
import type { Place } from '../../lab/place.ts';
import { useTrace } from '../../lab/react.ts';
import { errorFormula, errorTerms } from '../../notation/error.ts';
import { valueFormula, valueTerms } from '../../notation/forward.ts';
import { errorSymbol, valueSymbol } from '../../notation/symbols.ts';
import { quantityInWords } from '../../notation/words.ts';
import { rowsOf } from '../../notation/working.ts';
import type { CardFaces } from '../TermCard.tsx';
import { Formula } from '../parts/Formula.tsx';
import { Num } from '../parts/Num.tsx';
import { Ledger, Section, Sum, Units } from './Ledger.tsx';

type QuantityPlace = Extract<Place, { kind: 'quantity' }>;

/** A quantity at a step: its error share by share, then its value, for one unit. */
export function QuantityCard({ place, faces }: { place: QuantityPlace; faces: CardFaces }) {
  const trace = useTrace();
  const unit = place.unit ?? 0;
  const size = trace.value(place)!.length;
  const hasError = faces === 'all' && trace.error(place) !== undefined;
  return (
    <>
      <h2>
        <Formula
          tex={(hasError ? errorSymbol : valueSymbol)(trace.forward, place, { linked: true })}
        />
        <span>
          {hasError ? 'the error of ' : ''}the {wordsFor(trace, place)} at{' '}
          <span className="nowrap">
            <i>t</i> = {place.t}
          </span>
        </span>
      </h2>
      {hasError && <ErrorFormulas trace={trace} place={place} />}
      {size > 1 && <Units place={place} now={unit} size={size} />}
      {hasError && <ErrorLedger trace={trace} place={place} unit={unit} />}
      <ValueLedger trace={trace} place={place} unit={unit} isOpen={faces === 'values'} />
    </>
  );
}

function wordsFor(trace: Trace, { layer, name }: QuantityPlace): string {
  const { cell } = trace.strands[trace.strandIndex(layer)]!.plan;
  return quantityInWords(cell, name);
}

/** One line a term, with what the term is in words beside it. */
function ErrorFormulas({ trace, place }: { trace: Trace; place: QuantityPlace }) {
  const formula = errorFormula(trace.forward, place, { linked: true });
  if (!formula || formula.terms.length === 0) return null;
  return (
    <dl className="terms">
      {formula.terms.map(({ sign, tex, words }, k) => (
        <div key={words}>
          <dt>
            <Formula tex={`\\displaystyle ${sign < 0 ? '-' : k === 0 ? '=' : '+'}\\; ${tex}`} />
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

interface LedgerProps {
  trace: Trace;
  place: QuantityPlace;
  unit: number;
}

function ErrorLedger({ trace, place, unit }: LedgerProps) {
  const terms = errorTerms(trace.forward, place) ?? [];
  const shares = trace.shares(place);
  const at = formatAddress(place);
  return (
    <Ledger>
      {terms.map((term, k) => {
        const share = shares[k];
        const rows = rowsOf(trace, term, [unit]);
        const total = share && term.consumer !== null && (
          <Num
            at={at}
            face="share"
            index={[unit]}
            value={share.values[unit]!}
            consumer={share.consumer}
            column
            guard
          />
        );
        return (
          <Section key={term.words} title={term.words} total={total} rows={rows} face="error" />
        );
      })}
      <Sum
        title={
          terms.length === 0
            ? 'error: nothing reads it'
            : terms.length === 1
              ? 'error'
              : 'error, the sum'
        }
        total={
          <Num
            at={at}
            face="error"
            index={[unit]}
            value={trace.error(place)![unit]!}
            column
            guard
          />
        }
      />
    </Ledger>
  );
}

function ValueLedger({ trace, place, unit, isOpen }: LedgerProps & { isOpen: boolean }) {
  const formula = valueFormula(trace.forward, place, { linked: true });
  const at = formatAddress(place);
  const total = <Num at={at} face="value" index={[unit]} value={trace.value(place)![unit]!} />;
  if (!formula)
    return (
      <p className="given">
        Value {total}: {place.t === 0 ? 'the state before the first step' : 'given'}.
      </p>
    );
  const terms = valueTerms(trace.forward, place)!;
  const rows = terms.flatMap((term) => rowsOf(trace, term, [unit]));
  return (
    <details className="value-working" open={isOpen || undefined}>
      <summary>
        Value {total}
        <span className="words"> how it came about</span>
      </summary>
      <p>
        <Formula tex={formula.tex} />
      </p>
      <Ledger>
        <Section title="going forward" total={null} rows={rows} face="value" />
        <Sum title={rows.length > 1 ? 'value, the sum' : 'value'} total={total} />
      </Ledger>
    </details>
  );
}
