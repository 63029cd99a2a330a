import {
  lazy,
  Suspense,
  useEffect,
  useId,
  useLayoutEffect,
  useState,
  type ComponentType,
} from 'react';
import { reloadOnce } from './reload.ts';

/** The figures of the page that are HTML alone, since their code has not come yet. */
const waiting = new Set<string>();
const listeners = new Set<() => void>();

export const isEveryFigureAlive = (): boolean => waiting.size === 0;

/** Calls back each time a figure that was HTML alone has come to life. Returns how to stop it. */
export function onFigureAlive(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * A figure that a reader comes to later. Its HTML stands in the page; its code is fetched as soon as the rest of the page is alive,
 * and until it has come the HTML stays as it is. A chapter writes
 * `export const Pen = later(() => import('../src/figures/Pen.tsx'), 'Pen')` in place of the import.
 *
 * What stands above it must not be rendered again for an edit, nor must a context change: React would throw away the HTML. So
 * figures subscribe to the lab's store, and the context is the store itself.
 */
export function later<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): ComponentType<Props> {
  const code = async () => ({ default: (await load())[name] as ComponentType<Props> });
  let lose = () => {};
  const lost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const Figure = lazy(() =>
    // A page that cannot be rendered stops the build. In the browser a promise that never settles keeps the HTML.
    import.meta.env.SSR
      ? code()
      : code()
          .catch(reloadOnce)
          .catch(() => {
            lose();
            return new Promise<never>(() => {});
          }),
  );
  return function Later(props: Props) {
    const id = useId();
    // Before the effects of what stands inside, which may be there at once.
    useLayoutEffect(() => {
      waiting.add(id);
      return () => void waiting.delete(id);
    }, [id]);
    return (
      <>
        <Suspense>
          <Figure {...props} />
          <Alive id={id} />
        </Suspense>
        <Lost when={lost} />
      </>
    );
  };
}

/** Comes to life with the figure it stands beside. */
function Alive({ id }: { id: string }) {
  useEffect(() => {
    waiting.delete(id);
    for (const listener of [...listeners]) listener();
  }, [id]);
  return null;
}

/** Has a state of its own: it must not render the figure again. */
function Lost({ when }: { when: Promise<void> }) {
  const [isLost, setLost] = useState(false);
  useEffect(() => void when.then(() => setLost(true)), [when]);
  if (!isLost) return null;
  return (
    <p className="controls" role="status">
      This figure stands still: the part of the page that moves it could not be fetched. When you
      are connected again, load the page anew.
    </p>
  );
}
