// @vitest-environment jsdom
/** The race with a true trainer on a worker that is none, in a time of its own. */
import { describe, expect, it } from 'vitest';
import { memoryShelf } from '../../training/shelf.ts';
import { settled } from '../../training/testing/fake.ts';
import { fakeMeans } from '../testing/means.ts';
import { createRace } from './race.ts';
import { raceOf, setupsOf } from './setup.ts';

const setups = setupsOf(raceOf({ lag: '5', units: '4' }));

function stage({ shelf = memoryShelf(), broken = false } = {}) {
  const { means, clock, workers } = fakeMeans(shelf);
  let loads = 0;
  const load = () => {
    loads++;
    return broken ? Promise.reject(new Error('It could not be fetched.')) : means.machinery();
  };
  const race = createRace(setups, { load, wasKept: async () => true });
  const until = async (isSo: () => boolean) => {
    await settled(clock, isSo);
    expect(isSo()).toBe(true);
  };
  const ran = async (count: number) => {
    void race.run();
    await until(() => race.getState().count >= count);
    race.pause();
    await until(() => race.getState().state === 'paused' && workers.length > 0);
    await settled(clock, undefined, 30);
    return race.getState().count;
  };
  return { race, clock, workers, until, ran, loads: () => loads };
}

const weightsOf = ({ race }: ReturnType<typeof stage>) =>
  race.getState().moment.weights.map((one) => [...one]);

