import { memo } from 'react';
import { entryOf, type Entry } from '../../engine/experiment.ts';
import type { Strand } from '../../engine/network.ts';
import type { ParameterSlot } from '../../engine/plan.ts';
import { numberAt } from '../../engine/table.ts';
import type { Trace } from '../../engine/trace.ts';
import { indexWords } from '../../lab/names.ts';
import { useLab } from '../../lab/react.ts';
import { entryPlace } from '../../lab/place.ts';
import { formatNumber } from '../../notation/format.ts';
import { parameterSymbol } from '../../notation/symbols.ts';
import { Field } from '../parts/Field.tsx';
import { Formula } from '../parts/Formula.tsx';
import { Num } from '../parts/Num.tsx';
import { isCut, spanOf } from './window.ts';

export type Shown = 'values' | 'gradients' | 'both';

const captions: Readonly<Record<Shown, string>> = {
  values: 'each value',
  gradients: 'the gradient of each number',
  both: 'each value, and under it its gradient',
};

interface Props {
  trace: Trace;
  strand: Strand;
  slot: ParameterSlot;
  show: Shown;
  /** Of a large table only a window is shown: so many rows and columns, from these, counted from 0. */
  side: number;
  firstRow: number;
  firstColumn: number;
}

/** One parameter in its brackets. Drawn again only when its network or its window is another. */
export const ParameterTable = memo(function ParameterTable(props: Props) {
  const { trace, strand, slot, show, side, firstRow, firstColumn } = props;
  const { name, rows, cols } = slot;
  const rowsShown = spanOf(rows, firstRow, side);
  const columnsShown = spanOf(cols, firstColumn, side);
  const cut = isCut(slot, side);
  return (
    <figure className={cut ? 'parameter cut' : 'parameter'}>
      <figcaption>
        <Formula tex={parameterSymbol(trace.forward, strand.key, name, { linked: true })} />
        {cut && <small>{partWords(rowsShown, rows, columnsShown, cols)}</small>}
      </figcaption>
      <table>
        <caption className="vh">
          {name}: {captions[show]}
        </caption>
        <tbody>
          {rowsShown.map((row) => (
            <tr key={row}>
              {(cols === 0 ? [[row]] : columnsShown.map((column) => [row, column])).map((index) => (
                <EntryCell
                  key={index.join()}
                  trace={trace}
                  entry={{ layer: strand.key, parameter: name, index }}
                  show={show}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
});

/** "rows 1–16 of 256, columns 17–32 of 256". */
function partWords(
  rowsShown: readonly number[],
  rows: number,
  columnsShown: readonly number[],
  cols: number,
): string {
  const part = (what: string, shown: readonly number[], of: number) =>
    shown.length < of ? [`${what} ${shown[0]! + 1}–${shown.at(-1)! + 1} of ${of}`] : [];
  return [...part('rows', rowsShown, rows), ...part('columns', columnsShown, cols)].join(', ');
}

function EntryCell({ trace, entry, show }: { trace: Trace; entry: Entry; show: Shown }) {
  const lab = useLab();
  const { layer, parameter, index } = entry;
  const at = `${layer}.${parameter}`;
  const gradient = numberAt(trace.gradient(layer, parameter)!, index);
  const several = trace.strands.length > 2;
  const owner = several && layer !== 'readout' ? `layer ${layer} ` : '';
  const name = `${owner}${parameter} ${indexWords(index)}`;
  return (
    <td>
      {show !== 'gradients' && (
        <Field
          at={at}
          face="value"
          index={index}
          value={entryOf(trace.experiment, entry)}
          label={name}
          onChange={(value) => lab.setEntry(entry, value)}
        />
      )}
      {show !== 'values' && (
        <Num
          at={at}
          face="gradient"
          index={index}
          value={gradient}
          column
          onOpen={() => lab.pinAt(entryPlace(entry))}
          label={`Gradient of ${name}: ${formatNumber(gradient)}. Where it comes from`}
        />
      )}
    </td>
  );
}
