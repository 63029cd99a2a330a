import { useEffect, useRef, useState } from 'react';
import { NAMES, type DigitImage } from '../../training/data/digits.ts';
import { inSlices } from '../parts/slices.ts';
import { isMisspelled, seekingPlace, type Shown } from './images.ts';
import type { Weighed } from './reading.ts';

interface Props {
  /** Null before they are fetched. */
  heldOut: readonly DigitImage[] | null;
  /** What is read now. */
  image: Shown;
  /** Is a stroke under way? */
  isDrawing: boolean;
  network: Weighed;
  /** What is said where the data did not come; null while all is well. */
  trouble: string | null;
  isFetching: boolean;
  onFetch: () => void;
  onShow: (place: number) => void;
}

/** One of the digits that the network never learns from. */
export function Choices(props: Props) {
  const { heldOut, image, isDrawing, network, trouble, isFetching, onFetch, onShow } = props;
  const [digit, setDigit] = useState<number | null>(null);
  const [none, setNone] = useState(false);
  const drop = useRef(() => {});
  // What is found is not wanted any more once there is another image, a stroke, or another digit to look for.
  useEffect(() => () => drop.current(), [image, isDrawing, digit]);
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
    drop.current();
    const work = seekingPlace(heldOut, image.place, (one) => isOf(one) && isSuch(one));
    drop.current = inSlices(work, (next) => {
      setNone(next === null);
      if (next !== null) onShow(next);
    });
  };
  const { place } = image;
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
      <button type="button" className="word" onClick={() => show(isMisspelled(network))}>
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
