import { Dial } from './Dial.tsx';

interface Props {
  steps: number;
  most: number;
  onChange: (steps: number) => void;
}

/** T, the length of the sequence. */
export function StepsDial({ steps, most, onChange }: Props) {
  return (
    <Dial
      label={
        <>
          <i>T</i> =
        </>
      }
      name="Number of steps"
      value={steps}
      min={1}
      max={most}
      step={1}
      onChange={onChange}
    />
  );
}
