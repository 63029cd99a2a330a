import type { Trials } from './use-trials.ts';

/** Where the reader's own rows are, and how to be rid of them. */
export function Yours({ trials: { own, unkept, forget } }: { trials: Trials }) {
  if (own.length === 0) return null;
  return (
    <p className="lag-about">
      {unkept ?? 'Your rows are kept in this browser, and nowhere else.'}{' '}
      <button type="button" className="word" onClick={forget}>
        Forget them
      </button>
    </p>
  );
}
