import { formatAddress } from '../../engine/address.ts';
import type { Overflow } from '../../engine/overflow.ts';

/** Where a run left the finite numbers, as the sentence of a frame. */
export function Exploded({ overflow: { face, address } }: { overflow: Overflow }) {
  const what = face === 'error' ? `The error of ${address.name}` : address.name;
  return (
    <strong>
      {what} exploded at <i>t</i> = {address.t} ({formatAddress(address)}): it left the numbers that
      float64 can hold, and so did what is computed from it. Undo brings them back.
    </strong>
  );
}
