import { useMemo, useState } from 'react';
import { NAMES, type DigitImage } from '../../training/data/digits.ts';
import { isMisspelled, nextPlace } from './images.ts';
import type { Weighed } from './reading.ts';

interface Props {
  /** Null before they are fetched. */
  heldOut: readonly DigitImage[] | null;
  place: number | null;
  network: Weighed;
  /** What is said where the data did not come; null while all is well. */
  trouble: string | null;
  isFetching: boolean;
  onFetch: () => void;
  onShow: (place: number) => void;
}

/** One of the digits that the network never learns from. */
export function Choices(props: Props) {
  const { heldOut, place, network, trouble, isFetching, onFetch, onShow } = props;
  const [digit, setDigit] = useState<number | null>(null);
  const [none, setNone] = useState(false);
  // One that was spelled right a moment ago may not be now.
  const misspelled = useMemo(() => isMisspelled(network), [network]);
  if (!heldOut)
    return (
      <p className="spelling-choice controls">
        Or read a digit that is held out:{' '}
        <button type="button" className="word" disabled={isFetching} onClick={onFetch}>
          {isFetching ? 'Fetching…' : 'Fetch the digits'}
        </button>{' '}
        {trouble !== null && <span role="alert">{trouble}</span>}
      </p>
    );
  const isOf = ({ label }: DigitImage) => digit === null || label === digit;
  const show = (isSuch: (image: DigitImage) => boolean) => {
    const next = nextPlace(heldOut, place, (image) => isOf(image) && isSuch(image));
    setNone(next === null);
    if (next !== null) onShow(next);
  };
  return (
    <p className="spelling-choice controls">
      <label>
        Or read one that is held out,{' '}
        <select
          className="plain-field"
          value={digit ?? ''}
          onChange={({ target }) => setDigit(target.value === '' ? null : Number(target.value))}
        >
          <option value="">any digit</option>
          {NAMES.map((name, k) => (
            <option key={name} value={k}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="word" onClick={() => show(() => true)}>
        The next
      </button>
      <button type="button" className="word" onClick={() => show(misspelled)}>
        The next that it misspells
      </button>
      <span role="status">
        {none
          ? 'It spells all of these right.'
          : place !== null && `No. ${place + 1} of ${heldOut.length} held out.`}
      </span>
    </p>
  );
}
