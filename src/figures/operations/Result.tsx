import { formatAddress } from '../../engine/address.ts';
import { numberAt, type Table } from '../../engine/table.ts';
import type { Trace } from '../../engine/trace.ts';
import { indexWords, unitName } from '../../lab/names.ts';
import { entryPlace, quantityPlace } from '../../lab/place.ts';
import { useLab } from '../../lab/react.ts';
import { formatNumber } from '../../notation/format.ts';
import type { Operation, QuantityOperation } from '../../notation/operations.ts';
import { Num } from '../parts/Num.tsx';

/** More numbers than these are not listed: they stand in the drawing and in the tables. */
const MOST = 64;

interface Props {
  trace: Trace;
  operation: Operation;
  /** Of an operation on gradients. */
  parameter: string;
}

/** What the operation has made. Each number of the network opens what it is made of. */
export function Result({ trace, operation, parameter }: Props) {
  const { face, layer, t } = operation;
  if (face === 'loss')
    return (
      <span className="number">{formatNumber(t === null ? trace.loss : trace.losses[t - 1]!)}</span>
    );
  if (face !== 'gradient') return <Quantity trace={trace} operation={operation} />;
  const table =
    t === null ? trace.gradient(layer, parameter)! : trace.gradientByStep(layer, parameter, t)!;
  return <Entries layer={layer} parameter={parameter} t={t} table={table} />;
}

function Quantity({ trace, operation }: { trace: Trace; operation: QuantityOperation }) {
  const lab = useLab();
  const { face, layer, name, t } = operation;
  const numbers = (face === 'value' ? trace.value(operation) : trace.error(operation))!;
  if (numbers.length > MOST) return <TooMany count={numbers.length} />;
  return (
    <ul className="units-made">
      {Array.from(numbers, (value, unit) => {
        const called = unitName(lab.start.names, layer, name, unit);
        return (
          <li key={unit}>
            <span className="words">{called}</span>{' '}
            <Num
              at={formatAddress(operation)}
              face={face}
              index={[unit]}
              value={value}
              column={face === 'error'}
              onOpen={() => lab.pinAt(quantityPlace(layer, name, t, unit))}
              label={`${called}: ${formatNumber(value)}. Where it comes from`}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface EntriesProps {
  layer: string;
  parameter: string;
  t: number | null;
  table: Table;
}

function Entries({ layer, parameter, t, table }: EntriesProps) {
  const lab = useLab();
  const { rows, cols } = table;
  const width = Math.max(cols, 1);
  if (rows * width > MOST) return <TooMany count={rows * width} />;
  return (
    <table className="matrix-made">
      <caption className="vh">
        {t === null ? `The gradient of ${parameter}` : `What step ${t} adds to it`}
      </caption>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row}>
            {Array.from({ length: width }, (_, column) => {
              const index = cols === 0 ? [row] : [row, column];
              const value = numberAt(table, index);
              return (
                <td key={column}>
                  <Num
                    at={`${layer}.${parameter}`}
                    face={t === null ? 'gradient' : 'share'}
                    {...(t !== null && { consumer: `@${t}` })}
                    index={index}
                    value={value}
                    column
                    onOpen={() => lab.pinAt(entryPlace({ layer, parameter, index }))}
                    label={`${indexWords(index)}: ${formatNumber(value)}. Where it comes from`}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TooMany({ count }: { count: number }) {
  return (
    <span className="words">
      {count} numbers, more than the {MOST} that are listed here; choose one of them in the figure.
    </span>
  );
}
