import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Material } from './materials.ts';
import { createSession, type DataFile, type Session, type View } from './session.ts';

/** The session of a material, for as long as the component stands. */
export function useSession(
  material: Material,
  load: () => Promise<DataFile>,
): readonly [Session, View] {
  const [session] = useState(() => createSession(material, load));
  const view = useSyncExternalStore(session.subscribe, session.getView, session.getView);
  useEffect(() => {
    void session.open();
    return () => session.close();
  }, [session]);
  return [session, view];
}
