import { errorTerms } from '../../notation/error.ts';
import { formatNumber } from '../../notation/format.ts';
import { errorSymbol, valueSymbol } from '../../notation/symbols.ts';
import { termTex } from '../../notation/tex.ts';
import { quantityInWords } from '../../notation/words.ts';
import { rowsOf } from '../../notation/working.ts';
import { reachable } from '../parts/reachable.ts';
import { rowsDrawn } from '../unfolded/layout.ts';
import { Column } from './Column.tsx';
import { addressOf, type View } from './model.ts';
import type { Gate } from './parts-of-cell.ts';
import { Cell, Sum } from './Sum.tsx';

const STYLE = { linked: true, short: true } as const;

/** A gate by itself: its sum with all weights, its function, and the error on its way back through both. */
export function GateLevel({ view, gate: { gate, sum } }: { view: View; gate: Gate }) {
  const { trace, strand, t, faces } = view;
  const { forward } = trace;
  const place = { layer: strand.key, name: gate, t };
  const of = { layer: strand.key, name: sum, t };
  const { fn } = strand.plan.cell.equations.find(({ name }) => name === gate)!;
  const at = addressOf(view, gate);
  const [back] = errorTerms(forward, of)!;
  // fn′ as it multiplies the error: the first number of each unit's product.
  const slopes = Array.from(
    { length: strand.plan.size },
    (_, u) => rowsOf(trace, back!, [u])[0]!.parts[0]!.value,
  );
  return (
    <div
      className="level"
      role="group"
      aria-label={`The ${quantityInWords(strand.plan.cell, gate)} by itself`}
      {...reachable}
    >
      <div className="sum">
        <Titles faces={faces} />
        <Sum view={view} name={sum} />
        <Cell
          forward={
            <>
              → <i>{fn.name}</i> →
            </>
          }
          {...(faces === 'all' && {
            foot: `= ${termTex(forward, back!, STYLE)}`,
            back: (
              <>
                = <Slopes slopes={slopes} /> ⊙
              </>
            ),
          })}
        />
        <Cell
          head={valueSymbol(forward, place, STYLE)}
          forward={<Column at={at} face="value" values={trace.value(place)!} />}
          {...(faces === 'all' && {
            foot: errorSymbol(forward, place, STYLE),
            back: <Column at={at} face="error" values={trace.error(place)!} />,
          })}
        />
      </div>
    </div>
  );
}

/** What the two lines are. */
export function Titles({ faces }: Pick<View, 'faces'>) {
  return (
    <>
      <span className="head" />
      <span className="numbers title">forward</span>
      <span className="foot" />
      <span className="numbers title">{faces === 'all' && 'back'}</span>
    </>
  );
}

function Slopes({ slopes }: { slopes: readonly number[] }) {
  return (
    <span className="column plain">
      {slopes.slice(0, rowsDrawn(slopes.length)).map((slope, u) => (
        <span key={u}>{formatNumber(slope)}</span>
      ))}
    </span>
  );
}
