import { useRef, type KeyboardEvent } from 'react';
import { entryPlace } from '../../lab/place.ts';
import { useLab } from '../../lab/react.ts';
import { ColumnText, Num } from '../parts/Num.tsx';
import { reachable } from '../parts/reachable.ts';
import { LossName, parameterWords } from './Names.tsx';
import { neighbour, type Cell, type Shown } from './shown.ts';
import { Square } from './Square.tsx';

/** Up to so many steps each cell has its number written in it; with more it is there to be heard. */
const WRITTEN = 8;

export const ARROWS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

interface Props {
  shown: Shown;
  chosen: Cell | null;
  /** Cells with |s − t| ≥ window are struck. */
  window: number;
  onChoose: (cell: Cell) => void;
}

/** The triangle as a table: a row a loss, a column a use, sums at the rims. One cell is a stop of the keyboard, arrows go on. */
export function Grid({ shown, chosen, window, onChoose }: Props) {
  const { trace, entry, times, triangle } = shown;
  const table = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    if (!way || !chosen || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = neighbour(shown, chosen, ...way);
    if (!next) return;
    onChoose(next);
    table.current!.querySelector<HTMLElement>(`[data-cell="${next.s}.${next.t}"]`)?.focus();
  };
  const name = parameterWords(trace, entry.layer, entry.parameter);
  const isWritten = times.length <= WRITTEN;
  return (
    <div
      className="triangle-table"
      {...reachable}
      role="group"
      aria-label={`The contribution triangle of ${name}`}
    >
      <table
        ref={table}
        role="grid"
        className={isWritten ? 'written' : 'dense'}
        onKeyDown={onKeyDown}
      >
        <caption className="vh">
          What each use of {name} contributes to the gradient of each loss. A row is a loss, a
          column a use; the last column and the last row are the sums.
        </caption>
        <thead>
          <tr>
            <th scope="col" className="corner">
              {isWritten ? 'use at' : 'use at t ='}
            </th>
            {times.map((t) => (
              <th scope="col" key={t}>
                {isWritten && (
                  <>
                    <i>t</i> ={' '}
                  </>
                )}
                {t}
              </th>
            ))}
            <th scope="col" className="sum">
              all uses
            </th>
          </tr>
        </thead>
        <tbody>
          {times.map((s) => (
            <tr key={s}>
              <th scope="row">
                <LossName s={s} />
              </th>
              {times.map((t) => (
                <GridCell
                  key={t}
                  shown={shown}
                  cell={{ s, t }}
                  isChosen={chosen?.s === s && chosen.t === t}
                  isOut={Math.abs(s - t) >= window}
                  onChoose={onChoose}
                />
              ))}
              <td role="gridcell" className="sum">
                {trace.losses[s - 1] === null ? (
                  <span className="none">no label</span>
                ) : (
                  <Sum shown={shown} value={triangle.rows[s - 1]!} loss={s} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">all losses</th>
            {times.map((t) => (
              <td role="gridcell" key={t}>
                <Sum shown={shown} value={triangle.columns[t - 1]!} use={t} />
              </td>
            ))}
            <td role="gridcell" className="sum total">
              <Total shown={shown} />
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface CellProps {
  shown: Shown;
  cell: Cell;
  isChosen: boolean;
  isOut: boolean;
  onChoose: (cell: Cell) => void;
}

function GridCell({ shown, cell, isChosen, isOut, onChoose }: CellProps) {
  if (!shown.has(cell)) return <td role="gridcell" />;
  const value = shown.valueAt(cell);
  return (
    <td role="gridcell" aria-selected={isChosen} className={isOut ? 'out' : undefined}>
      <button
        type="button"
        data-cell={`${cell.s}.${cell.t}`}
        tabIndex={isChosen ? 0 : -1}
        onClick={() => onChoose(cell)}
      >
        <Square value={value} norm={shown.norm} />
        <span className={Number.isFinite(value) ? 'cell-number' : 'cell-number in-words'}>
          <PartNumber shown={shown} value={value} loss={cell.s} use={cell.t} />
        </span>
        {isOut && <span className="vh">, left out</span>}
      </button>
    </td>
  );
}

interface PartProps {
  shown: Shown;
  value: number;
  loss?: number;
  use?: number;
}

/** A part of the gradient: of one number with its address; of a whole matrix a norm, which has none. */
export function PartNumber({ shown: { norm, entry }, value, ...of }: PartProps) {
  if (norm)
    return (
      <span className="number">
        <ColumnText value={value} />
      </span>
    );
  const { layer, parameter, index } = entry;
  return (
    <Num at={`${layer}.${parameter}`} face="gradient" index={index} value={value} column {...of} />
  );
}

function Sum(props: PartProps) {
  return (
    <>
      <Square value={props.value} norm={props.shown.norm} />
      <PartNumber {...props} />
    </>
  );
}

/** The gradient: the number of the card and of the tables of weights. */
export function Total({ shown }: { shown: Shown }) {
  const lab = useLab();
  const { norm, entry, triangle, trace } = shown;
  const { layer, parameter, index } = entry;
  return (
    <>
      <Square value={triangle.total} norm={norm} />
      {norm ? (
        <PartNumber shown={shown} value={triangle.total} />
      ) : (
        <Num
          at={`${layer}.${parameter}`}
          face="gradient"
          index={index}
          value={triangle.total}
          column
          onOpen={() => lab.pinAt(entryPlace(entry))}
          label={`The gradient of ${parameterWords(trace, layer, parameter)}. Where it comes from`}
        />
      )}
    </>
  );
}
