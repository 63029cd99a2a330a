/** The results are what the schema says, agree with themselves, and every row of the table follows from them. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Lab } from '../../src/figures/Lab.tsx';
import { LongLag } from '../../src/figures/LongLag.tsx';
import { COLUMNS } from '../../src/figures/long-lag/Cell.tsx';
import { shapeOf } from '../../src/training/checkpoint.ts';
import { parameterCount } from '../../src/training/shape.ts';
import { taskOf } from '../../src/training/tasks/index.ts';
import { resultsSchema } from '../../src/training/trials/schema.ts';
import { reader } from '../real-sequences.ts';
import { namesOf, references } from '../references.ts';
import written from './long-lag.json';
import { longLag } from './long-lag.ts';
import { reported } from './reported.ts';

const { criterion, tests } = longLag;

describe('the results', () => {
  it('are what the schema says', () => {
    expect(() => v.parse(resultsSchema, written)).not.toThrow();
  });

  const all = tests.flatMap((test) =>
    test.networks.flatMap(
      (network) =>
      network.runs.map((run) => ({ name: `${test.id}, ${network.id}, seed ${run.seed}`, test, network, run })), // prettier-ignore
    ),
  );

  it.each(all)('agree with themselves: $name', ({ test, network, run }) => {
    const setup = { ...network.setup, task: test.task, seed: run.seed };
    expect(network.weights).toBe(parameterCount(shapeOf(setup)));
    const labels = test.task.name === 'copy' ? taskOf(test.task).parameters.S! : 1;
    expect(run.labels).toBe(criterion.tested * labels);
    expect(run.solved).toBe(run.missed < criterion.tolerated * run.labels);
    expect(run.sequences).toBe(run.updates * setup.rows);
    expect(run.updates % criterion.every === 0 || run.stopped !== null).toBe(true);
    expect(run.updates).toBeLessThanOrEqual(network.most);
    if (!run.solved && run.stopped === null) expect(run.updates).toBe(network.most);
    const { every, rights } = run.curve;
    expect((rights.length - 1) * every).toBeLessThanOrEqual(run.updates);
    expect(rights.length * every).toBeGreaterThan(run.updates - every);
  });

  it('are of the same seeds for every network, each once', () => {
    for (const test of tests)
      for (const { runs } of test.networks) {
        const seeds = runs.map(({ seed }) => seed);
        expect(new Set(seeds).size).toBe(seeds.length);
        expect(seeds).toEqual(tests[0]!.networks[0]!.runs.map(({ seed }) => seed));
      }
  });
});

describe('what was reported', () => {
  it.each(reported)('$named, $place, $length, stands beside a test and has its entry', (one) => {
    expect(tests.map(({ id }) => id)).toContain(one.test);
    const reference = references.find(({ id }) => id === one.reference)!;
    expect(one.named).toBe(`${namesOf(reference)} (${reference.year})`);
    expect((one.missed === null) === (one.tested === null)).toBe(true);
  });
});

describe('the table', () => {
  const html = renderToStaticMarkup(
    createElement(
      Lab,
      { experiment: reader, children: undefined },
      createElement(LongLag, { number: '13.6', results: longLag, reported }),
    ),
  );
  const words = (part: string) =>
    part
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  /** "74,000" as 74000. */
  const numbers = (part: string) =>
    [...words(part).matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(',', '')));
  const bodyOf = (id: string) =>
    new RegExp(`<tbody [^>]*data-test="${id}">.*?</tbody>`, 's').exec(html)![0];

  it.each(tests)('says of $id what follows from the runs', ({ id, networks }) => {
    for (const network of networks) {
      const row = new RegExp(`<tr [^>]*data-network="${network.id}".*?</tr>`, 's').exec(
        bodyOf(id),
      )![0];
      const cellOf = (column: string) =>
        new RegExp(`<td [^>]*data-column="${column}".*?</td>`, 's').exec(row)![0];
      const [solved, updates, sequences, missed, size] = COLUMNS.map(cellOf);
      const done = network.runs.filter((run) => run.solved);
      expect(numbers(solved!)).toEqual([done.length, network.runs.length]);
      expect(numbers(size!)).toEqual([network.setup.hidden, network.weights]);
      if (done.length === 0) {
        expect(words(updates!)).toMatch(/^not in /);
        expect(numbers(updates!)).toEqual([network.most]);
        expect(numbers(sequences!)).toEqual([network.most * network.setup.rows]);
        const shares = network.runs.map((run) => run.missed / run.labels);
        expect(Math.abs(numbers(missed!)[0]! - 100 * Math.min(...shares))).toBeLessThanOrEqual(0.5);
      } else {
        const counts = done.map((run) => run.updates).sort((a, b) => a - b);
        const middle = counts[Math.floor(counts.length / 2)]!;
        expect(numbers(updates!)).toEqual([middle]);
        expect(numbers(sequences!)).toEqual([middle * network.setup.rows]);
        const those = done.filter((run) => run.updates === middle);
        expect(those.map((run) => [run.missed, run.labels])).toContainEqual(numbers(missed!));
      }
    }
  });

  it('says what was reported, and where', () => {
    for (const one of reported) {
      const body = bodyOf(one.test).replace(/<[^>]*>/g, '');
      expect(body).toContain(`${one.network}, ${one.length}`);
      expect(body).toContain(`${one.named}, ${one.place}.`);
      if (one.sequences !== null) expect(numbers(bodyOf(one.test))).toContain(one.sequences);
    }
  });

  it('has neither a missing number nor one that is none', () => {
    expect(words(html)).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(html).not.toMatch(/ d="[^"]*(NaN|Infinity)/);
  });
});
