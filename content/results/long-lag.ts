/** What `npm run experiments` wrote; a test holds it to the schema, so it is not read again here. */
import type { Results } from '../../src/training/trials/results.ts';
import written from './long-lag.json';

export const longLag = written as unknown as Results;
