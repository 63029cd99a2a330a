import type { PhonesNetwork } from '../../training/tasks/phones-setup.ts';

/** How a network's curve is drawn: heavy where it reads both ways, dashed where it is stacked. */
export const lineOf = (id: PhonesNetwork['id']) => `speech-curve ${id}`;

export function Sample({ id }: { id: PhonesNetwork['id'] }) {
  return (
    <svg className="speech-sample" width="34" height="10" aria-hidden="true">
      <path className={lineOf(id)} d="M1 5H33" />
    </svg>
  );
}
