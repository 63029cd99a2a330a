import { formatNumber } from '../../notation/format.ts';

/** A part of 1 as per cent, with one decimal unless told; with a true minus sign. Where it is huge, as any number is written. */
export function percentText(part: number, decimals = 1): string {
  const size = Math.abs(part) * 100;
  const text = size < 10_000 ? size.toFixed(decimals) : formatNumber(size);
  const isZero = Number(size.toFixed(decimals)) === 0;
  return `${part < 0 && !isZero ? '−' : ''}${text} %`;
}
