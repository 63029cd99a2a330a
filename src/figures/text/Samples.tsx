import { useId, useState } from 'react';
import { formatNumber } from '../../notation/format.ts';
import { useSliced } from '../parts/use-sliced.ts';
import type { Material } from './materials.ts';
import { someWriting } from './sampling.ts';
import { LADDER, type View } from './session.ts';
import { afterUpdates } from './words.ts';

/** τ runs from 0.2 to 2. */
const [LEAST, MOST] = [0.2, 2];

/** What it writes now. */
export function Samples({ material, view }: { material: Material; view: View }) {
  const { shown } = view;
  const [temperature, setTemperature] = useState(LADDER.temperature as number);
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState(0);
  const id = useId();
  const beginning = material.plain(typed).slice(0, 40);
  const { moment, value: texts } = useSliced(
    shown,
    [material, temperature, beginning, again],
    // Another moment draws other numbers, so that a sample is not one text slowly changing.
    (of) =>
      someWriting(material, of, { temperature, beginning, seed: 1 + of.count + 7919 * again }),
  );
  return (
    <div className="text-samples">
      <p className="text-title">What it writes {afterUpdates(moment.count)}</p>
      <p className="text-sample" data-sample suppressHydrationWarning>
        {texts.map((text, k) => (
          <span key={k}>
            {k > 0 && ', '}
            <b>{beginning}</b>
            <Lines text={text} />
          </span>
        ))}
      </p>
      <div className="text-wish controls">
        <label htmlFor={`${id}b`}>
          Beginning{' '}
          <input
            id={`${id}b`}
            type="text"
            className="plain-field"
            value={typed}
            maxLength={40}
            size={10}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <label htmlFor={`${id}t`}>
          Temperature <i>τ</i>{' '}
          <input
            id={`${id}t`}
            type="range"
            min={LEAST}
            max={MOST}
            step={0.1}
            value={temperature}
            aria-valuetext={formatNumber(temperature)}
            onChange={({ target }) => setTemperature(target.valueAsNumber)}
          />{' '}
          {formatNumber(temperature)}
        </label>
        <button type="button" className="word" onClick={() => setAgain(again + 1)}>
          Another
        </button>
      </div>
      {beginning !== typed.slice(0, 40) && (
        <p className="text-knows">
          It begins with “{beginning}”: other characters than those of its text it cannot write.
        </p>
      )}
    </div>
  );
}

/** What it wrote on the way: it grows as the network learns, so it stands where nothing comes after it. */
export function Ladder({ ladder }: Pick<View, 'ladder'>) {
  return (
    <details className="text-ladder" open={ladder.length > 1 || undefined}>
      <summary>What it wrote on the way</summary>
      <ol>
        {ladder.map(({ count, text }) => (
          <li key={count}>
            <span>{afterUpdates(count)}</span>{' '}
            <q suppressHydrationWarning>
              <Lines text={text.slice(0, 90)} />
            </q>
          </li>
        ))}
      </ol>
      <p>
        Each time with the same random numbers, at{' '}
        <span className="nowrap">
          <i>τ</i> = {formatNumber(LADDER.temperature)}
        </span>
        .
      </p>
    </details>
  );
}

/** Ends of paragraphs are shown, not carried out. */
const Lines = ({ text }: { text: string }) => <>{text.replaceAll('\n', ' ¶ ')}</>;
