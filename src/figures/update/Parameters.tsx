import { useState, type ReactNode } from 'react';
import { entryOf, type Entry } from '../../engine/experiment.ts';
import type { Strand } from '../../engine/network.ts';
import type { ParameterSlot } from '../../engine/plan.ts';
import { parameterSymbol } from '../../notation/symbols.ts';
import type { OneUpdate } from '../../training/one-update.ts';
import { Formula } from '../parts/Formula.tsx';
import { ColumnText, Num } from '../parts/Num.tsx';
import { errorTone, valueTone } from '../parts/tone.ts';

/** More numbers than these are made when the reader asks for them. */
const MOST = 150;

/** Every parameter before the update, what the update adds, and after it. */
export function Parameters({ update }: { update: OneUpdate }) {
  const isSmall = update.gradient.length <= MOST;
  const [open, setOpen] = useState(isSmall);
  return (
    <details
      className="update-parameters"
      open={isSmall}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>The {update.gradient.length} weights: before, what is added, after</summary>
      {(open || isSmall) && (
        <div>
          {update.before.strands
            .toReversed()
            .map((strand) =>
              strand.plan.parameters.map((slot) => (
                <Parameter
                  key={`${strand.key}.${slot.name}`}
                  update={update}
                  strand={strand}
                  slot={slot}
                />
              )),
            )}
        </div>
      )}
    </details>
  );
}

function Parameter(props: { update: OneUpdate; strand: Strand; slot: ParameterSlot }) {
  const { update, strand, slot } = props;
  const { key } = strand;
  const { name } = slot;
  const { before, after } = update;
  const from = offsetOf(update, strand) + slot.offset;
  const added = (k: number) => 0 - update.rate * update.direction[from + k]!;
  return (
    <figure className="update-parameter">
      <figcaption>
        <Formula tex={parameterSymbol(before.forward, key, name, { linked: true })} />
      </figcaption>
      <Matrix strand={strand} slot={slot} head="before" words={`${name} before the update`}>
        {(entry) => (
          <Num
            at={`${key}.${name}`}
            face="value"
            index={entry.index}
            value={entryOf(before.experiment, entry)}
            column
            guard
          />
        )}
      </Matrix>
      <Matrix
        sign="+"
        strand={strand}
        slot={slot}
        head={update.along === 'adam' ? '−η d' : '−η g'}
        words={`what the update adds to ${name}`}
      >
        {(entry, k) => <Written entry={entry} value={added(k)} isError />}
      </Matrix>
      <Matrix strand={strand} slot={slot} sign="=" head="after" words={`${name} after the update`}>
        {(entry) => <Written entry={entry} value={entryOf(after.experiment, entry)} />}
      </Matrix>
    </figure>
  );
}

/** Where the parameters of a strand begin in the flat ones. */
const offsetOf = ({ before }: OneUpdate, strand: Strand): number =>
  before.strands
    .slice(0, before.strands.indexOf(strand))
    .reduce((sum, { plan }) => sum + plan.parameterCount, 0);

interface MatrixProps {
  strand: Strand;
  slot: ParameterSlot;
  /** What stands between it and the matrix before. */
  sign?: string;
  head: string;
  words: string;
  /** One number, by its entry and its place in the layout. */
  children: (entry: Entry, k: number) => ReactNode;
}

function Matrix({ strand, slot: { name, rows, cols }, sign, ...props }: MatrixProps) {
  const { head, words, children } = props;
  const width = Math.max(cols, 1);
  return (
    <div className="update-term">
      {sign && <span aria-hidden>{sign}</span>}
      <div className="update-matrix">
        <small aria-hidden>{head}</small>
        <table>
          <caption className="vh">{words}</caption>
          <tbody>
            {Array.from({ length: rows }, (_, i) => (
              <tr key={i}>
                {Array.from({ length: width }, (_, j) => (
                  <td key={j}>
                    {children(
                      { layer: strand.key, parameter: name, index: cols === 0 ? [i] : [i, j] },
                      i * width + j,
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Lights up with its weight. It is no number of the network as it is, so it does not say that it is one. */
function Written(props: { entry: Entry; value: number; isError?: boolean }) {
  const { entry, value, isError = false } = props;
  const { className, style } = isError ? errorTone(value) : valueTone(value);
  return (
    <span
      className={`number ${className}`}
      style={style}
      data-param={`${entry.layer}.${entry.parameter}`}
      data-unit={entry.index.join(',')}
      data-value={value}
    >
      <ColumnText value={value} guard signed={isError} />
    </span>
  );
}
