/** How many drawings a network reads, when the pen is lifted, and which it takes for which. */
import type { Checkpoint } from '../../training/checkpoint.ts';
import type { Example } from '../../training/data/handwriting.ts';
import type { Work } from '../parts/slices.ts';
import { answersOf, experimentOn, inputsOf } from './reading.ts';

export interface Score {
  readonly right: number;
  readonly of: number;
  /** Which character is taken for which, the worst first. */
  readonly mistakes: readonly Mistake[];
}

export interface Mistake {
  readonly label: number;
  readonly said: number;
  readonly times: number;
  /** How many drawings of the character there are. */
  readonly of: number;
}

export function* scoring(
  checkpoint: Checkpoint,
  examples: readonly Pick<Example, 'strokes' | 'label'>[],
): Work<Score> {
  const network = experimentOn(checkpoint, [], null);
  const counts = new Map<number, number>();
  const taken = new Map<string, Mistake>();
  let right = 0;
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const { strokes, label } of examples) {
    yield;
    const inputs = inputsOf(strokes);
    if (typeof inputs === 'string') continue;
    const said = answersOf({ ...network, inputs, targets: inputs.map(() => label) }).at(-1)!;
    if (said === label) right++;
    else {
      const times = (taken.get(`${label} ${said}`)?.times ?? 0) + 1;
      taken.set(`${label} ${said}`, { label, said, times, of: counts.get(label)! });
    }
  }
  const mistakes = [...taken.values()].sort(
    (a, b) => b.times / b.of - a.times / a.of || a.label - b.label || a.said - b.said,
  );
  return { right, of: examples.length, mistakes };
}

/** "1 is read as 7 in 2 of 3, 4 as 9 in 1 of 3": the worst few. @param words the characters as a sentence has them */
export function mistakesInWords(
  mistakes: readonly Mistake[],
  words: readonly string[],
  most = 3,
): string {
  return mistakes
    .slice(0, most)
    .map(
      ({ label, said, times, of }, k) =>
        `${words[label]} ${k === 0 ? 'is read ' : ''}as ${words[said]} in ${times} of ${of}`,
    )
    .join(', ');
}
