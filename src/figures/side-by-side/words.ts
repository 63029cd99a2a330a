/** What the figure says in words. */
import { quantityInWords } from '../../notation/words.ts';
import type { Panel } from './model.ts';

/** "forget gate", "update gate": each gate that keeps, once. */
export function gatesOf(panels: readonly Panel[]) {
  const all = panels.flatMap(({ kept, trace, layer, name }) => {
    if (!kept) return [];
    const { cell } = trace.strands[trace.strandIndex(layer)]!.plan;
    return [{ gate: kept.gate, words: quantityInWords(cell, kept.gate), name }];
  });
  return all.filter(({ words }, k) => all.findIndex((other) => other.words === words) === k);
}

export const stepsInWords = (count: number) => (count === 1 ? '1 step' : `${count} steps`);

export interface Standing {
  /** The networks that pass on most and least a step; null where several do, in the digits in which it is written. */
  readonly most: string | null;
  readonly least: string | null;
  /** Those with gates in which the error vanishes, and is farther from staying as it is than in each network without. */
  readonly beaten: readonly string[];
}

interface Passed {
  readonly name: string;
  readonly gated: boolean;
  readonly factor: number;
}

/** Who passes on how much, by the factor a step of what carries the error; null where there is nothing to compare. */
export function standingOf(networks: readonly Passed[]): Standing | null {
  if (networks.length < 2) return null;
  const sorted = networks.toSorted((a, b) => b.factor - a.factor);
  const differ = (a: Passed, b: Passed) => a.factor / b.factor > 1.005;
  const plain = networks.filter(({ gated }) => !gated);
  /** 0 where the error stays as it is. */
  const off = ({ factor }: Passed) => Math.abs(Math.log(factor));
  const isBeaten = (one: Passed) =>
    one.gated &&
    one.factor < 1 &&
    plain.length > 0 &&
    plain.every((other) => differ(other, one) && off(other) < off(one));
  return {
    most: differ(sorted[0]!, sorted[1]!) ? sorted[0]!.name : null,
    least: differ(sorted.at(-2)!, sorted.at(-1)!) ? sorted.at(-1)!.name : null,
    beaten: networks.filter(isBeaten).map(({ name }) => name),
  };
}
