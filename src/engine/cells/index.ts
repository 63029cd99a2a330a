import type { Cell } from '../cell.ts';
import { gru } from './gru.ts';
import { lstmCoupled } from './lstm-coupled.ts';
import { lstmPeephole } from './lstm-peephole.ts';
import { lstm } from './lstm.ts';
import { rnn } from './rnn.ts';

export { readout } from './readout.ts';

/** Every cell an experiment may name, by that name. To add one: a file beside this one, and a line here. */
export const cells: Readonly<Record<string, Cell>> = Object.fromEntries(
  [rnn, lstm, lstmPeephole, lstmCoupled, gru].map((cell) => [cell.name, cell]),
);
