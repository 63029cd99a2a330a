import { reachable } from '../parts/reachable.ts';
import { Square } from '../triangle/Square.tsx';
import type { Derivation } from './derivation.ts';
import { Derived } from './Derived.tsx';

/** So many uses are shown one by one, those nearest to the step in view. */
const SHOWN = 12;

/** The derivative by use, one column a step: with the immediate one only that of the step itself is lit. */
export function Uses({ shown, isTotal }: { shown: Derivation; isTotal: boolean }) {
  const { derivatives, t } = shown;
  const { byUse } = derivatives;
  const all = reachedBy(shown);
  const near = all.toSorted((a, b) => Math.abs(a - t) - Math.abs(b - t)).slice(0, SHOWN);
  const uses = all.filter((use) => near.includes(use));
  const others = all.filter((use) => !near.includes(use));
  const rest = others.reduce((sum, use) => sum + byUse[use - 1]!, 0);
  return (
    <div className="uses" {...reachable} role="group" aria-label="The derivative by use">
      <table>
        <caption className="vh">
          What each use of the parameter contributes to the derivative
        </caption>
        <thead>
          <tr>
            <th scope="col">use at</th>
            {others.length > 0 && <th scope="col">{others.length} farther steps</th>}
            {uses.map((use) => (
              <th scope="col" key={use} className={use === t ? 'now' : undefined}>
                <i>t</i> = {use}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">gives</th>
            {others.length > 0 && (
              <td className={isTotal ? undefined : 'out'}>
                <Square value={rest} />
                <Derived value={rest} name="farther" />
              </td>
            )}
            {uses.map((use) => {
              const value = byUse[use - 1]!;
              const isOut = !isTotal && use !== t;
              return (
                <td key={use} className={isOut ? 'out' : undefined}>
                  <Square value={value} />
                  <Derived value={value} name="use" use={use} />
                  {isOut && <span className="vh">, held fixed</span>}
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** The steps at which a use can matter to h at t: up to t, or from it on, or all where errors go both ways below. */
function reachedBy({ trace, layer, entry, t }: Derivation): number[] {
  const steps = Array.from({ length: trace.steps }, (_, k) => k + 1);
  const strandOf = (key: string) => trace.strands[trace.strandIndex(key)]!;
  const [own, by] = [strandOf(layer), strandOf(entry.layer)];
  const twoWay = trace.strands.some(({ backward }) => backward);
  if (twoWay && own !== by) return steps;
  return steps.filter((use) => (own.backward ? use >= t : use <= t));
}
