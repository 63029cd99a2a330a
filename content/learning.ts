/** What chapter 11 starts from, and the numbers its prose speaks of. */
import type { Experiment } from '../src/engine/experiment.ts';
import { beginnerWeights } from './learning-starts.ts';
import { seven } from './pen.ts';

export { cliff, cliffNames, overCliff, overRules } from './learning-starts.ts';

/** The network of Part I before it learned. */
export const beginner: Experiment = {
  ...seven,
  title: 'A pen writes a 7, for a network that has learned nothing yet',
  ...beginnerWeights,
};
