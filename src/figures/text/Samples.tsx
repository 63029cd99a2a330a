import { useId, useMemo, useState } from 'react';
import { formatNumber } from '../../notation/format.ts';
import type { Material } from './materials.ts';
import { someWritten } from './sampling.ts';
import { LADDER, type View } from './session.ts';
import { afterUpdates } from './words.ts';

/** τ runs from 0.2 to 2. */
const [LEAST, MOST] = [0.2, 2];

/** What it writes now, and what it wrote on the way. */
export function Samples({ material, view }: { material: Material; view: View }) {
  const { shown, ladder } = view;
  const [temperature, setTemperature] = useState(LADDER.temperature as number);
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState(0);
  const id = useId();
  const beginning = material.plain(typed).slice(0, 40);
  // Another moment draws other numbers, so that a sample is not one text slowly changing.
  const seed = 1 + shown.count + 7919 * again;
  const texts = useMemo(
    () => someWritten(material, shown, { temperature, beginning, seed }),
    [material, shown, temperature, beginning, seed],
  );
  return (
    <div className="text-samples">
      <p className="text-title">What it writes {afterUpdates(shown.count)}</p>
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
            size={12}
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
          Each time with the same random numbers, at <i>τ</i> = {formatNumber(LADDER.temperature)}.
        </p>
      </details>
    </div>
  );
}

/** Ends of paragraphs are shown, not carried out. */
const Lines = ({ text }: { text: string }) => <>{text.replaceAll('\n', ' ¶ ')}</>;
