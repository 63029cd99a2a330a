import type { ReactNode } from 'react';
import { formatNumber, formatPowerOfTen } from '../../notation/format.ts';
import { taskOf } from '../../training/tasks/index.ts';
import type { Flow } from './flow.ts';
import type { RaceState } from './race-state.ts';
import { examinedBy, isChance } from './score.ts';
import { RACERS } from './setup.ts';
import { listed, ofHundred, secondsInWords, updatesInWords } from '../parts/counts.ts';

const N = ({ children }: { children: ReactNode }) => <span className="number">{children}</span>;

/** The whole figure in words: what is learned, how each network stands, and what of the error reaches the first step. */
export function Words({ race, flows }: { race: RaceState; flows: readonly Flow[] }) {
  const { moment, isPast, setups, state, views } = race;
  const { about } = taskOf(setups[0]!.task);
  return (
    <>
      {moment.count === 0 ? (
        <Start race={race} about={about} />
      ) : (
        <Standing race={race} isPast={isPast} />
      )}
      <First flows={flows} />
      {views.some(({ examined }) => (examined?.accuracy ?? 0) >= 0.95) && (
        <>
          Where the answers are right, the loss sends little error at all: there the slope tells
          more than the height.{' '}
        </>
      )}
      {moment.count === 0 && !isPast && state === 'paused' && (
        <>
          Run, and see which of the curves comes up while the loss still stands: what the first step
          hears is all that it can learn from.{' '}
        </>
      )}
      <Going race={race} />
    </>
  );
}

function Start({ race: { setups }, about }: { race: RaceState; about: string }) {
  const { hidden, seed } = setups[0]!;
  return (
    <>
      Nothing is learned yet: three networks of <i>n</i> = {hidden} units each, drawn from the seed{' '}
      {seed}. What they are to learn: <q>{about}</q>{' '}
    </>
  );
}

function Standing({ race, isPast }: { race: RaceState; isPast: boolean }) {
  const { moment, views, setups } = race;
  const { chance } = taskOf(setups[0]!.task);
  const all = views.map(({ checkpoint: { history } }) => examinedBy(history, moment.count));
  const when = all.map((one) => one?.count ?? 0);
  const at = Math.max(...when);
  return (
    <>
      {isPast && <>In view is an earlier moment. </>}
      After {updatesInWords(moment.count)}
      {at !== moment.count && at > 0 && <> (unseen sequences were last tried after {at})</>}, of 100
      unseen answers{' '}
      {all.map((one, k) => (
        <span key={RACERS[k]!.cell}>
          {k > 0 && (k === all.length - 1 ? ' and ' : ', ')}
          {one ? (
            <>
              the {RACERS[k]!.name} has <N>{ofHundred(one.accuracy)}</N> right
              {isChance(one, chance) && ', as by chance'}
            </>
          ) : (
            <>the {RACERS[k]!.name} was not yet asked</>
          )}
        </span>
      ))}
      .{' '}
    </>
  );
}

/** What of the error of the last loss is there at the first step. */
function First({ flows }: { flows: readonly Flow[] }) {
  const left = RACERS.filter((_, k) => flows[k]!.sizes.length === 0).map(({ name }) => name);
  const there = RACERS.flatMap(({ name }, k) =>
    flows[k]!.sizes.length > 0 ? [{ name, log: flows[k]!.first, factor: flows[k]!.factor }] : [],
  );
  return (
    <>
      {there.length > 0 && (
        <>
          Of the error of the last loss the first step hears{' '}
          {there.map(({ name, log, factor }, k) => (
            <span key={name}>
              {k > 0 && (k === there.length - 1 ? ' and ' : ', ')}
              <N>{formatPowerOfTen(log)}</N> in the {name}
              {factor !== null && <> (×{formatNumber(factor)} a step)</>}
            </span>
          ))}
          .{' '}
        </>
      )}
      {left.length > 0 && (
        <strong>In the {listed(left)} numbers have left what float64 can hold. </strong>
      )}
    </>
  );
}

/** Whether it goes on, and why not. */
function Going({ race }: { race: RaceState }) {
  const { state, count, secondsLeft, updatesPerSecond, trouble, away, views, isPast } = race;
  return (
    <>
      {state === 'loading' && <>What trains is being fetched. </>}
      {state === 'starting' && <>The training is about to begin. </>}
      {state === 'running' && updatesPerSecond !== null && (
        <>
          {updatesPerSecond < 10 ? updatesPerSecond.toFixed(1) : Math.round(updatesPerSecond)}{' '}
          updates a second
          {secondsLeft !== null && <>; it rests in {secondsInWords(secondsLeft)}</>}.{' '}
        </>
      )}
      {state === 'done' && <>Here it rests, after {updatesInWords(count)}; Run goes on. </>}
      {state === 'paused' && count > 0 && !isPast && away !== 'paused' && <>It is paused. </>}
      {away === 'back' && <>It was paused while you were away, and goes on. </>}
      {views.map(
        ({ stopped }, k) =>
          stopped !== null && (
            <strong key={RACERS[k]!.cell}>
              The {RACERS[k]!.name} goes no further. {stopped}{' '}
            </strong>
          ),
      )}
      {trouble !== null && <strong>{trouble} </strong>}
    </>
  );
}
