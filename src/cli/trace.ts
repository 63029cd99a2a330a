/** npm run --silent trace -- FILE.json: the trace of an experiment, as JSON on standard output. */
import { traceToJson } from '../engine/trace-json.ts';
import { Trace } from '../engine/trace.ts';
import { experimentFromFile, run } from './file.ts';

run(() => {
  const files = process.argv.slice(2);
  if (files.length !== 1) throw new Error('Name one file: npm run --silent trace -- FILE.json');
  const trace = new Trace(experimentFromFile(files[0]!));
  process.stdout.write(`${JSON.stringify(traceToJson(trace))}\n`);
});
