import { useCallback, useState } from 'react';
import type { Experiment } from '../../engine/experiment.ts';
import { useLab, useLabState } from '../../lab/react.ts';
import { updatesInWords } from '../parts/counts.ts';

interface What {
  readonly name: string;
  readonly count: number;
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

/** Which network stands in the figures below, the first of which has this id. */
export function Below({ known, id }: { known: Known; id: string }) {
  const { start } = useLab();
  const experiment = useLabState((state) => state.experiment);
  const what = known.get(experiment.title);
  const isAsItWas = experiment === (what?.experiment ?? start.experiment);
  return (
    <p className="race-below-words" role="status">
      {what ? (
        <>
          In the <a href={`#${id}`}>figures below</a> now stands the {what.name} after{' '}
          {updatesInWords(what.count)}, its 32-bit weights as they are
          {isAsItWas ? '' : ', but for what you changed since'}. Its numbers are too many for a
          link; a file holds them.
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
