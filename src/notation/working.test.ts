import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../engine/parse.ts';
import { Trace } from '../engine/trace.ts';
import { errorTerms } from './error.ts';
import { valueTerms } from './forward.ts';
import { gradientTerms } from './gradient.ts';
import { rowsOf, type Row } from './working.ts';

const folder = new URL('../engine/fixtures/', import.meta.url);
const sum = (rows: readonly Row[]) => rows.reduce((total, { value }) => total + value, 0);

describe.each(readdirSync(folder))('the working of %s', (file) => {
  const { experiment } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const trace = new Trace(parseExperiment(JSON.stringify(experiment)));

  it('adds up to every value, every error share by share, and every gradient step by step', () => {
    for (const { key: layer, plan } of trace.strands)
      for (const { name, size } of plan.quantities)
        for (let t = 1; t <= trace.steps; t++) {
          const place = { layer, name, t };
          const values = valueTerms(trace.forward, place);
          const errors = errorTerms(trace.forward, place) ?? [];
          const shares = trace.shares(place);
          for (let k = 0; k < size; k++) {
            if (values) {
              const rows = values.flatMap((term) => rowsOf(trace, term, [k]));
              expect(sum(rows)).toBeCloseTo(trace.value(place)![k]!, 12);
            }
            errors.forEach((term, s) => {
              if (term.consumer === null || layer === 'readout') return;
              expect(sum(rowsOf(trace, term, [k]))).toBeCloseTo(shares[s]!.values[k]!, 12);
            });
          }
        }
    for (const { key: layer, plan } of trace.strands)
      for (const { name } of plan.parameters)
        for (let t = 1; t <= trace.steps; t++) {
          const { cols, data } = trace.gradientByStep(layer, name, t)!;
          data.forEach((want, at) => {
            const index = cols === 0 ? [at] : [Math.floor(at / cols), at % cols];
            const rows = gradientTerms(trace.forward, layer, name, t).flatMap((term) =>
              rowsOf(trace, term, index),
            );
            expect(sum(rows)).toBeCloseTo(want, 12);
          });
        }
  });
});
