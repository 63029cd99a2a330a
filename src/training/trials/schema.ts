/** What a file of results must look like, and each run of one. The page trusts what the script wrote, and not what a browser kept. */
import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const some = <S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.minLength(1));

export const runSchema = v.strictObject({
  seed: count,
  solved: v.boolean(),
  updates: count,
  sequences: count,
  loss: v.pipe(v.number(), v.finite(), v.minValue(0)),
  missed: count,
  labels: v.pipe(count, v.minValue(1)),
  stopped: v.nullable(v.string()),
  curve: v.strictObject({ every: v.pipe(count, v.minValue(1)), rights: v.array(share) }),
  seconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
});

const network = v.strictObject({
  id: v.string(),
  setup: v.strictObject({
    cells: some(v.string()),
    hidden: count,
    start: v.strictObject({
      recurrent: v.picklist(['uniform', 'orthogonal']),
      gain: v.number(),
      keep: v.nullable(v.number()),
    }),
    optimiser: v.strictObject({
      rule: v.picklist(['sgd', 'momentum', 'adam']),
      rate: v.number(),
      momentum: v.number(),
      beta1: v.number(),
      beta2: v.number(),
      epsilon: v.number(),
      clip: v.nullable(v.number()),
    }),
    rows: count,
  }),
  weights: count,
  most: count,
  runs: some(runSchema),
});

export const resultsSchema = v.strictObject({
  criterion: v.strictObject({ every: count, looked: count, tested: count, tolerated: share }),
  tests: some(
    v.strictObject({
      id: v.string(),
      task: v.strictObject({ name: v.string(), parameters: v.record(v.string(), v.number()) }),
      networks: some(network),
      date: v.pipe(v.string(), v.isoDate()),
      machine: v.strictObject({
        processor: v.pipe(v.string(), v.minLength(1)),
        cores: v.pipe(count, v.minValue(1)),
        node: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
        learner: v.picklist(['relaxed-simd', 'simd', 'plain']),
      }),
    }),
  ),
});
