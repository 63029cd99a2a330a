import type { ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** From 0. */
  unit: number;
  size: number;
  onChoose: (unit: string) => void;
}

/** Whose numbers are shown, where there are several units. */
export function UnitChoice({ children, unit, size, onChoose }: Props) {
  if (size < 2) return null;
  return (
    <label>
      {children}{' '}
      <select value={unit} onChange={({ target }) => onChoose(target.value)}>
        {Array.from({ length: size }, (_, k) => (
          <option key={k} value={k}>
            {k + 1}
          </option>
        ))}
      </select>
    </label>
  );
}
