import { describe, expect, it } from 'vitest';
import { traceOf } from '../engine/trace.ts';
import {
  endsOfSteps,
  expressionsOf,
  isForward,
  madeBy,
  operationsOf,
  readBy,
  type Operation,
} from './operations.ts';
import { oddExperiment } from './testing/odd.ts';
import { addresses, fixture, fixtures, randomExperiments } from './testing/subjects.ts';
import { wiringOf, type Wiring } from './wiring.ts';

const subjects = [...fixtures, ...randomExperiments(60), ['odd', oddExperiment()] as const];

/** "h@2", "∂h@2", "L@2", "+1@2" for what step 2 adds to the gradients of layer 1, "Σ1" for their sums. */
function short(operation: Operation): string {
  const { face, layer, t } = operation;
  if (face === 'loss') return t === null ? 'L' : `L@${t}`;
  if (face === 'gradient') return t === null ? `Σ${layer}` : `+${layer}@${t}`;
  return `${face === 'error' ? '∂' : ''}${layer === '1' ? '' : `${layer}.`}${operation.name}@${t}`;
}

const listOf = (wiring: Wiring) => operationsOf(wiring).map(short).join(' ');

const smallest = { ...fixture('rnn'), inputs: fixture('rnn').inputs.slice(0, 2), targets: [0, 1] };

describe('the operations of a run', () => {
  it('of a simple network go step by step, and back', () => {
    expect(listOf(wiringOf(smallest))).toBe(
      'a_h@1 h@1 readout.alpha@1 readout.z@1 L@1 a_h@2 h@2 readout.alpha@2 readout.z@2 L@2 L ' +
        '∂readout.alpha@2 +readout@2 ∂h@2 ∂a_h@2 ∂x@2 +1@2 ' +
        '∂readout.alpha@1 +readout@1 ∂h@1 ∂a_h@1 ∂x@1 +1@1 ∂h@0 Σreadout Σ1',
    );
  });
  it('have no loss where there is no label', () => {
    const operations = listOf(wiringOf({ ...smallest, targets: [null, 1] }));
    expect(operations).not.toContain('L@1');
    expect(operations).toContain('readout.z@2 L@2 L ∂');
    expect(listOf(wiringOf({ ...smallest, targets: [null, null] }))).not.toContain('L');
  });
  it('of a two-way network go direction by direction', () => {
    const wiring = wiringOf(fixture('bidirectional-rnn'));
    const { steps } = wiring.network;
    const forward = operationsOf(wiring).filter(isForward);
    const way = forward
      .filter(({ face }) => face === 'value')
      .map(({ layer, t }) => `${layer}@${t}`);
    expect([...new Set(way)].slice(0, 2 * steps)).toEqual([
      ...Array.from({ length: steps }, (_, k) => `1@${k + 1}`),
      ...Array.from({ length: steps }, (_, k) => `1b@${steps - k}`),
    ]);
  });
  it('are parted where a step in time is done', () => {
    const wiring = wiringOf(smallest);
    const operations = operationsOf(wiring);
    const last = endsOfSteps(wiring, operations).map((count) => short(operations[count - 1]!));
    expect(last).toEqual(['L@1', 'L@2', 'L', '+1@2', '+1@1', '∂h@0', 'Σ1']);
  });
});

describe.each(subjects)('%s', (_, experiment) => {
  const trace = traceOf(experiment);
  const wiring = trace.forward;
  const operations = operationsOf(wiring);

  it('each operation reads only what is given and what was made before', () => {
    const there = new Set<string>();
    for (const { key, plan } of trace.strands) {
      for (const { name } of plan.parameters) there.add(`weight ${key}.${name}`);
      const before = key.endsWith('b') ? trace.steps + 1 : 0;
      for (const { name, state } of plan.quantities)
        if (state) there.add(`value ${key}.${name}@${before}`);
    }
    for (let t = 1; t <= trace.steps; t++) there.add(`value 1.x@${t}`);
    for (const operation of operations) {
      const early = readBy(wiring, operation).filter((read) => !there.has(read));
      expect(early, `${short(operation)} reads`).toEqual([]);
      for (const made of madeBy(wiring, operation)) there.add(made);
    }
  });

  it('every number of the run is made exactly once', () => {
    const made = operations.flatMap((operation) => madeBy(wiring, operation)).toSorted();
    const given = ({ layer, name, t }: { layer: string; name: string; t: number }) =>
      (/^1b?$/.test(layer) && name === 'x') || t < 1 || t > trace.steps;
    const parameters = trace.strands.flatMap(({ key, plan }) =>
      plan.parameters.map(({ name }) => `${key}.${name}`),
    );
    const times = Array.from({ length: trace.steps }, (_, k) => k + 1);
    const all = [
      ...addresses(trace).flatMap((at) => {
        const address = `${at.layer}.${at.name}@${at.t}`;
        return given(at) ? [`error ${address}`] : [`value ${address}`, `error ${address}`];
      }),
      ...times.map((t) => `value readout.z@${t}`),
      ...trace.labelled.map((t) => `loss @${t}`),
      ...(trace.labelled.length > 0 ? ['loss'] : []),
      ...parameters.flatMap((name) => [
        `gradient ${name}`,
        ...times.map((t) => `share ${name}@${t}`),
      ]),
    ];
    expect(made).toEqual(all.toSorted());
  });

  it('whatever is not a sum over time has a formula', () => {
    for (const operation of operations) {
      if (operation.t === null) continue;
      // A quantity that nothing reads has no share, a step without a label no seed.
      if (operation.face !== 'error')
        expect(expressionsOf(wiring, operation), short(operation)).not.toEqual([]);
    }
  });
});
