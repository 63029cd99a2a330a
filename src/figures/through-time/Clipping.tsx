import { useId, useState } from 'react';
import { clipping } from '../../engine/derived/clipping.ts';
import type { Trace } from '../../engine/trace.ts';
import { useSetting } from '../../lab/react.ts';
import { formatNumber } from '../../notation/format.ts';

const USUAL = '5';

/** What clipping by the norm would do to the gradient of the whole network: its length, never its direction. */
export function Clipping({ trace }: { trace: Trace }) {
  const [text, set] = useSetting('clip', USUAL);
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const theta = Number(text) > 0 ? Number(text) : Number(USUAL);
  const { norm, factor, clipped } = clipping(trace, theta);
  const isWrong = typed !== null && thresholdOf(Number(typed)) === null;
  return (
    <p className="way-clipping">
      <label htmlFor={id}>
        Clipped at <i>θ</i> =
      </label>{' '}
      <input
        id={id}
        type="number"
        className="dial-number controls"
        min={0.01}
        max={999999}
        step="any"
        aria-label="θ, the norm at which the gradient is clipped"
        aria-invalid={isWrong || undefined}
        value={typed ?? theta}
        onChange={(event) => {
          const { value, valueAsNumber: number } = event.target;
          setTyped(value);
          const wanted = thresholdOf(number);
          if (wanted !== null) set(wanted);
        }}
        onBlur={() => setTyped(null)}
      />
      <span className="on-paper">{formatNumber(theta)}</span>{' '}
      {isWrong && (
        <strong role="status">
          Write a number from 0.0001 to 999 999; until then <i>θ</i> is {formatNumber(theta)}:{' '}
        </strong>
      )}
      {Number.isNaN(norm) || norm === Infinity ? (
        <>
          the gradient of the whole loss would be no gradient either: its norm is not a number that
          float64 can hold, and there is no direction to keep.
        </>
      ) : factor === 1 ? (
        <>
          the gradient of the whole loss, all weights together, stays as it is: its norm ‖∂
          <i>L</i>/∂<i>W</i>‖ is <span className="number">{formatNumber(norm)}</span>.
        </>
      ) : (
        <>
          the gradient of the whole loss, all weights together, becomes shorter: its norm ‖∂<i>L</i>
          /∂<i>W</i>‖ goes from <span className="number">{formatNumber(norm)}</span> to{' '}
          <span className="number">{formatNumber(clipped)}</span>, every number of it times{' '}
          <span className="number">{formatNumber(factor)}</span>. Its direction is kept (cosine 1).
        </>
      )}
    </p>
  );
}

/** As the setting keeps it; null where a threshold makes no sense. */
function thresholdOf(number: number): string | null {
  return number >= 0.0001 && number <= 999_999 ? String(Number(number.toFixed(4))) : null;
}
