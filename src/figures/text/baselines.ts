/** What is reached without a network, by counting in the training part: bits per predicted character. */
import type { TextFile, WordsFile } from '../../training/data/text.ts';
import type { Material } from './materials.ts';

export interface Baselines {
  /** log₂ of the number of classes: knows nothing. */
  readonly uniform: number;
  /** H(X) = −Σ p(x) log₂ p(x): knows how often each character comes. */
  readonly letters: number;
  /** H(X | X′) = −Σ p(x′, x) log₂ p(x | x′): knows how often each comes after each. */
  readonly pairs: number;
}

/** The pairs that are predicted from one another: what is read, and what comes. */
export function pairsOf(
  material: Material,
  { training }: TextFile | WordsFile,
): [string, string][] {
  if (material.end === null)
    return Array.from({ length: training.length - 1 }, (_, k) => [training[k]!, training[k + 1]!]);
  return training
    .split(' ')
    .flatMap((word) => [...word, ''].map((next, k): [string, string] => [word[k - 1] ?? '', next]));
}

export function baselinesOf(material: Material, file: TextFile | WordsFile): Baselines {
  const pairs = pairsOf(material, file);
  const [first, next, both] = [new Map(), new Map(), new Map()] as Map<string, number>[];
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const [a, b] of pairs) {
    count(first!, a);
    count(next!, b);
    count(both!, `${a}|${b}`);
  }
  const entropy = (map: Map<string, number>) => {
    let sum = 0;
    for (const n of map.values()) sum -= (n / pairs.length) * Math.log2(n / pairs.length);
    return sum;
  };
  return {
    uniform: Math.log2(material.classes),
    letters: entropy(next!),
    // H(X′, X) = H(X′) + H(X | X′)
    pairs: entropy(both!) - entropy(first!),
  };
}
