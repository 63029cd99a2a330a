import { useEffect, useRef, useState } from 'react';
import { useLab, useSetting, useTrace } from '../lab/react.ts';
import type { Direction } from './operations/run.ts';

/** The panel and what it goes through: fetched when the fold is opened, since few readers open it at once. */
const load = async () => ({
  ...(await import('./Operations.tsx')),
  ...(await import('./operations/run.ts')),
});
type Loaded = Awaited<ReturnType<typeof load>>;

/** The run by operations, for a figure that is stepped by time: folded away until it is asked for. Folding it shows the whole run again. */
export function OperationsFold({ direction }: { direction: Direction }) {
  const [setting, set] = useSetting('operation', '');
  const [opened, setOpened] = useState(false);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState(false);
  const lab = useLab();
  const trace = useTrace();
  const isOpen = opened || setting !== '';

  useEffect(() => {
    if (!isOpen || loaded) return;
    let isWanted = true;
    load().then(
      (all) => isWanted && setLoaded(all),
      () => isWanted && setFailed(true),
    );
    return () => {
      isWanted = false;
    };
  }, [isOpen, loaded]);

  // It begins with the first operation, not with the run that the figure already shows.
  const begins = useRef(false);
  useEffect(() => {
    if (!loaded || !begins.current) return;
    begins.current = false;
    const { first, operations } = loaded.runOf(trace.forward, direction);
    lab.set('operation', String(first + 1));
    lab.goTo(operations[first]?.t ?? trace.steps);
  });

  return (
    <details
      className="operations-fold controls"
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        begins.current = open && setting === '';
        setFailed(false);
        setOpened(open);
        if (!open && setting !== '') set(null);
      }}
    >
      <summary>One operation at a time</summary>
      {isOpen && loaded && <loaded.Operations direction={direction} />}
      {isOpen && !loaded && (
        <p role="status">
          {failed
            ? 'The operations could not be fetched. Fold this, and try again once you are online.'
            : 'Fetching …'}
        </p>
      )}
    </details>
  );
}
