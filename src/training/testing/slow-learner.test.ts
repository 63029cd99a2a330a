import { expect, it } from 'vitest';
import { randomFrom } from '../../engine/random.ts';
import { shapeOf, startingPoint } from '../checkpoint.ts';
import { taskOf } from '../tasks/index.ts';
import { createSlowLearner } from './slow-learner.ts';
import { setupOf } from './setups.ts';

it.each(['pen', 'recall', 'adding', 'temporal-order', 'copy'])(
  'the gradient on %s is that of the mean loss of a labelled step',
  (name) => {
    const setup = setupOf({
      task: { name, parameters: name === 'pen' ? {} : { T: 10 } },
      cells: ['gru'],
    });
    const { weights } = startingPoint(setup);
    const learner = createSlowLearner(shapeOf(setup));
    learner.write(weights);
    const batch = taskOf(setup.task).draw(randomFrom(3), 4);
    const { outcome, gradient } = learner.gradient(batch);
    expect(outcome.loss).toBe(learner.evaluate(batch).loss);
    // Central differences, along weights that are float32 on both sides.
    const [differences, exact] = [[], []] as [number[], number[]];
    for (let k = 0; k < weights.length; k += 3) {
      const at = (change: number) => {
        const moved = weights.with(k, weights[k]! + change);
        learner.write(moved);
        return [moved[k]!, learner.evaluate(batch).loss] as const;
      };
      const [[a, lower], [b, upper]] = [at(-1e-3), at(1e-3)];
      differences.push((upper - lower) / (b - a));
      exact.push(gradient[k]!);
    }
    const norm = (numbers: number[]) => Math.hypot(...numbers);
    // The next term of the difference is of the order of the step's square.
    expect(norm(exact.map((g, k) => g - differences[k]!))).toBeLessThan(1e-5 * norm(exact));
    expect(norm(exact)).toBeGreaterThan(0);
  },
);

it('a batch twice over has the same loss and gradient', () => {
  const setup = setupOf({ task: { name: 'temporal-order', parameters: { T: 10 } } });
  const learner = createSlowLearner(shapeOf(setup));
  learner.write(startingPoint(setup).weights);
  const batch = taskOf(setup.task).draw(randomFrom(3), 1);
  const twice = (numbers: Int32Array) => Int32Array.from([...numbers].flatMap((n) => [n, n]));
  const { outcome, gradient } = learner.gradient(batch);
  const double = learner.gradient({
    rows: 2,
    steps: batch.steps,
    symbols: twice(batch.symbols!),
    classes: twice(batch.classes!),
    lengths: twice(batch.lengths!),
  });
  expect(double.outcome.loss).toBeCloseTo(outcome.loss, 12);
  expect(double.outcome.labelled).toBe(2);
  double.gradient.forEach((g, k) => expect(g).toBeCloseTo(gradient[k]!, 7));
});
