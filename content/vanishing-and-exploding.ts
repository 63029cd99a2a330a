/** Where chapter 7 starts: the pen's network over a long stroke, and one whose errors can explode. */
import { withSteps, type Experiment } from '../src/engine/experiment.ts';
import { start as pen7 } from './error-flows-back.ts';
import wildPen from './experiments/pen-wild.json';

/** The six moves of the 7, ten times. */
export const start = withSteps(pen7, 60);

/**
 * The same pen, the same moves; but for W_hh the weights are the trained ones. This W_hh was drawn at random and chosen from 6000:
 * at its own size errors vanish, at 2.5 times its size they explode, since the state never comes to rest.
 */
export const wild = withSteps(wildPen as unknown as Experiment, 60);
