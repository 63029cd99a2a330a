import { useId, useState, type ReactNode } from 'react';
import { useLab } from '../../lab/react.ts';

interface Props {
  label: ReactNode;
  /** The same in words, for a screen reader. */
  name: string;
  /** Null where no place of the range stands for what there is. */
  value: number | null;
  /** What to say where there is none. */
  none?: string;
  min: number;
  max: number;
  step: number;
  disabled?: boolean;
  onChange: (value: number) => void;
}

/** A number with a range beside it: to be typed, or swept through. One sweep, and one visit to the number, is one undo. */
export function Dial({ label, name, value, none, min, max, step, disabled, onChange }: Props) {
  const lab = useLab();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const begin = () => {
    lab.endGesture();
    lab.beginGesture();
  };
  const onKeyDown = () => {
    if (!lab.isInGesture()) lab.beginGesture();
  };
  const isRefused = typed !== null && !(Number(typed) >= min && Number(typed) <= max);
  return (
    <div className="dial">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        className="dial-number"
        aria-label={name}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        placeholder={none}
        aria-invalid={isRefused || undefined}
        value={typed ?? value ?? ''}
        onFocus={begin}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          const { value: text, valueAsNumber: number } = event.target;
          setTyped(text);
          if (number >= min && number <= max) onChange(number);
        }}
        onBlur={() => {
          setTyped(null);
          lab.endGesture();
        }}
      />
      {isRefused && <Refusal min={min} max={max} />}
      <input
        type="range"
        aria-label={name}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        value={value ?? min}
        onPointerDown={begin}
        onPointerUp={() => lab.endGesture()}
        onKeyDown={onKeyDown}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        onBlur={() => lab.endGesture()}
      />
    </div>
  );
}

/** What a number may be, beside a field that was given another. */
export function Refusal({ min, max }: { min: number; max: number }) {
  return (
    <span className="dial-refusal" role="status">
      from {min} to {max}
    </span>
  );
}
