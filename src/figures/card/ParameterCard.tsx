import { useState } from 'react';
import { checkEntry } from '../../engine/derived/check.ts';
import { EPSILON } from '../../engine/derived/verdict.ts';
import { entryOf, type Entry } from '../../engine/experiment.ts';
import { numberAt } from '../../engine/table.ts';
import { indexWords } from '../../lab/names.ts';
import type { Place } from '../../lab/place.ts';
import { useLab, useTrace } from '../../lab/react.ts';
import { gradientFormula, gradientTerms } from '../../notation/gradient.ts';
import { gradientSymbol, parameterSymbol } from '../../notation/symbols.ts';
import { rowsOf } from '../../notation/working.ts';
import { CheckSum } from '../check/Sum.tsx';
import { Field } from '../parts/Field.tsx';
import type { CardFaces } from '../TermCard.tsx';
import { Formula } from '../parts/Formula.tsx';
import { Num } from '../parts/Num.tsx';
import { Ledger, Section, Sum } from './Ledger.tsx';

interface Props {
  place: Extract<Place, { kind: 'parameter' }>;
  faces: CardFaces;
}

/** One number of a parameter: its gradient, one addend for each step that uses it; or its value alone. */
export function ParameterCard({ place, faces }: Props) {
  const lab = useLab();
  const trace = useTrace();
  const { layer, parameter } = place;
  const isVector = trace.gradient(layer, parameter)!.cols === 0;
  const index = place.index.length > 0 ? place.index : isVector ? [0] : [0, 0];
  const entry = { layer, parameter, index };
  const where = indexWords(index);
  const symbol = faces === 'all' ? gradientSymbol : parameterSymbol;
  return (
    <>
      <h2>
        <Formula tex={symbol(trace.forward, layer, parameter, { linked: true })} />
        <span>
          {faces === 'all' && 'the gradient of '}one weight, {where}: one number, used at every step
        </span>
      </h2>
      {faces === 'all' && <GradientLedger entry={entry} />}
      <p className="given">
        Value{' '}
        <Field
          at={`${layer}.${parameter}`}
          face="value"
          index={index}
          value={entryOf(trace.experiment, entry)}
          label={`${parameter} ${where}, in the card`}
          onChange={(value) => lab.setEntry(entry, value)}
        />
      </p>
      {faces === 'all' && <CheckIt entry={entry} />}
    </>
  );
}

function GradientLedger({ entry: { layer, parameter, index } }: { entry: Entry }) {
  const trace = useTrace();
  const steps = Array.from({ length: trace.steps }, (_, k) => k + 1);
  return (
    <>
      <p className="formula-line">
        <Formula tex={gradientFormula(trace.forward, layer, parameter, { linked: true }).tex} />
      </p>
      <p className="given">Each step adds one product: an error, times what the weight read.</p>
      <Ledger>
        {steps.map((t) => (
          <Section
            key={t}
            title={`at t = ${t}`}
            total={null}
            rows={gradientTerms(trace.forward, layer, parameter, t).flatMap((term) =>
              rowsOf(trace, term, index),
            )}
            face="error"
          />
        ))}
        <Sum
          title="gradient, the sum"
          total={
            <Num
              at={`${layer}.${parameter}`}
              face="gradient"
              index={index}
              value={numberAt(trace.gradient(layer, parameter)!, index)}
              column
              guard
            />
          }
        />
      </Ledger>
    </>
  );
}

/** The check of this number there and then: two forward passes, made when they are asked for. */
function CheckIt({ entry }: { entry: Entry }) {
  const { experiment } = useTrace();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="value-working check-it"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        Check it<span className="words"> by the slope between two losses, ε = 10⁻⁵</span>
      </summary>
      {isOpen && <CheckSum check={checkEntry(experiment, entry, EPSILON)} entry={entry} />}
    </details>
  );
}
