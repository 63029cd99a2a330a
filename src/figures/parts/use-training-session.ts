import { useEffect, useState, useSyncExternalStore } from 'react';
import type { TrainingSession } from './training-view.ts';

type Lasting = Pick<TrainingSession<unknown>, 'open' | 'keep' | 'close' | 'subscribe'>;

/** A session, for as long as the component stands. What is trained is kept when the page is left, too. */
export function useTrainingSession<View, Session extends Lasting & { getView(): View }>(
  make: () => Session,
): readonly [Session, View] {
  const [session] = useState(make);
  const view = useSyncExternalStore(session.subscribe, session.getView, session.getView);
  useEffect(() => {
    void session.open();
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') void session.keep();
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      session.close();
    };
  }, [session]);
  return [session, view];
}
