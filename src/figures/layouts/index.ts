import { gru } from './gru.ts';
import type { LayoutOf } from './layout.ts';
import { lstmCoupled } from './lstm-coupled.ts';
import { lstmPeephole } from './lstm-peephole.ts';
import { lstm } from './lstm.ts';
import { rnn } from './rnn.ts';

/** By the name of the cell. A cell that is not here is shown by its equations alone. */
export const layouts: Readonly<Record<string, LayoutOf>> = {
  rnn,
  lstm,
  'lstm-peephole': lstmPeephole,
  'lstm-coupled': lstmCoupled,
  gru,
};
