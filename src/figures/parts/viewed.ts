/** A session whose view is made from that of another one. */

interface Viewed<View> {
  subscribe(listener: () => void): () => void;
  getView(): View;
}

interface Renewable {
  /** Asks `next` again though nothing beneath has changed: what it knows besides is another. */
  renew(): void;
}

/**
 * The same session with another view: `first` of what there is now, and then, at each change, what `next` makes of the view beneath and
 * of its own before.
 */
export function viewedAs<Beneath, Session extends Viewed<Beneath>, View>(
  session: Session & Viewed<Beneath>,
  first: (beneath: Beneath) => View,
  next: (beneath: Beneath, before: View) => View,
): Omit<Session, 'getView'> & Renewable & { getView(): View } {
  let view = first(session.getView());
  const listeners = new Set<() => void>();
  const renew = () => {
    view = next(session.getView(), view);
    for (const listener of [...listeners]) listener();
  };
  session.subscribe(renew);
  return {
    ...session,
    renew,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getView: () => view,
  };
}
