const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number as people and this page write it: a true minus or a hyphen, a point or a comma, 1.2×10⁻⁵. Null where it is none. */
export function readNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace('−', '-')
    .replace(',', '.')
    .replace(/×10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/, power);
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
}

const power = (_: string, minus: string, digits: string) =>
  `e${minus && '-'}${[...digits].map((digit) => RAISED.indexOf(digit)).join('')}`;
