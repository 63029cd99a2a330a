import { Fragment, type ReactNode } from 'react';
import { factorParts } from '../../engine/derived/factors.ts';
import { entryOf } from '../../engine/experiment.ts';
import { numberAt } from '../../engine/table.ts';
import { indexWords } from '../../lab/names.ts';
import { useLab } from '../../lab/react.ts';
import { readFactor } from '../../notation/equations.ts';
import { gradientTerms } from '../../notation/gradient.ts';
import { shareThrough } from '../../notation/shares.ts';
import { errorSymbol, parameterSymbol, valueSymbol } from '../../notation/symbols.ts';
import { termTex, toTex } from '../../notation/tex.ts';
import { Field } from '../parts/Field.tsx';
import { Formula } from '../parts/Formula.tsx';
import { Num } from '../parts/Num.tsx';
import { rowsDrawn } from '../unfolded/layout.ts';
import { Column } from './Column.tsx';
import { addressOf, type View } from './model.ts';

const STYLE = { linked: true, short: true } as const;

interface Props {
  view: View;
  /** The quantity that the equation makes. */
  name: string;
  children?: ReactNode;
}

/** One equation with all its matrices and numbers; under each what comes back to it. Further equations go on to the right. */
export function Sum({ view, name }: Props) {
  const { trace, strand, t, faces } = view;
  const { forward } = trace;
  const equation = strand.plan.cell.equations.find((line) => line.name === name)!;
  const parts = factorParts(trace, strand.key, name, t);
  const place = { layer: strand.key, name, t };
  return (
    <>
      {equation.terms.map(({ weight, factors }, term) => (
        <Fragment key={term}>
          {term > 0 && <Cell forward="+" />}
          {weight !== null && <Weight view={view} name={name} parameter={weight} />}
          {factors.map((factor, f) => {
            const node = `${factor.name}${factor.previous ? "'" : ''}`;
            const at = addressOf(view, node);
            const part = parts.find((one) => one.term === term && one.factor === f)!;
            const uses = equation.terms
              .flatMap((other) => other.factors)
              .filter((other) => other.name === factor.name && other.previous === factor.previous);
            const slot = strand.plan.quantity
              .get(factor.name)!
              .shares.find(
                ({ consumer, lag }) => consumer === name && lag === (factor.previous ? 1 : 0),
              )!;
            const from = Number(at.split('@')[1]);
            const share = shareThrough(forward, strand, slot, from);
            return (
              <Fragment key={f}>
                {f > 0 && <Cell forward="⊙" />}
                <Cell
                  head={toTex(forward, readFactor(forward, strand, factor, t), STYLE)}
                  forward={<Column at={at} face="value" values={trace.value(at)!} />}
                  {...(faces === 'all' && {
                    foot: uses.length === 1 ? termTex(forward, share, STYLE) : '',
                    back: (
                      <Column
                        face="share"
                        values={part.values}
                        {...(uses.length === 1 && { at, consumer: `${name}@${t}` })}
                      />
                    ),
                  })}
                />
              </Fragment>
            );
          })}
        </Fragment>
      ))}
      <Cell forward="=" />
      <Cell
        head={valueSymbol(forward, place, STYLE)}
        forward={<Column at={addressOf(view, name)} face="value" values={trace.value(place)!} />}
        {...(faces === 'all' && {
          foot: errorSymbol(forward, place, STYLE),
          back: <Column at={addressOf(view, name)} face="error" values={trace.error(place)!} />,
        })}
      />
    </>
  );
}

interface CellProps {
  head?: string;
  forward?: ReactNode;
  foot?: string;
  back?: ReactNode;
}

/** One place of a sum: symbol and numbers forward, symbol and numbers back. */
export function Cell({ head, forward, foot, back }: CellProps) {
  return (
    <>
      <span className="head">{head && <Formula tex={head} />}</span>
      <span className="numbers">{forward}</span>
      <span className="foot">{foot && <Formula tex={foot} />}</span>
      <span className="numbers back">{back}</span>
    </>
  );
}

/** A weight, to be changed where it stands, and what this step adds to its gradient. */
function Weight({ view, name, parameter }: { view: View; name: string; parameter: string }) {
  const lab = useLab();
  const { trace, strand, t, faces } = view;
  const { key } = strand;
  const table = trace.gradientByStep(key, parameter, t)!;
  const grid = (number: (index: number[]) => ReactNode) => (
    <span
      className="column matrix"
      style={{ gridTemplateColumns: `repeat(${rowsDrawn(Math.max(table.cols, 1))}, auto)` }}
    >
      {Array.from({ length: rowsDrawn(table.rows) }, (_, row) =>
        Array.from({ length: rowsDrawn(Math.max(table.cols, 1)) }, (_, column) => {
          const index = table.cols === 0 ? [row] : [row, column];
          return <span key={`${row} ${column}`}>{number(index)}</span>;
        }),
      )}
    </span>
  );
  const [gradient] = gradientTerms(trace.forward, key, parameter, t);
  return (
    <Cell
      head={parameterSymbol(trace.forward, key, parameter, STYLE)}
      forward={grid((index) => (
        <Field
          {...{ at: `${key}.${parameter}`, face: 'value', index }}
          value={entryOf(trace.experiment, { layer: key, parameter, index })}
          label={`${parameter} ${indexWords(index)}, in the sum of ${name}`}
          onChange={(value) => lab.setEntry({ layer: key, parameter, index }, value)}
        />
      ))}
      {...(faces === 'all' && {
        foot: gradient ? termTex(trace.forward, gradient, STYLE) : '',
        back: grid((index) => (
          <Num
            {...{ at: `${key}.${parameter}`, face: 'share', index, consumer: `@${t}` }}
            value={numberAt(table, index)}
            column
          />
        )),
      })}
    />
  );
}
