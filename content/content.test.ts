import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../src/engine/parse.ts';
import { traceOf } from '../src/engine/trace.ts';
import { chapters } from './chapters.ts';
import { errorOfSum, largerAtFirst, mistakes, start } from './error-flows-back.ts';

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

describe('chapter 4', () => {
  const trace = traceOf(start);

  it('says in its prose what the engine says: the future sends more at t = 1', () => {
    expect(largerAtFirst).toBe(1);
  });

  it('recognises mistakes that differ from the answer, at every step but where they coincide', () => {
    for (let t = 1; t < trace.steps; t++)
      for (const { gives } of mistakes.slice(0, 4))
        expect(Math.abs(gives(trace, t) - errorOfSum(trace, t)), `t = ${t}`).toBeGreaterThan(1e-4);
  });
});

describe('the chapters', () => {
  it('stand in the order of their numbers, each with an address of its own', () => {
    const numbers = chapters.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(chapters.map(({ slug }) => slug)).size).toBe(chapters.length);
  });
});
