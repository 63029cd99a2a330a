import { useEffect, useState } from 'react';
import { useLab, useSetting } from '../../lab/react.ts';

/** Milliseconds in which the columns slide together, or out; a little longer than the style sheet's. */
const SLIDE = 700;

interface Folding {
  readonly folded: boolean;
  /** The columns are on their way. At any other time nothing moves gradually, since a step in time is no journey. */
  readonly moving: boolean;
  readonly toggle: () => void;
}

/** Is the network folded into its loop? Where a figure cannot be folded, a link that says so is not heard. */
export function useFolding(foldable: boolean): Folding {
  const lab = useLab();
  const [setting, set] = useSetting('folded', 'no');
  const folded = foldable && setting === 'yes';
  const [shown, setShown] = useState({ folded, moving: false });
  // Said while drawing, not after: what moves must be told so in the same frame in which its place changes.
  if (shown.folded !== folded) setShown({ folded, moving: true });
  const { moving } = shown;
  useEffect(() => {
    if (!moving) return;
    const timer = setTimeout(() => setShown((now) => ({ ...now, moving: false })), SLIDE);
    return () => clearTimeout(timer);
  }, [moving, folded]);
  const toggle = () => {
    const start = lab.start.settings?.folded ?? null;
    const wanted = folded ? 'no' : 'yes';
    set(wanted === 'no' && start === null ? null : wanted);
  };
  return { folded, moving, toggle };
}
