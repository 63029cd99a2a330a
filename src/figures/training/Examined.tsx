import { useCallback, useState } from 'react';
import type { Experiment } from '../../engine/experiment.ts';
import { useLab, useLabState } from '../../lab/react.ts';
import type { Setup } from '../../training/checkpoint.ts';
import { updatesInWords } from '../parts/counts.ts';
import { raceInWords } from './flow.ts';
import { keyOf } from './setup.ts';

interface What {
  readonly name: string;
  readonly count: number;
  /** Of which race. */
  readonly setup: Setup;
}

export type Known = ReadonlyMap<string, What & { readonly experiment: Experiment }>;

/** Which networks of the race were taken into the lab, by their titles: undo and redo bring them back. */
export function useExamined(): [Known, (experiment: Experiment, what: What) => void] {
  const [known, setKnown] = useState<Known>(new Map());
  const add = useCallback(
    (experiment: Experiment, what: What) =>
      setKnown((before) => new Map(before).set(experiment.title, { ...what, experiment })),
    [],
  );
  return [known, add];
}

interface BelowProps {
  known: Known;
  /** The id of the first of the figures below. */
  id: string;
  /** Of the race as it is now. */
  setups: readonly Setup[];
}

/** Which network stands in the figures below, and of which race. */
export function Below({ known, id, setups }: BelowProps) {
  const { start } = useLab();
  const experiment = useLabState((state) => state.experiment);
  const what = known.get(experiment.title);
  const isAsItWas = experiment === (what?.experiment ?? start.experiment);
  return (
    <p className="race-below-words" role="status">
      {what ? (
        <>
          In the <a href={`#${id}`}>figures below</a> now stands the {what.name} after{' '}
          {updatesInWords(what.count)}
          {isOfNow(what, setups) ? '' : ` of another race than this (${raceInWords(what.setup)})`},
          its 32-bit weights as they are{isAsItWas ? '' : ', but for what you changed since'}. Its
          numbers are too many for a link; a file holds them.
        </>
      ) : (
        <>
          In the <a href={`#${id}`}>figures below</a> stands a network before its first update
          {isAsItWas ? '' : ', with what you changed'}. <i>Examine</i> puts one of these three
          there, as it is at the moment in view.
        </>
      )}
    </p>
  );
}

const isOfNow = ({ setup }: What, setups: readonly Setup[]) =>
  setups.some((one) => keyOf([one]) === keyOf([setup]));
