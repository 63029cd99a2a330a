import { formatNumber, formatPowerOfTen } from '../../notation/format.ts';
import { reachable } from '../parts/reachable.ts';
import type { Flow } from './flow.ts';
import { Sample } from './Mark.tsx';
import type { RaceState } from './race-state.ts';
import { examinedBy, lossBy } from './score.ts';
import { RACERS } from './setup.ts';
import { ofHundred, withThousands } from '../parts/counts.ts';

interface Props {
  race: RaceState;
  flows: readonly Flow[];
  onExamine: (k: number) => void;
}

/** The three networks at the moment in view, in numbers, each with the way into the figures of the book. */
export function Readings({ race, flows, onExamine }: Props) {
  const { moment, views, isPast } = race;
  return (
    <div className="side-readings race-readings" {...reachable} role="group" aria-label="Numbers">
      <table>
        <thead>
          <tr>
            <th scope="col">after {withThousands(moment.count)}</th>
            <th scope="col">
              <span className="vh">Into the figures below</span>
            </th>
            <th scope="col">loss</th>
            <th scope="col">unseen</th>
            <th scope="col">right</th>
            <th scope="col">error at the loss</th>
            <th scope="col">at the first step</th>
            <th scope="col">a step</th>
          </tr>
        </thead>
        <tbody>
          {RACERS.map(({ cell, name }, k) => {
            const { checkpoint, loss: present } = views[k]!;
            const loss = isPast ? lossBy(checkpoint.history, moment.count) : present;
            const { factor } = flows[k]!;
            const examined = examinedBy(checkpoint.history, moment.count);
            return (
              <tr key={cell} data-racer={cell} data-updates={checkpoint.count}>
                <th scope="row">
                  <Sample cell={cell} /> {name}
                </th>
                <td>
                  <button type="button" className="word" onClick={() => onExamine(k)}>
                    Examine<span className="vh"> the {name}</span>
                  </button>
                </td>
                <td data-loss={loss ?? undefined}>{loss === null ? '–' : formatNumber(loss)}</td>
                <td data-unseen={examined?.loss}>{examined ? formatNumber(examined.loss) : '–'}</td>
                <td data-right={examined?.accuracy}>
                  {examined ? `${ofHundred(examined.accuracy)} %` : '–'}
                </td>
                <td>{formatPowerOfTen(flows[k]!.atLoss)}</td>
                <td data-log={flows[k]!.first}>{formatPowerOfTen(flows[k]!.first)}</td>
                <td>{factor !== null && `×${formatNumber(factor)}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
