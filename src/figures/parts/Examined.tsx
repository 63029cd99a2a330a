import { useState, type ReactNode } from 'react';
import type { Experiment } from '../../engine/experiment.ts';
import { useLab, useLabState } from '../../lab/react.ts';

/** A network in training that was taken into the lab, whose other figures show it. */
interface What {
  /** "the LSTM after 265 updates" */
  readonly name: string;
  /** The same text for the same network and sequence: whether the figure has gone on since. */
  readonly of: string;
  /** What is said of it when the figure has: "of another race than this: T = 30, seed 1". */
  readonly from: string;
}

export type Known = ReadonlyMap<string, What & { readonly experiment: Experiment }>;

/** What was taken into the lab, by title, since undo and redo bring it back; and what takes another there. */
export function useExamined(): [Known, (experiment: Experiment, what: What) => void] {
  const lab = useLab();
  const [known, setKnown] = useState<Known>(new Map());
  const take = (wanted: Experiment, what: What) => {
    let { title } = wanted;
    for (let k = 2; known.has(title) && known.get(title)!.of !== what.of; k++)
      title = `${wanted.title} (${k})`;
    const experiment = { ...wanted, title };
    setKnown(new Map(known).set(title, { ...what, experiment }));
    lab.take(experiment);
  };
  return [known, take];
}

interface BelowProps {
  known: Known;
  /** The id of the first of the figures below, and what they are called: "figures below". */
  id: string;
  called: string;
  /** What `of` is of the networks that the figure shows now. */
  now: readonly string[];
  /** What stands below before anything was taken there: "a network before its first update". */
  first: string;
  /** What puts another there. */
  children: ReactNode;
}

/** What stands in the figures below, and where it comes from. */
export function Below({ known, id, called, now, first, children }: BelowProps) {
  const { start } = useLab();
  const experiment = useLabState((state) => state.experiment);
  const what = known.get(experiment.title);
  const isAsItWas = experiment === (what?.experiment ?? start.experiment);
  const place = <a href={`#${id}`}>{called}</a>;
  return (
    <p className="examined-words" role="status">
      {what ? (
        <>
          In the {place} now stands {what.name}
          {now.includes(what.of) ? '' : ` (${what.from})`}, its 32-bit weights as they are
          {isAsItWas ? '' : ', but for what you changed since'}. So many numbers fit into no link; a
          file that is saved holds them.
        </>
      ) : (
        <>
          In the {place} stands {first}
          {isAsItWas ? '' : ', with what you changed'}. {children}
        </>
      )}
    </p>
  );
}
