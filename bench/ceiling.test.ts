import { expect, it } from 'vitest';
import { multiplyAdds } from './ceiling.ts';

it('an update multiplies each weight three times a step and row, those of the inputs twice', () => {
  const of = (cell: string, gates: number) => {
    const [inputs, hidden, outputs] = [64, 128, 10];
    const shape = { cells: [cell], hidden, inputs, outputs, loss: 'cross-entropy' } as const;
    const each = 2 * gates * inputs * hidden + 3 * gates * hidden * hidden + 3 * hidden * outputs;
    expect(multiplyAdds(shape, 16, 64)).toBe(16 * 64 * each);
  };
  of('rnn', 1);
  of('lstm', 4);
});

it('above the first layer what is read has an error too', () => {
  const cells = ['rnn', 'rnn'];
  const shape = { cells, hidden: 4, inputs: 3, outputs: 2, loss: 'cross-entropy' } as const;
  expect(multiplyAdds(shape, 1, 1)).toBe(2 * 3 * 4 + 3 * (4 * 4 * 3 + 4 * 2));
});
