/**
 * npm run experiments: the published long-lag tests again, each network from several seeds, to content/results/long-lag.json. The
 * same seed gives the same numbers, all but the seconds and the date.
 *
 *     npm run experiments -- --only adding --seeds 3
 *     npm run experiments -- --quick
 *
 * --only is what the name of a test begins with; the others of the file stay as they are. --quick carries a tiny test out and prints its
 * results instead of writing them.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CRITERION } from '../src/training/trials/criterion.ts';
import { Judge } from '../src/training/trials/judge.ts';
import type { Results, TestResults } from '../src/training/trials/results.ts';
import { resultsOf } from './carry-out.ts';
import { machine } from './machine.ts';
import { FIRST_SEED, QUICK, SEEDS, TESTS, type Test } from './tests.ts';
import '../src/training/testing/relaxed-simd.ts';

const file = new URL('../content/results/long-lag.json', import.meta.url);

function asked() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      seeds: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const count = values.seeds === undefined ? SEEDS : Number(values.seeds);
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`--seeds must be a whole number from 1; it is "${values.seeds}".`);
  const tests = (values.quick ? QUICK : TESTS).filter(({ id }) => id.startsWith(values.only ?? ''));
  if (tests.length === 0)
    throw new RangeError(
      `No test begins with "${values.only}"; there are ${TESTS.map(({ id }) => id).join(', ')}.`,
    );
  const seeds = Array.from({ length: count }, (_, k) => FIRST_SEED + k);
  return { tests, seeds, quick: values.quick };
}

async function carriedOut(test: Test, seeds: readonly number[]): Promise<TestResults> {
  const { kind } = await Judge.of({ ...test.networks[0]!.setup, task: test.task, seed: 0 });
  return {
    ...(await resultsOf(test, seeds, {
      say: (line) => console.error(line),
      // What was computed, not how long it was waited for: the machine has other things to do.
      now: () => process.cpuUsage().user / 1000,
    })),
    date: new Date().toISOString().slice(0, 10),
    machine: machine(kind),
  };
}

/** The file with one test carried out anew, in its place among the others. */
function withTest(results: TestResults): Results {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results).tests : [];
  const tests = TESTS.flatMap(({ id }) =>
    id === results.id ? results : (before.find((test) => test.id === id) ?? []),
  );
  return { criterion: CRITERION, tests };
}

try {
  const { tests, seeds, quick } = asked();
  for (const test of tests) {
    const results = await carriedOut(test, seeds);
    if (quick) console.log(JSON.stringify(results));
    else writeFileSync(file, `${JSON.stringify(withTest(results))}\n`);
  }
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
