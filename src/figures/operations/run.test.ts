import { expect, it } from 'vitest';
import { isForward } from '../../notation/operations.ts';
import { fixture } from '../../notation/testing/subjects.ts';
import { wiringOf } from '../../notation/wiring.ts';
import { countOf, parameterOf, placeOfPin, progressOf, runOf, unitOf } from './run.ts';

const wiring = wiringOf(fixture('rnn'));
const both = runOf(wiring, 'both');
const all = both.operations.length;
const forward = both.operations.filter(isForward).length;

it.each([
  ['forward', 0, forward],
  ['backward', forward, all],
  ['both', 0, all],
] as const)('%s goes from %i to %i, which are ends of steps', (direction, first, last) => {
  const run = runOf(wiring, direction);
  expect([run.first, run.last]).toEqual([first, last]);
  expect([run.ends[0], run.ends.at(-1)]).toEqual([first, last]);
  expect(run.ends.every((end, k) => k === 0 || end > run.ends[k - 1]!)).toBe(true);
});

it('any setting is a count of the run', () => {
  const run = runOf(wiring, 'backward');
  expect(countOf(run, '')).toBe(all);
  expect(countOf(run, '3')).toBe(forward);
  expect(countOf(run, `${forward + 2}`)).toBe(forward + 2);
  expect(countOf(run, '999999')).toBe(all);
});

it('what a step adds lights the gradient it is added to', () => {
  const at = both.operations.findIndex(({ face, layer }) => face === 'gradient' && layer === '1');
  const { now, reads, madeAt, done } = progressOf(both, at + 1);
  const t = both.operations[at]!.t!;
  expect(now).toContain(`share 1.W_hh@${t}`);
  expect(now).toContain('gradient 1.W_hh');
  expect(reads).toContain(`error 1.a_h@${t}`);
  expect(madeAt.get('gradient 1.W_hh')).toBeGreaterThan(done);
  expect(progressOf(both, 0).now.size).toBe(0);
});

it('shows the recurrent matrix, or what of the layer is pinned', () => {
  const shown = (layer: string, pin: string | null) => parameterOf(both, layer, placeOfPin(pin));
  expect(shown('1', null)).toEqual({ parameter: 'W_hh', index: [0, 0] });
  expect(shown('readout', null)).toEqual({ parameter: 'W_hz', index: [0, 0] });
  expect(shown('1', '1.b_h')).toEqual({ parameter: 'b_h', index: [0] });
  expect(shown('1', '1.W_xh.1.0')).toEqual({ parameter: 'W_xh', index: [1, 0] });
  expect(shown('readout', '1.W_xh.1.0').parameter).toBe('W_hz');
});

it('shows the pinned unit of what is pinned, at any time', () => {
  const place = { layer: '1', name: 'h' };
  expect(unitOf(place, placeOfPin('1.h@2.3'))).toBe(3);
  expect(unitOf(place, placeOfPin('1.a_h@2.3'))).toBe(0);
  expect(unitOf(place, placeOfPin(null))).toBe(0);
});
