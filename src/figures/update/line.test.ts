import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../engine/experiment.ts';
import rnnFile from '../../engine/fixtures/rnn.json';
import { Trace } from '../../engine/trace.ts';
import { directionOf, gradientOf, lossAlong } from '../../training/one-update.ts';
import { lineOf, lowestOf, reachOf, topOf } from './line.ts';
import { placeOf, rateAt, rateOf, settingOf, STEP } from './rate.ts';
import { linePath, PLOT, scaleOf, ticksTo } from './scale.ts';

/** One label for all steps: the line falls on and on. */
const small = rnnFile.experiment as unknown as Experiment;
const easy: Experiment = { ...small, targets: small.targets.map(() => 1) };
/** Labels that no one direction serves: the line goes down and up again. */
const torn: Experiment = { ...small, targets: small.targets.map((_, k) => k % 2) };
const along = (experiment: Experiment) =>
  directionOf(gradientOf(new Trace(experiment)), 'gradient');

describe('the line of an update', () => {
  it('begins with the present loss and ends at its reach', () => {
    const line = lineOf(easy, along(easy), 2);
    expect(line[0]).toEqual({ s: 0, loss: new Trace(easy).loss });
    expect(line.at(-1)!.s).toBe(2);
    expect(line.every(({ s, loss }) => loss === lossAlong(easy, along(easy), s))).toBe(true);
  });

  it('is lowest where no point of a finer line is lower', () => {
    const direction = along(torn);
    const lowest = lowestOf(torn, direction, lineOf(torn, direction, 2))!;
    for (let s = 0; s <= 2; s += 0.001)
      expect(lossAlong(torn, direction, s)).toBeGreaterThanOrEqual(lowest.loss - 1e-9);
    expect(lowest.loss).toBe(lossAlong(torn, direction, lowest.s));
  });

  it('has its lowest place found before the first point of the drawing', () => {
    const direction = along(torn).map((d) => d * 5000);
    const lowest = lowestOf(torn, direction, lineOf(torn, direction, 2))!;
    expect(lowest.s * 5000).toBeCloseTo(lowestOf(torn, along(torn), lineOf(torn, along(torn), 2))!.s, 3); // prettier-ignore
  });

  it('has no lowest place where it falls on, or where no step helps', () => {
    const direction = along(easy);
    expect(lowestOf(easy, direction, lineOf(easy, direction, 0.5))).toBeNull();
    const uphill = direction.map((d) => -d);
    expect(lowestOf(easy, uphill, lineOf(easy, uphill, 0.5))).toBeNull();
    const still = direction.map(() => 0);
    expect(lowestOf(easy, still, lineOf(easy, still, 0.5))).toBeNull();
  });
});

describe('the axes', () => {
  it('hold the rate, and the losses with some room', () => {
    for (const rate of [0.001, 0.5, 0.51, 2, 2.1, 10])
      expect(reachOf(rate)).toBeGreaterThanOrEqual(rate);
    for (const loss of [0, 0.03, 1, 3.98, 4.4, 9.17, 9.9, 47, 1e9]) {
      expect(topOf(loss)).toBeGreaterThanOrEqual(Math.max(1.5 * loss, 0.5));
      expect(topOf(loss)).toBeLessThanOrEqual(Math.max(2.5 * loss, 0.5));
      expect(ticksTo(topOf(loss)).at(-1)).toBeCloseTo(topOf(loss), 9);
    }
    expect([topOf(3.98), topOf(NaN)]).toEqual([6, 0.5]);
  });

  it('are named at round numbers, from 0 to their end', () => {
    expect(ticksTo(0.5)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(ticksTo(2)).toEqual([0, 0.5, 1, 1.5, 2]);
    expect(ticksTo(10)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(ticksTo(1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('put 0 above the lower edge, and the top on the upper', () => {
    const { x, y } = scaleOf(0.5, 5);
    expect([x(0), x(0.5), y(5)]).toEqual([PLOT.left, PLOT.right, PLOT.top]);
    expect(y(-1)).toBeCloseTo(PLOT.bottom, 9);
  });

  it('draw the line as far as it is a number', () => {
    const scale = scaleOf(1, 5);
    const points = [0, 1, NaN, 2].map((loss, k) => ({ s: k / 3, loss }));
    expect(linePath(points, scale).match(/[ML]/g)).toHaveLength(2);
    expect(linePath(points.slice(2), scale)).toBe('');
  });
});

describe('the rate', () => {
  it('goes through its dial there and back', () => {
    for (let k = -60; k <= 20; k++) {
      const place = Number((k * STEP).toFixed(2));
      expect(placeOf(rateAt(place))).toBe(place);
      expect(settingOf(rateAt(place))).toBe(String(rateAt(place)));
    }
    expect([rateAt(-3), rateAt(0), rateAt(1), rateAt(-0.7)]).toEqual([0.001, 1, 10, 0.2]);
  });

  it('is one of the dial, whatever a link says', () => {
    expect(['0', '00.000001', '99', '0.3', 'no'].map(rateOf)).toEqual([0.2, 0.001, 10, 0.3, 0.2]);
    expect([0, -1, 11, NaN, Infinity].map(settingOf)).toEqual([null, null, null, null, null]);
  });
});
