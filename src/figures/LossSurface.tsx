import './through-time/through-time.css';
import './loss-surface/loss-surface.css';
import { useDeferredValue, useMemo } from 'react';
import { useLab, useLabState } from '../lab/react.ts';
import { Controls, More } from './loss-surface/Controls.tsx';
import { Curves } from './loss-surface/Curves.tsx';
import { descentsOf, placeOf, surfaceId, withPlace } from './loss-surface/model.ts';
import { PathsTable } from './loss-surface/PathsTable.tsx';
import { Picture } from './loss-surface/Picture.tsx';
import { Readings } from './loss-surface/Readings.tsx';
import { setupOf, type Start } from './loss-surface/setup.ts';
import { surfaceOf, type Place } from './loss-surface/surface.ts';
import { COARSE } from './loss-surface/use-contours.ts';
import { UpdateControl } from './loss-surface/UpdateControl.tsx';
import { useKept } from './loss-surface/use-kept.ts';
import { gridOf, levelsFor } from './loss-surface/view.ts';
import { Words } from './loss-surface/Words.tsx';
import { Sentence } from './parts/Sentence.tsx';

interface Props extends Start {
  /** "11.2" */
  number: string;
  /**
   * Where one band of the picture ends and the next begins, in nats: two at least, rising. They stay, whatever is edited; another pair of
   * weights has bands of its own.
   */
  levels: readonly number[];
}

/**
 * The loss over two weights of the lab's network, and the ways that rules take from its present numbers, updating these two alone.
 * The start is the network itself: to drag it is to edit the two weights.
 */
export function LossSurface({ number, levels: given, ...start }: Props) {
  const lab = useLab();
  const experiment = useLabState((state) => state.experiment);
  const settings = useLabState((state) => state.settings);
  const setup = setupOf(settings, start, lab.start.experiment);
  const { pair, view, runs, updates } = setup;
  const id = surfaceId(experiment, pair, view);
  // The same wherever the start is: dragging it leaves the contours alone.
  const surface = useKept(id, () => surfaceOf(experiment, pair));
  const levels = useKept(id, () =>
    setup.isUsual ? given : levelsFor(gridOf(surface, view, COARSE)),
  );
  const place = placeOf(experiment, pair);

  const asked = JSON.stringify([id, place, runs, updates]);
  const now = useKept(asked, () => ({ surface, place, runs, updates }));
  // A drag moves its marker first: two paths over a long sequence may take a frame.
  const shown = useDeferredValue(now);
  const descents = useMemo(
    () => descentsOf(shown.surface, shown.place, shown.runs, shown.updates),
    [shown],
  );
  const frame = { setup, place, descents };
  const move = (to: Place) => lab.replace(withPlace(experiment, pair, to));
  return (
    <div className="loss-surface">
      <Controls setup={setup} start={start} place={place} />
      <div className="surface-both">
        <Picture id={id} surface={surface} frame={frame} levels={levels} onMove={move} />
        <div className="surface-right">
          <Readings frame={frame} />
          <Curves frame={frame} levels={levels} />
        </div>
      </div>
      <UpdateControl setup={setup} />
      <Sentence number={number} approximate>
        <Words frame={frame} />
      </Sentence>
      <More setup={setup} start={start} />
      <PathsTable frame={frame} />
    </div>
  );
}
