/** How long the float64 engine takes, all cells. */
import { cells } from '../src/engine/cells/index.ts';
import type { Experiment, Matrix, Parameters } from '../src/engine/experiment.ts';
import { planOf } from '../src/engine/plan.ts';
import { gradientsOf, runForward, runReverse, seedOfLoss } from '../src/engine/run.ts';
import { Trace } from '../src/engine/trace.ts';

const INPUT = 2;
const CLASSES = 3;
/** The sizes the budgets speak of: the running example, and a longer one. */
const budgets: Record<string, number> = { '3 × 6': 20, '8 × 50': 200 };

function experimentOf(cell: string, hidden: number, steps: number): Experiment {
  const vector = (n: number) => Array.from({ length: n }, () => Math.random() - 0.5);
  const matrix = (rows: number, cols: number): Matrix =>
    Array.from({ length: rows }, () => vector(cols));
  const parameters: Parameters = Object.fromEntries(
    planOf(cells[cell]!, INPUT, hidden).parameters.map(({ name, rows, cols }) => [
      name,
      cols === 0 ? vector(rows) : matrix(rows, cols),
    ]),
  );
  return {
    version: 1,
    title: '',
    layers: [{ cell, hidden, parameters }],
    readout: { parameters: { W_hz: matrix(CLASSES, hidden), b_z: vector(CLASSES) } },
    inputs: matrix(steps, INPUT),
    targets: Array.from({ length: steps }, (_, k) => k % CLASSES),
  };
}

/** The median of several runs, in microseconds a call. */
function measure(call: () => unknown, steps: number): number {
  const calls = Math.max(1, Math.round(30_000 / steps));
  for (let k = 0; k < calls / 2; k++) call();
  const runs = Array.from({ length: 7 }, () => {
    const start = performance.now();
    for (let k = 0; k < calls; k++) call();
    return ((performance.now() - start) / calls) * 1000;
  });
  return runs.sort((a, b) => a - b)[3]!;
}

export function engineTable(): Record<string, string | number>[] {
  const rows: Record<string, string | number>[] = [];
  for (const cell of Object.keys(cells))
    for (const [hidden, steps] of [
      [3, 6],
      [8, 50],
      [8, 10_000],
    ] as const) {
      const experiment = experimentOf(cell, hidden, steps);
      const forward = runForward(experiment);
      const reverse = runReverse(forward, seedOfLoss(forward));
      const size = `${hidden} × ${steps}`;
      rows.push({
        cell,
        'units × steps': size,
        'forward µs': Number(measure(() => runForward(experiment), steps).toFixed(1)),
        'reverse µs': Number(
          measure(() => runReverse(forward, seedOfLoss(forward)), steps).toFixed(1),
        ),
        'gradients µs': Number(measure(() => gradientsOf(forward, reverse), steps).toFixed(1)),
        'whole trace µs': Number(measure(() => new Trace(experiment).gradients, steps).toFixed(1)),
        'budget µs': budgets[size] ?? '',
      });
    }
  return rows;
}
