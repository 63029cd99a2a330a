import { formatNumber } from '../../notation/format.ts';
import { reachable } from '../parts/reachable.ts';
import { angleOf } from './descent.ts';
import { Arrow, Sample } from './Marks.tsx';
import { stepAt, type Frame } from './model.ts';

/** Half the width of a compass, in pixels. */
const RADIUS = 21;

/** Each rule where it stands now: its rate, its loss, its gradient, and the next update beside −g. */
export function Readings({ frame: { setup, descents } }: { frame: Frame }) {
  return (
    <div
      {...reachable}
      className="surface-readings"
      role="group"
      aria-label="The rules where they stand"
    >
      <table>
        <caption>
          After <b>{setup.at}</b> {setup.at === 1 ? 'update' : 'updates'}; <i>g</i> has the slopes
          of these two weights alone. Arrows: <b>bold</b> the next update, thin −<i>g</i>;
          directions as in the picture, lengths not.
        </caption>
        <thead>
          <tr>
            <th scope="col">rule</th>
            <th scope="col">
              <i>η</i>
            </th>
            <th scope="col">
              <i>L</i>
            </th>
            <th scope="col">
              ‖<i>g</i>‖
            </th>
            <th scope="col">
              update, −<i>g</i>
            </th>
          </tr>
        </thead>
        <tbody>
          {descents.map(({ name, optimiser, path }, run) => {
            const step = path && stepAt(path, setup.at);
            const exploded = path?.exploded !== null && setup.at >= (path?.exploded ?? 0);
            return (
              <tr key={name} data-rule={name}>
                <th scope="row">
                  <Sample run={run} /> <span>{name}</span>
                </th>
                <td suppressHydrationWarning>{formatNumber(optimiser.rate)}</td>
                <td suppressHydrationWarning>
                  {step && !exploded ? formatNumber(step.loss) : 'exploded'}
                </td>
                <td suppressHydrationWarning>
                  {step && !exploded ? formatNumber(step.norm) : 'exploded'}
                </td>
                <td>{step && !exploded && <Compass {...step} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The angle as it is written: in whole degrees. */
export const degrees = (angle: number) => `${Math.round(angle)}°`;

function Compass(step: Parameters<typeof angleOf>[0]) {
  const angle = angleOf(step);
  if (angle === null) return <>none</>;
  const [gx, gy] = step.gradient;
  const [x, y] = step.update;
  return (
    <span className="surface-compass">
      <svg
        width={2 * RADIUS}
        height={2 * RADIUS}
        viewBox={`${-RADIUS} ${-RADIUS} ${2 * RADIUS} ${2 * RADIUS}`}
        aria-hidden="true"
      >
        <circle r={RADIUS - 1} />
        <Arrow className="bold" x={x} y={-y} length={RADIUS - 3} />
        <Arrow className="thin" x={-gx} y={gy} length={RADIUS - 1} />
      </svg>
      <span suppressHydrationWarning>{degrees(angle)}</span>
    </span>
  );
}
