/** What is reached without a network, by counting in the training part: bits per predicted character. */
import type { TextFile, WordsFile } from '../../training/data/text.ts';
import type { Work } from '../parts/slices.ts';
import type { Material } from './materials.ts';

export interface Baselines {
  /** log₂ of the number of classes: knows nothing. */
  readonly uniform: number;
  /** H(X) = −Σ p(x) log₂ p(x): knows how often each character comes. */
  readonly letters: number;
  /** H(X | X′) = −Σ p(x′, x) log₂ p(x | x′): knows how often each comes after each. */
  readonly pairs: number;
}

/** Where a place may be to lay the counting down: every so many pairs. */
const STRETCH = 1000;

/** The pairs that are predicted from one another: what is read, and what comes. */
function* pairsOf({ end }: Material, { training }: TextFile | WordsFile) {
  if (end === null)
    for (let k = 1; k < training.length; k++) yield [training[k - 1]!, training[k]!] as const;
  else
    for (const word of training.split(' '))
      for (let k = 0; k <= word.length; k++) yield [word[k - 1] ?? '', word[k] ?? ''] as const;
}

export function* countingBaselines(
  material: Material,
  file: TextFile | WordsFile,
): Work<Baselines> {
  const [first, next, both] = [new Map(), new Map(), new Map()] as Map<string, number>[];
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  let all = 0;
  for (const [a, b] of pairsOf(material, file)) {
    count(first!, a);
    count(next!, b);
    count(both!, `${a}|${b}`);
    if (++all % STRETCH === 0) yield;
  }
  const entropy = (map: Map<string, number>) => {
    let sum = 0;
    for (const n of map.values()) sum -= (n / all) * Math.log2(n / all);
    return sum;
  };
  return {
    uniform: Math.log2(material.classes),
    letters: entropy(next!),
    // H(X′, X) = H(X′) + H(X | X′)
    pairs: entropy(both!) - entropy(first!),
  };
}
