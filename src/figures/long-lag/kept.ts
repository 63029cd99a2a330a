/** Reads the rows that an earlier visit has kept (keep.ts). Fetched only where there are some. */
import * as v from 'valibot';
import type { TestResults } from '../../training/trials/results.ts';
import { runSchema } from '../../training/trials/schema.ts';
import type { Own } from './choice.ts';
import { listOf, setupText } from './keep.ts';

const rowSchema = v.strictObject({
  test: v.string(),
  network: v.string(),
  T: v.pipe(v.number(), v.integer()),
  setup: v.string(),
  run: runSchema,
});

/** The rows of a text, oldest first; what cannot be read, or belongs to no test here, is left out. */
export function rowsOf(text: string | null, tests: readonly TestResults[]): Own[] {
  return listOf(text).flatMap((row) => {
    const read = v.safeParse(rowSchema, row);
    if (!read.success) return [];
    const { run, T } = read.output;
    const test = tests.find(({ id }) => id === read.output.test);
    const network = test?.networks.find(({ id }) => id === read.output.network);
    if (!test || !network) return [];
    const choice = { test, network, seed: run.seed, T };
    return setupText(choice) === read.output.setup ? [{ ...choice, run }] : [];
  });
}
