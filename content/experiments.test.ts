/** The files of numbers that chapters start from. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../src/engine/parse.ts';
import { traceOf } from '../src/engine/trace.ts';

const here = new URL('.', import.meta.url);
const experiments = readdirSync(new URL('experiments/', here)).filter((file) =>
  file.endsWith('.json'),
);

describe.each(experiments)('the experiment %s', (file) => {
  const text = readFileSync(new URL(`experiments/${file}`, here), 'utf8');

  it('is an experiment: chapters trust it without reading it again', () => {
    expect(() => parseExperiment(text)).not.toThrow();
  });

  it('has weights of two decimals, for pencil and paper', () => {
    const numbers = text.match(/-?\d+(\.\d+)?(e-?\d+)?/g)!.map(Number);
    for (const number of numbers) expect(number).toBe(Number(number.toFixed(2)));
  });
});

describe('the running example', () => {
  const [seven, zed] = ['7', 'Z'].map((name) =>
    traceOf(parseExperiment(readFileSync(new URL(`experiments/pen-${name}.json`, here), 'utf8'))),
  );

  it('is undecided between 7 and Z while they begin alike, and decided when the pen has turned', () => {
    for (const t of [1, 2]) {
      const z = seven!.value(`readout.z@${t}`)!;
      expect(z).toEqual(zed!.value(`readout.z@${t}`));
      expect(Math.abs(z[1]! - z[2]!)).toBeLessThan(0.15);
    }
    expect(seven!.value('readout.z@6')![1]).toBeGreaterThan(0.9);
    expect(zed!.value('readout.z@6')![2]).toBeGreaterThan(0.9);
  });
});
