import { factorParts } from '../../engine/derived/factors.ts';
import { unitName } from '../../lab/names.ts';
import { useLab } from '../../lab/react.ts';
import { readFactor, termOf } from '../../notation/equations.ts';
import { errorSymbol } from '../../notation/symbols.ts';
import { toTex } from '../../notation/tex.ts';
import { rowsOf, type Part } from '../../notation/working.ts';
import { formatNumber } from '../../notation/format.ts';
import { Formula } from '../parts/Formula.tsx';
import { Num } from '../parts/Num.tsx';
import { reachable } from '../parts/reachable.ts';
import { rowsDrawn } from '../unfolded/layout.ts';
import { Bare } from './Column.tsx';
import { addressOf, placeOf, type View } from './model.ts';
import type { Times } from './parts-of-cell.ts';

const STYLE = { linked: true, short: true } as const;

/** One ⊙, unit by unit: the product forward; back to each factor the error times the other factors. */
export function ProductLevel({ view, times }: { view: View; times: Times }) {
  const { trace, strand, t, faces } = view;
  const { names } = useLab().start;
  const { to, term, product } = times;
  const { forward } = trace;
  const expression = termOf(forward, strand, product, t);
  const whole = { layer: strand.key, name: to, t };
  const parts = factorParts(trace, strand.key, to, t).filter((one) => one.term === term);
  const factors = product.factors.map((factor, f) => {
    const node = `${factor.name}${factor.previous ? "'" : ''}`;
    const uses = strand.plan.cell.equations
      .find(({ name }) => name === to)!
      .terms.flatMap((other) => other.factors)
      .filter(({ name, previous }) => name === factor.name && previous === factor.previous);
    const shares = trace.shares(placeOf(view, node));
    return {
      ...{ node, factor, at: addressOf(view, node) },
      tex: toTex(forward, readFactor(forward, strand, factor, t), STYLE),
      error: errorSymbol(forward, placeOf(view, node), STYLE),
      values: parts[f]!.values,
      // The whole error of the factor, or one of several parts of it.
      isPart: uses.length > 1 || shares.length > 1,
      consumer: uses.length === 1 ? `${to}@${t}` : null,
    };
  });
  const bracketed = (tex: string, complement: boolean) => (complement ? `(${tex})` : tex);
  const rows = Array.from(
    { length: rowsDrawn(strand.plan.size) },
    (_, u) => rowsOf(trace, { sign: 1, of: expression }, [u])[0]!,
  );
  return (
    <div className="level" role="group" aria-label="A product by itself" {...reachable}>
      <table className="product">
        <thead>
          <tr>
            <th scope="col">forward</th>
            {factors.map(({ node, tex }, k) => (
              <td key={node}>
                {k > 0 && '⊙ '}
                <Formula tex={tex} />
              </td>
            ))}
            <th scope="col">product</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, u) => (
            <tr key={u}>
              <th scope="row">{unitName(names, strand.key, to, u)}</th>
              {row.parts.map((part, k) => (
                <td key={k}>
                  {k > 0 && <span className="times">× </span>}
                  <Read part={part} />
                </td>
              ))}
              <td>
                <span className="times">= </span>
                {formatNumber(row.value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {faces === 'all' && (
        <table className="product">
          <thead>
            <tr>
              <th scope="col">back</th>
              <td>
                <Formula tex={errorSymbol(forward, whole, STYLE)} />
              </td>
              {factors.map(({ node, error, isPart, factor }, k) => (
                <td key={node}>
                  <Formula
                    tex={`${error} ${isPart ? '\\mathrel{+}=' : '='} ${factor.complement ? '-' : ''}${factors
                      .filter((_, other) => other !== k)
                      .map((other) => bracketed(other.tex, other.factor.complement))
                      .join(' \\odot ')} \\odot ${errorSymbol(forward, whole, STYLE)}`}
                  />
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, u) => (
              <tr key={u}>
                <th scope="row">{unitName(names, strand.key, to, u)}</th>
                <td>
                  <Num
                    {...{ at: addressOf(view, to), face: 'error', index: [u] }}
                    value={trace.error(whole)![u]!}
                    column
                  />
                </td>
                {factors.map(({ node, at, values, consumer, factor }, k) => (
                  <td key={node}>
                    {row.parts
                      .filter((_, other) => other !== k)
                      .map((part, p) => (
                        <span key={p} className="times">
                          × {formatNumber(factor.complement ? -part.value : part.value)} ={' '}
                        </span>
                      ))}
                    {consumer === null ? (
                      <Bare value={values[u]!} signed />
                    ) : (
                      <Num
                        {...{ at, face: 'share', index: [u], value: values[u]!, consumer }}
                        column
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** A factor: a quantity, or 1 − q, which is no number of the trace itself. */
function Read({ part: { at, index, value, form } }: { part: Part }) {
  if (at === null || form !== 'plain') return <Bare value={value} signed={false} />;
  return <Num {...{ at, face: 'value', index, value }} />;
}
