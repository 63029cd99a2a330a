/**
 * Which letter says which phone? Each letter says none, one or two, in order. How likely a letter says what is learned from the words themselves: begin
 * with all alike, weigh all ways of dividing each word by how likely they are, count, and begin again with the counts (expectation
 * maximisation, by a forward and a backward pass over a word's letters and phones). At the end each word is divided in its likeliest way.
 */
export interface Word {
  readonly word: string;
  readonly phones: readonly string[];
}

/** Label by letter: how often. */
type Counts = Map<string, Map<string, number>>;

/** No letter says more than so many phones. */
const MOST = 2;
const ROUNDS = 12;
/** What a letter says before anything is counted: one phone rather than none or two. */
const FIRST = [0.2, 1, 0.05];

export interface Aligned {
  readonly word: string;
  /** For each letter "", a phone, or two parted by a blank. */
  readonly labels: readonly string[];
}

/**
 * The words, each letter with what it says. Two phones at one letter are allowed where that happens at least `least` times in all, so that there are few
 * kinds; words that cannot be divided under this rule are left out.
 */
export function aligned(words: readonly Word[], least: number): Aligned[] {
  const all = learned(words, () => true);
  const first = words.map((word) => likeliest(word, all));
  const pairs = new Map<string, number>();
  for (const label of first.flatMap((one) => one?.labels ?? []))
    if (label.includes(' ')) pairs.set(label, (pairs.get(label) ?? 0) + 1);
  const allowed = (label: string) => !label.includes(' ') || (pairs.get(label) ?? 0) >= least;
  const chances = learned(words, allowed);
  return words.map((word) => likeliest(word, chances)).filter((one) => one !== null);
}

type Chance = (letter: string, label: string) => number;

function learned(words: readonly Word[], allowed: (label: string) => boolean): Chance {
  let chance: Chance = (_, label) => FIRST[label === '' ? 0 : label.split(' ').length]!;
  for (let round = 0; round < ROUNDS; round++) {
    const counts: Counts = new Map();
    for (const word of words) count(word, (a, b) => (allowed(b) ? chance(a, b) : 0), counts);
    const totals = new Map(
      [...counts].map(([letter, labels]) => [letter, [...labels.values()].reduce((a, b) => a + b)]),
    );
    chance = (letter, label) => (counts.get(letter)?.get(label) ?? 0) / (totals.get(letter) ?? 1);
  }
  return chance;
}

/** Chances of all that is said before letter i, and phone j; and of all from there on. */
function count({ word, phones }: Word, chance: Chance, counts: Counts) {
  const [n, m] = [word.length, phones.length];
  const grid = () => Array.from({ length: n + 1 }, () => new Float64Array(m + 1));
  const [before, after] = [grid(), grid()];
  before[0]![0] = 1;
  after[n]![m] = 1;
  each(n, m, (i, j, k) => {
    before[i + 1]![j + k]! += before[i]![j]! * chance(word[i]!, labelOf(phones, j, k));
  });
  for (let i = n - 1; i >= 0; i--)
    for (let j = 0; j <= m; j++)
      for (let k = 0; k <= MOST && j + k <= m; k++)
        after[i]![j]! += chance(word[i]!, labelOf(phones, j, k)) * after[i + 1]![j + k]!;
  const total = before[n]![m]!;
  if (!(total > 0)) return;
  each(n, m, (i, j, k) => {
    const label = labelOf(phones, j, k);
    const part = (before[i]![j]! * chance(word[i]!, label) * after[i + 1]![j + k]!) / total;
    if (!(part > 0)) return;
    const labels = counts.get(word[i]!) ?? new Map<string, number>();
    labels.set(label, (labels.get(label) ?? 0) + part);
    counts.set(word[i]!, labels);
  });
}

/** The likeliest division; null where none is possible. Of equals, the one that says phones early. */
function likeliest({ word, phones }: Word, chance: Chance): Aligned | null {
  const [n, m] = [word.length, phones.length];
  const best = Array.from({ length: n + 1 }, () => new Float64Array(m + 1).fill(-Infinity));
  const taken = Array.from({ length: n + 1 }, () => new Int32Array(m + 1));
  best[0]![0] = 0;
  each(n, m, (i, j, k) => {
    const here = best[i]![j]! + Math.log(chance(word[i]!, labelOf(phones, j, k)));
    if (here <= best[i + 1]![j + k]!) return;
    best[i + 1]![j + k] = here;
    taken[i + 1]![j + k] = k;
  });
  if (best[n]![m] === -Infinity) return null;
  const labels: string[] = [];
  for (let i = n, j = m; i > 0; j -= taken[i]![j]!, i--)
    labels.unshift(labelOf(phones, j - taken[i]![j]!, taken[i]![j]!));
  return { word, labels };
}

const labelOf = (phones: readonly string[], from: number, count: number) =>
  phones.slice(from, from + count).join(' ');

function each(n: number, m: number, at: (i: number, j: number, k: number) => void) {
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= m; j++) for (let k = 0; k <= MOST && j + k <= m; k++) at(i, j, k);
}
