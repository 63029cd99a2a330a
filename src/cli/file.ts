/** What the command-line programs share: reading the file, and one sentence on standard error when it goes wrong. */
import { readFileSync } from 'node:fs';
import type { Experiment } from '../engine/experiment.ts';
import { parseExperiment } from '../engine/parse.ts';

/** Throws an Error whose message is a sentence. */
export function experimentFromFile(file: string): Experiment {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(
      `${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
    );
  }
  return parseExperiment(experimentIn(text.replace(/^\uFEFF/, '')));
}

/** A file that pairs an experiment with its expected trace, as the fixtures do, is read for its experiment. */
function experimentIn(text: string): string {
  try {
    const { version, experiment } = JSON.parse(text) as Record<string, unknown>;
    return version === undefined && experiment !== undefined ? JSON.stringify(experiment) : text;
  } catch {
    return text; // parseExperiment says what is wrong with it
  }
}

/** Runs a program; a failure is a sentence on standard error and exit status 1. */
export function run(program: () => void): void {
  try {
    program();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
