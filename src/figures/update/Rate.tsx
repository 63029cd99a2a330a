import { useId, useState } from 'react';
import { useSetting } from '../../lab/react.ts';
import { formatNumber } from '../../notation/format.ts';
import { LEAST, MOST, placeOf, rateAt, settingOf, STEP } from './rate.ts';

/** η: typed, or swept through over four powers of ten. */
export function Rate({ rate }: { rate: number }) {
  const [, set] = useSetting('rate', '');
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const isWrong = typed !== null && settingOf(Number(typed)) === null;
  return (
    <div className="update-rate controls">
      <div className="dial">
        <label htmlFor={id}>
          <i>η</i> =
        </label>
        <input
          id={id}
          type="number"
          className="dial-number"
          aria-label="η, the learning rate"
          aria-invalid={isWrong || undefined}
          min={LEAST}
          max={MOST}
          step="any"
          value={typed ?? rate}
          onChange={({ target }) => {
            setTyped(target.value);
            const setting = settingOf(target.valueAsNumber);
            if (setting !== null) set(setting);
          }}
          onBlur={() => setTyped(null)}
        />
        <input
          type="range"
          aria-label="η, the learning rate, on a logarithmic scale"
          aria-valuetext={`η = ${formatNumber(rate)}`}
          min={Math.log10(LEAST)}
          max={Math.log10(MOST)}
          step={STEP}
          value={placeOf(rate)}
          onChange={({ target }) => {
            setTyped(null);
            set(settingOf(rateAt(target.valueAsNumber)));
          }}
        />
      </div>
      {isWrong && (
        <p role="status">
          Write a number from {LEAST} to {MOST}; until then <i>η</i> is {formatNumber(rate)}.
        </p>
      )}
    </div>
  );
}
