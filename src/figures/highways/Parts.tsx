import { useId } from 'react';
import { amountOf, wholeOf, type Way } from '../../engine/derived/highways.ts';
import { markAttributes } from '../parts/mark.ts';
import { ColumnText } from '../parts/Num.tsx';
import { toneOf } from '../parts/tone.ts';
import { Hatch, shadeOf } from './Drawing.tsx';
import { cameBy, distanceAt, keyOf, type Shown } from './model.ts';
import { percentText } from './percent.ts';

/** The error at one step as an addition: a line for each way, and under the rule what they sum to. */
export function Parts({ shown, step }: { shown: Shown; step: number }) {
  const { highways, unit, layer } = shown;
  const { memory } = highways.line;
  const d = distanceAt(highways, step);
  if (d === null) return null;
  const whole = wholeOf(highways, d, unit);
  const amounts = highways.ways.map((way) => amountOf(highways, way, d, unit));
  const power = powerOf([whole, ...amounts]);
  const at = `${layer}.${memory}@${step}`;
  if (amounts.some(Number.isNaN)) return null;
  return (
    <div className="highway-parts">
      <table>
        <caption>
          {unit === null && 'The size of '}
          {unit === null ? 'the' : 'The'} error of <State memory={memory} t={step} />
          {unit === null ? ', by the way it came' : `, unit ${unit + 1}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">came</th>
            <th scope="col">{power === 0 ? 'number' : <Times power={power} />}</th>
            <th scope="col">per cent</th>
          </tr>
        </thead>
        <tbody>
          {highways.ways.map((way, w) => {
            const part = shown.parts[w]![d]!;
            return (
              <tr key={keyOf(way)}>
                <th scope="row">
                  <Swatch way={way} part={part} /> {cameBy(shown, way)}
                  {way.gate !== null && (
                    <>
                      {' '}
                      <i>{way.gate}</i>
                    </>
                  )}
                </th>
                <td>
                  <Amount
                    value={amounts[w]!}
                    {...{ power, at, unit }}
                    way={way}
                    loss={highways.loss}
                  />
                </td>
                <td data-part={keyOf(way)}>{part === null ? '' : percentText(part)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">together</th>
            <td>
              <Amount value={whole} {...{ power, at, unit }} loss={highways.loss} />
            </td>
            <td>{whole === 0 || !Number.isFinite(whole) ? '' : percentText(1)}</td>
          </tr>
        </tfoot>
      </table>
      {unit === null && (
        <p>
          Of each way’s part the length along the direction of the whole error is given: these
          lengths sum to that of the whole. A part that points against it counts as negative.
        </p>
      )}
    </div>
  );
}

export function State({ memory, t }: { memory: string; t: number }) {
  return (
    <>
      <i>{memory}</i>
      <sub>{t}</sub>
    </>
  );
}

function Times({ power }: { power: number }) {
  return (
    <>
      × 10<sup>{power < 0 ? `−${-power}` : power}</sup>
    </>
  );
}

/** The power of ten that all numbers of the column are divided by, so that they can be added as they stand. */
function powerOf(numbers: readonly number[]): number {
  const most = Math.max(...numbers.map((x) => (Number.isFinite(x) ? Math.abs(x) : 0)));
  if (most === 0) return 0;
  const power = Math.floor(Math.log10(most));
  return power >= -1 && power <= 2 ? 0 : power;
}

interface AmountProps {
  value: number;
  power: number;
  /** "1.c@3" */
  at: string;
  unit: number | null;
  /** Absent for the sum of all ways. */
  way?: Way;
  loss: number;
}

/** Of one unit it is an error, or a part of one; of all units the signed length of a part, in no ink of an error. */
function Amount({ value, power, at, unit, way, loss }: AmountProps) {
  const consumer = way && { consumer: keyOf(way) };
  const { 'data-unit': index, ...mark } = markAttributes({
    at,
    face: way ? 'share' : 'error',
    index: unit === null ? [] : [unit],
    value,
    loss,
    ...consumer,
  });
  const tone = toneOf('error', value);
  return (
    <span
      {...mark}
      {...(unit === null ? { className: 'number' } : { 'data-unit': index, ...tone, className: `number ${tone.className}` })} // prettier-ignore
    >
      <ColumnText value={scaled(value, power)} guard signed={unit !== null} />
    </span>
  );
}

/** In two factors, since 10^−310 is no number. What is 0 in the digits of the column is written as 0. */
function scaled(value: number, power: number): number {
  const number = power < -300 ? (value * 1e300) / 10 ** (power + 300) : value / 10 ** power;
  return Math.abs(number) < 0.00005 ? 0 : number;
}

/** The shade of a ribbon; hatched where it runs against the whole. */
function Swatch({ way, part }: { way: Way; part: number | null }) {
  const id = useId();
  const isAgainst = part !== null && part < 0;
  return (
    <svg className="swatch" width="24" height="13" aria-hidden="true">
      <g className={`ribbon ${shadeOf(way)}`}>
        {isAgainst && <Hatch id={id} />}
        <rect
          className={isAgainst ? 'against' : undefined}
          x="0.5"
          y="0.5"
          width="23"
          height="12"
          {...(isAgainst && { fill: `url(#${id})` })}
        />
      </g>
    </svg>
  );
}
