import type { Quartiles } from '../../engine/derived/quartiles.ts';
import { formatNumber, formatPowerOfTen } from '../../notation/format.ts';
import type { Panel } from './model.ts';
import { KindName } from './Names.tsx';
import { reachable } from '../parts/reachable.ts';
import type { Bands } from './use-bands.ts';
import { stepsInWords } from './words.ts';

interface Props {
  panels: readonly Panel[];
  /** Is there a column for many seeds? It is empty until they are there. */
  many: boolean;
  bands: Bands | null;
  back: number;
}

/** The numbers of all curves at the distance in view. */
export function Readings({ panels, many, bands, back }: Props) {
  return (
    <div
      className="side-readings"
      {...reachable}
      role="group"
      aria-label="Numbers at the distance in view"
    >
      <table>
        <thead>
          <tr>
            <th scope="col">error of</th>
            <th scope="col">at the loss</th>
            <th scope="col">{stepsInWords(back)} back</th>
            <th scope="col">a step</th>
            {many && (
              <th scope="col" className="side-spread">
                20 seeds there: median, middle half
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {panels.flatMap(({ name, lines, kept }, k) =>
            lines.map(({ kind, sizes, rate }) => {
              const spread = bands?.[k]?.[kind];
              return (
                <tr key={`${name} ${kind}`} className={kind} data-curve={`${name}.${kind}`}>
                  <th scope="row">
                    {name} <KindName kind={kind} gate={kept?.gate} />
                  </th>
                  <Reading log={sizes[0]} />
                  <Reading log={sizes[back]} />
                  <td data-factor={rate?.factor}>{rate && `×${formatNumber(rate.factor)}`}</td>
                  {many && <SpreadReading spread={spread} back={back} />}
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** The logarithm stands beside the number: it is a number also where that has left float64. */
function Reading({ log }: { log: number | undefined }) {
  if (log === undefined) return <td />;
  return <td {...(Number.isFinite(log) && { 'data-log': log })}>{formatPowerOfTen(log)}</td>;
}

function SpreadReading({ spread, back }: { spread: Quartiles | undefined; back: number }) {
  if (!spread) return <td className="side-spread">…</td>;
  const [median, lower, upper] = [spread.median[back]!, spread.lower[back]!, spread.upper[back]!];
  return (
    <td className="side-spread">
      {formatPowerOfTen(median)}, {formatPowerOfTen(lower)} to {formatPowerOfTen(upper)}
    </td>
  );
}