describe('a race', () => {
  it('fetches nothing and begins nothing before it is wanted', () => {
    const { race, loads, workers } = stage();
    expect(race.getState()).toMatchObject({ state: 'paused', count: 0, offer: null, said: null });
    expect([loads(), workers.length]).toEqual([0, 0]);
  });

  it('runs, stands still when paused, and a step adds one to each', async () => {
    const { race, clock, until, ran } = stage();
    const count = await ran(20);
    await settled(clock, undefined, 30);
    expect(race.getState().count).toBe(count);
    void race.step();
    await until(() => race.getState().count === count + 1);
    expect(race.getState().views.map(({ checkpoint }) => checkpoint.count)).toEqual([count + 1, count + 1, count + 1]); // prettier-ignore
  });

  it('is the same race from the same seed', async () => {
    const [a, b] = [stage(), stage()];
    await a.ran(30);
    await b.ran(40);
    const common = a.race
      .getState()
      .moments.kept.filter(({ count }) =>
        b.race.getState().moments.kept.some((one) => one.count === count),
      );
    expect(common.length).toBeGreaterThan(0);
    for (const { count, weights } of common)
      expect(b.race.getState().moments.kept.find((one) => one.count === count)!.weights).toEqual(weights); // prettier-ignore
  });

  it('shows an earlier moment until it goes on', async () => {
    const all = stage();
    const { race, ran, until } = all;
    const count = await ran(20);
    race.view(0);
    expect(race.getState()).toMatchObject({ isPast: true, moment: { count: 0 } });
    expect(weightsOf(all)).toEqual(weightsOf(stage()));
    race.view(12_345);
    expect(race.getState().moment.count).toBe(0);
    void race.step();
    await until(() => race.getState().count === count + 1);
    expect(race.getState()).toMatchObject({ isPast: false, moment: { count: count + 1 } });
  });

  it('goes back to its start, and offers to go on', async () => {
    const all = stage();
    const { race, ran, clock } = all;
    const count = await ran(20);
    const before = weightsOf(all);
    race.reset();
    expect(race.getState()).toMatchObject({ count: 0, state: 'paused', offer: [{ count }, { count }, { count }] }); // prettier-ignore
    await race.goOn();
    await settled(clock, undefined, 30);
    expect(race.getState()).toMatchObject({ count, offer: null });
    expect(weightsOf(all)).toEqual(before);
    expect(race.getState().moments.kept.map((one) => one.count)).toEqual([0, count]);
  });

  it('begins again where another is set, and goes on untouched where the same is', async () => {
    const { race, ran } = stage();
    const count = await ran(20);
    race.setSetups(setupsOf(raceOf({ lag: '5', units: '4' })));
    expect(race.getState().count).toBe(count);
    race.setSetups(setupsOf(raceOf({ lag: '6', units: '4' })));
    expect(race.getState()).toMatchObject({ count: 0, state: 'paused' });
    expect(race.getState().moments.kept).toHaveLength(1);
  });

  it('is offered again at the next visit, and only for what is set alike', async () => {
    const shelf = memoryShelf();
    const count = await stage({ shelf }).ran(20);
    const next = stage({ shelf });
    const end = next.race.connect();
    await next.until(() => next.race.getState().offer !== null);
    expect(next.race.getState()).toMatchObject({ count: 0, offer: [{ count }, { count }, { count }] }); // prettier-ignore
    next.race.setSetups(setupsOf(raceOf({ lag: '6', units: '4' })));
    await settled(next.clock, undefined, 30);
    expect(next.race.getState().offer).toBeNull();
    end();
  });

  it('survives its worker, and says so', async () => {
    const { race, workers, until, ran } = stage();
    const count = await ran(60);
    void race.run();
    await until(() => race.getState().count > count);
    workers[0]!.hang();
    workers[0]!.onerror!(new Event('error'));
    await until(() => race.getState().trouble !== null);
    expect(race.getState().trouble).toContain('it goes on from update');
    await until(() => race.getState().count > count + 60);
    const counts = race.getState().moments.kept.map((one) => one.count);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    race.pause();
  });

  it('pauses while the page is hidden, and goes on only if it ran', async () => {
    const { race, until, ran, clock } = stage();
    const end = race.connect();
    const show = (visibility: string) => {
      Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    const count = await ran(20);
    show('hidden');
    show('visible');
    await settled(clock, undefined, 30);
    expect(race.getState()).toMatchObject({ count, state: 'paused', away: null });
    void race.run();
    await until(() => race.getState().state === 'running');
    show('hidden');
    expect(race.getState()).toMatchObject({ state: 'paused', away: 'paused' });
    show('visible');
    await until(() => race.getState().state === 'running');
    expect(race.getState().away).toBe('back');
    end();
    expect(race.getState().state).toBe('paused');
  });

  it('is a file and comes back; what is none, or another’s, is refused in a sentence', async () => {
    const all = stage();
    const count = await all.ran(20);
    const text = (await all.race.save())!;
    const other = stage();
    expect(await other.race.load('{')).toBeNull();
    expect(other.race.getState().said).toContain('This is not JSON');
    const alien = stage();
    const one = (await alien.race.save())!;
    const runs = JSON.parse(one) as { runs: unknown[] };
    expect(await other.race.load(JSON.stringify({ ...runs, runs: runs.runs.slice(1) }))).toBeNull();
    expect(other.race.getState()).toMatchObject({ count: 0 });
    expect(other.race.getState().said).toContain('not an RNN, an LSTM and a GRU');
    expect(await other.race.load(text)).toMatchObject({ lag: '5', units: '4' });
    await settled(other.clock, undefined, 30);
    expect(other.race.getState().count).toBe(count);
    expect(weightsOf(other)).toEqual(weightsOf(all));
  });

  it('says where it cannot be fetched, and can be tried again', async () => {
    const { race, loads } = stage({ broken: true });
    await race.run();
    expect(race.getState().state).toBe('paused');
    expect(race.getState().said).toContain('could not be fetched');
    await race.run();
    expect(loads()).toBe(2);
  });

  it('is not begun by a run that was paused while it was fetched', async () => {
    const { race, workers, clock } = stage();
    const started = race.run();
    race.pause();
    await started;
    await settled(clock, undefined, 30);
    expect([race.getState().state, workers.length]).toEqual(['paused', 0]);
  });
});
