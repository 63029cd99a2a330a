/** The Web Worker in which the runs of a page are trained. */
import { clock, yieldByMessage } from './clock.ts';
import { createSharedLearner } from './create-shared.ts';
import type { Order, Port, Report } from './protocol.ts';
import { serve } from './serve.ts';

serve(self as unknown as Port<Report, Order>, {
  clock,
  slice: 12,
  yield: yieldByMessage(),
  make: createSharedLearner,
});
