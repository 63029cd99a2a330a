import { useId } from 'react';
import { formatNumber } from '../notation/format.ts';
import { constantKept } from './kept.ts';

interface Props {
  /** Computed when the page is built; in the browser only where the page did not bring it. */
  of: () => number;
  /** A count: no decimals. */
  whole?: boolean;
}

/** A number of the book in a sentence: one that follows from the book's own networks, whatever the reader does. */
export function Constant({ of, whole = false }: Props) {
  const id = useId();
  const text = constantKept(id) ?? (whole ? String(of()) : formatNumber(of()));
  return (
    <span className="number" data-constant={id}>
      {text}
    </span>
  );
}
