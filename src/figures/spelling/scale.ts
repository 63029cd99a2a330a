/** Sizes of errors are drawn on one logarithmic scale, whatever the network, the letter and the step. */
const [LOW, HIGH] = [-5, 2] as const;

/** The powers of ten that stand at its rules. */
export const POWERS = [-4, -2, 0, 2] as const;

/** From 0, a hundred thousandth or less, to 1, a hundred or more. */
export function levelOf(size: number): number {
  if (!(size > 0)) return 0;
  return Math.min(1, Math.max(0, (Math.log10(size) - LOW) / (HIGH - LOW)));
}

const TEXTS = { '-4': '10⁻⁴', '-2': '10⁻²', 0: '1', 2: '100' } as const;
export const powerText = (power: (typeof POWERS)[number]) => TEXTS[power];
