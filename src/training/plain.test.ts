import { createPlainLearner } from './plain.ts';
import { holdLearner } from './testing/conformance.ts';

holdLearner('the plain learner', createPlainLearner);
