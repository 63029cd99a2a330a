/**
 * npm run experiments -- handwriting [digits] [letters]: how well the networks of figure 13.1 read fonts that they never saw, to
 * content/results/handwriting.json. The chapter's own split from several seeds; and of the digits each family of fonts left out once, all others
 * being learned from. Of an alphabet that is not named what was measured before stays. The same seeds give the same numbers, all but the
 * seconds and the date. The Chinese characters have one font, and nothing to hold out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Trace } from '../src/engine/trace.ts';
import { norm } from '../src/engine/vector.ts';
import { experimentOf, startingPoint, type Checkpoint } from '../src/training/checkpoint.ts';
import { SETUPS, UPDATES, materialsOf } from '../src/training/tasks/handwriting-setup.ts';
import { HAND } from '../src/training/data/augment.ts';
import {
  atTheEnd,
  batchOf,
  handwriting,
  type Example,
  type HandwritingFile,
} from '../src/training/data/handwriting.ts';
import { WIDTH } from '../src/training/data/moves.ts';
import type { Learner } from '../src/training/learner.ts';
import { Run } from '../src/training/run.ts';
import { streamOf } from '../src/training/streams.ts';
import { probeOf } from '../src/training/tasks/task.ts';
import { machine } from './machine.ts';
import { median } from './median.ts';
import '../src/training/testing/relaxed-simd.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const file = JSON.parse(read('../content/data/packed/handwriting.json')) as HandwritingFile;
const MEASURED = ['digits', 'letters'] as const;
type Measured = (typeof MEASURED)[number];
const SPLIT_SEEDS = [1, 2, 3];
const FAMILY_SEEDS = [1];
/** Each held-out drawing, redrawn so often by hands like those that are learned from. */
const REDRAWN = 10;

/** Over drawings, in the middle: of the error of the last answer as it enters the state, the part that stands at the first move. */
function firstMoveOf(checkpoint: Checkpoint, drawings: readonly Example[]): number {
  const parts = drawings.map((drawing) => {
    const trace = traceOf(checkpoint, drawing);
    const at = (t: number) => norm(trace.error(`1.h@${t}`)!);
    return at(1) / at(trace.steps);
  });
  return median(parts);
}

/** The last answer alone is labelled. */
const traceOf = (checkpoint: Checkpoint, drawing: Example) =>
  new Trace(experimentOf(checkpoint, probeOf(atTheEnd(batchOf([drawing])), WIDTH)));

/** What the network reads at the last move of each drawing, where that is another character. */
const misreadBy = (checkpoint: Checkpoint, drawings: readonly Example[]) =>
  drawings.flatMap((drawing) => {
    const trace = traceOf(checkpoint, drawing);
    const z = trace.value(`readout.z@${trace.steps}`)!;
    const as = z.indexOf(Math.max(...z));
    return as === drawing.label ? [] : [{ label: drawing.label, as }];
  });

/** A run of the figure's setup with these families left out: what it reads of them at its end. */
async function trained(alphabet: Measured, heldOut: readonly string[], seed: number) {
  const split = handwriting(file, alphabet, heldOut);
  const setup = { ...SETUPS[alphabet], seed };
  const began = process.cpuUsage().user;
  const run = await Run.begin(setup, undefined, materialsOf(alphabet, split, []));
  while (run.count < UPDATES[alphabet] && run.stopped === null) run.advance();
  // What was computed, not how long it was waited for: the machine has other things to do.
  const seconds = Number(((process.cpuUsage().user - began) / 1e6).toFixed(1));
  const { correct: right, labelled: of } = run.learner.evaluate(run.task.heldOut!());
  const learned = run.learner.evaluate(atTheEnd(batchOf(split.training)));
  const many = Array.from({ length: REDRAWN }, () => split.heldOut).flat();
  const redrawn = atTheEnd(batchOf(many, { hand: HAND }, streamOf(seed, 'examination', 1)));
  const byHands = run.learner.evaluate(redrawn);
  const result = {
    seed,
    updates: run.count,
    right,
    of,
    byHands: byHands.correct / byHands.labelled,
    learned: learned.correct / learned.labelled,
    misread: misreadBy(run.checkpoint(), split.heldOut),
    flow: {
      before: firstMoveOf(startingPoint(setup), split.heldOut),
      after: firstMoveOf(run.checkpoint(), split.heldOut),
    },
    seconds,
  };
  if (result.misread.length !== of - right) throw new Error('The examination counts otherwise.');
  console.error(
    `${alphabet}, ${heldOut.join(' and ')}, seed ${seed}: ${right} of ${of}, ${seconds} s`,
  );
  return { result, kind: run.learner.kind };
}

const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
const accuracy = ({ right, of }: { right: number; of: number }) => right / of;

/** The chapter's own split, from each seed. */
async function measuredOf(alphabet: Measured) {
  const runs = [];
  let learner: Learner['kind'] = 'plain';
  for (const seed of SPLIT_SEEDS) {
    const { result, kind } = await trained(alphabet, file.heldOut, seed);
    runs.push(result);
    learner = kind;
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(learner),
    setup: SETUPS[alphabet],
    updates: UPDATES[alphabet],
    split: { heldOut: file.heldOut, accuracy: mean(runs.map(accuracy)), runs },
  };
}

/** Each family of fonts that has digits left out once. */
async function familiesLeftOut() {
  const runs = [];
  for (const family of new Set(file.fonts.map((font) => font.family))) {
    if (handwriting(file, 'digits', [family]).heldOut.length === 0) continue;
    for (const seed of FAMILY_SEEDS)
      runs.push({ family, ...(await trained('digits', [family], seed)).result });
  }
  return {
    families: new Set(runs.map(({ family }) => family)).size,
    accuracy: mean(runs.map(accuracy)),
    byHands: mean(runs.map(({ byHands }) => byHands)),
    runs,
  };
}

const asked = process.argv.slice(2);
const strange = asked.find((name) => !MEASURED.some((one) => one === name));
if (strange !== undefined) {
  console.error(`There is no alphabet "${strange}" to measure; there are ${MEASURED.join(', ')}.`);
  process.exit(1);
}
const wanted = (alphabet: Measured) => asked.length === 0 || asked.includes(alphabet);
const path = new URL('../content/results/handwriting.json', import.meta.url);
const results = JSON.parse(readFileSync(path, 'utf8')) as Record<Measured, unknown>;
if (wanted('digits'))
  results.digits = { ...(await measuredOf('digits')), leftOut: await familiesLeftOut() };
if (wanted('letters')) results.letters = await measuredOf('letters');
writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
