/** What single units go with, over a stretch of held-out text: correlations, and no more than that. */
import { symbolsOf, type TextFile, type WordsFile } from '../../training/data/text.ts';
import type { Work } from '../parts/slices.ts';
import type { Material } from './materials.ts';
import type { Weighed } from './reading.ts';
import { steppedOf } from './stepped.ts';

/** How much of the held-out part is read. */
export const READ = 800;

export interface Feature {
  /** "whether the letter just read is a vowel" */
  readonly says: string;
  /** Of a text and a place in it. */
  of(text: string, at: number): number;
}

const startOf = (text: string, at: number) => {
  let first = at;
  while (first > 0 && /[a-z']/.test(text[first - 1]!)) first--;
  return first;
};

const vowel: Feature = {
  says: 'whether the letter just read is a vowel',
  of: (text, at) => Number('aeiou'.includes(text[at]!)),
};
const place = (says: string): Feature => ({
  says,
  of: (text, at) => (/[a-z']/.test(text[at]!) ? at - startOf(text, at) + 1 : 0),
});

export const features: Readonly<Record<Material['choice'], readonly Feature[]>> = {
  text: [
    {
      says: 'whether a blank was just read',
      of: (text, at) => Number(text[at] === ' '),
    },
    place('the place in the word'),
    vowel,
  ],
  names: [place('the place in the name'), vowel],
};

export interface Habit {
  readonly feature: string;
  /** From 0. */
  readonly unit: number;
  /** Pearson's correlation of the unit's value with the feature. */
  readonly r: number;
}

/** Of each feature the unit with the largest |r|; none of a feature, or a unit, that never changes. */
export function* findingHabits(
  material: Material,
  checkpoint: Weighed,
  file: TextFile | WordsFile,
): Work<Habit[]> {
  const { values, columns } = yield* observing(material, checkpoint, file);
  const habits: Habit[] = [];
  for (const [k, { says }] of features[material.choice].entries()) {
    const all = values.map((own) => correlation(own, columns[k]!));
    const sizes = all.map((r) => (r === null ? -1 : Math.abs(r)));
    const unit = sizes.indexOf(Math.max(...sizes));
    const r = all[unit] ?? null;
    if (r !== null) habits.push({ feature: says, unit, r });
    yield;
  }
  return habits;
}

interface Observed {
  /** Of each unit, one number a character that was read. */
  readonly values: readonly number[][];
  /** Of each feature, the same. */
  readonly columns: readonly number[][];
}

function* observing(
  material: Material,
  checkpoint: Weighed,
  { heldOut }: TextFile | WordsFile,
): Work<Observed> {
  const part = heldOut.slice(0, READ);
  // The last character of a running text is only predicted.
  const lines = material.end === null ? [part.slice(0, -1)] : part.split(' ').slice(0, -1);
  const network = steppedOf(material, checkpoint);
  const values = Array.from({ length: checkpoint.setup.hidden }, (): number[] => []);
  const columns = features[material.choice].map((): number[] => []);
  for (const line of lines) {
    network.begin();
    network.read(material.before);
    for (const [k, symbol] of symbolsOf(line, material.alphabet).entries()) {
      network.read(symbol);
      network.state().forEach((value, unit) => values[unit]!.push(value));
      features[material.choice].forEach(({ of }, c) => columns[c]!.push(of(line, k)));
      yield;
    }
  }
  return { values, columns };
}

/** Pearson's r; null where one of the two is always the same. */
export function correlation(a: readonly number[], b: readonly number[]): number | null {
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((x, k) => {
    ab += (x - ma) * (b[k]! - mb);
    aa += (x - ma) ** 2;
    bb += (b[k]! - mb) ** 2;
  });
  const r = ab / Math.sqrt(aa * bb);
  return Number.isFinite(r) ? r : null;
}
