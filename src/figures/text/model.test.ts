/** The figure's numbers, held to the engine and to counting by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runReverse, seedOfLoss } from '../../engine/run.ts';
import { randomFrom } from '../../engine/random.ts';
import { startingPoint, type Setup } from '../../training/checkpoint.ts';
import { createPlainLearner } from '../../training/plain.ts';
import { shapeOf } from '../../training/checkpoint.ts';
import { textBatch, symbolsOf, wordBatch } from '../../training/data/text.ts';
import { atOnce } from '../parts/slices.ts';
import { countingBaselines } from './baselines.ts';
import { correlation, features, findingHabits } from './habits.ts';
import { rungAt, withRung } from './ladder.ts';
import { materials, type Choice, type Material } from './materials.ts';
import { carriersOf, flowOf, halfOf, readingOf, unitOf, type Weighed } from './reading.ts';
import { classAt, tempered, writing, type Wish } from './sampling.ts';
import { steppedOf } from './stepped.ts';

const small = (choice: Choice, cell = 'lstm', seed = 5) => {
  const setup: Setup = { ...materials[choice].setup, hidden: 5, cells: [cell], seed };
  const point = startingPoint(setup);
  // Far from its start, so that nothing is nearly the same.
  return { ...point, weights: point.weights.map((w) => 3 * w) };
};
const written = (material: Material, checkpoint: Weighed, wish: Wish) =>
  atOnce(writing(material, steppedOf(material, checkpoint), wish));
const choices: Choice[] = ['text', 'names'];
const line = (choice: Choice) =>
  fc
    .array(fc.constantFrom(...materials[choice].alphabet), { minLength: 1, maxLength: 12 })
    .map((letters) => letters.join(''));

describe.each(choices)('a line read: %s', (choice) => {
  const material = materials[choice];

  it('has surprises that sum to the loss, in bits', () => {
    fc.assert(
      fc.property(line(choice), fc.nat(99), (text, seed) => {
        const reading = readingOf(material, small(choice, 'lstm', seed), text);
        const { trace, surprises, letters, mean } = reading;
        expect(letters).toEqual(choice === 'names' ? [...text, ''] : [...text]);
        const bits = surprises.reduce((a, b) => a + b, 0);
        expect(Math.abs(bits * Math.LN2 - trace.loss)).toBeLessThan(1e-12 * trace.loss);
        expect(mean).toBe(bits / letters.length);
        letters.forEach((letter, k) => {
          const label = letter === '' ? material.end! : material.alphabet.indexOf(letter);
          const p = trace.value(`readout.z@${k + 1}`)![label]!;
          expect(Math.abs(2 ** -surprises[k]! - p)).toBeLessThan(1e-12);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('is what the learner reads', () => {
    const checkpoint = small(choice);
    const text = choice === 'names' ? 'ishmael' : 'call me ishmael';
    const learner = createPlainLearner(shapeOf(checkpoint.setup));
    learner.write(checkpoint.weights);
    const batch =
      choice === 'names'
        ? wordBatch([text], material.alphabet)
        : textBatch(symbolsOf(`\n${text}`, material.alphabet), 1, text.length, 0);
    const { mean } = readingOf(material, checkpoint, text);
    // Float32 of some fifteen steps; another order of symbols would be off by tenths.
    expect(Math.abs(learner.evaluate(batch).loss / Math.LN2 - mean)).toBeLessThan(1e-4);
  });

  it.each(['lstm', 'gru', 'rnn'])('has the engine’s error flow in a %s', (cell) => {
    fc.assert(
      fc.property(line(choice), fc.nat(), (text, pick) => {
        const reading = readingOf(material, small(choice, cell), text);
        const { trace } = reading;
        const t = 1 + (pick % trace.steps);
        const reverse = runReverse(trace.forward, seedOfLoss(trace.forward, t));
        for (const name of carriersOf(reading)) {
          const flow = flowOf(reading, t, name);
          expect(flow).toHaveLength(t);
          flow.forEach((norm, k) => {
            const error = trace.errorIn(reverse, `1.${name}@${k + 1}`)!;
            const want = Math.sqrt(error.reduce((sum, e) => sum + e * e, 0));
            expect(Math.abs(norm - want)).toBeLessThanOrEqual(1e-14 * (1 + want));
          });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('shows a unit as the engine has it', () => {
    const reading = readingOf(material, small(choice), 'ahoy');
    expect(unitOf(reading, 2)).toEqual(
      reading.letters.map((_, k) => reading.trace.value(`1.h@${k + 1}`)![2]),
    );
  });
});

it('follows an error in every state and in the input', () => {
  const carriers = (cell: string) =>
    carriersOf(readingOf(materials.text, small('text', cell), 'ab'));
  expect(carriers('lstm').toSorted()).toEqual(['c', 'h', 'x']);
  expect(carriers('gru')).toEqual(['h', 'x']);
});

it('half of a flow is within so many last steps', () => {
  expect(halfOf([1, 1, 1, 1])).toBe(2);
  expect(halfOf([0, 1, 5])).toBe(1);
  expect(halfOf([4, 1, 1])).toBe(3);
  expect(halfOf([2])).toBe(1);
  expect(halfOf([0, 0])).toBeNull();
  expect(halfOf([Infinity, 1])).toBeNull();
});

describe('what is reached by counting', () => {
  it('of a text, by hand', () => {
    // a→b, b→a, a→b, b→b: of what comes, b three times in four; after a always b, after b one of each.
    const file = { alphabet: '', training: 'ababb', heldOut: '' };
    const { uniform, letters, pairs } = atOnce(countingBaselines(materials.text, file));
    expect(uniform).toBe(Math.log2(37));
    expect(letters).toBeCloseTo(-(3 / 4) * Math.log2(3 / 4) - (1 / 4) * Math.log2(1 / 4), 12);
    expect(pairs).toBeCloseTo(0.5, 12);
  });

  it('of names, with their beginnings and ends', () => {
    // →a a→b b→. and →a a→.: a, b, ., a, . ; after a one of two each, everything else certain.
    const file = { alphabet: '', training: 'ab a', heldOut: '' };
    const { uniform, letters, pairs } = atOnce(countingBaselines(materials.names, file));
    expect(uniform).toBe(Math.log2(27));
    expect(letters).toBeCloseTo(-2 * 0.4 * Math.log2(0.4) - 0.2 * Math.log2(0.2), 12);
    expect(pairs).toBeCloseTo(2 / 5, 12);
  });
});

describe('what it writes', () => {
  const wish = { temperature: 1, seed: 3, beginning: '' };

  it('is the same for a seed and another for another', () => {
    for (const choice of choices) {
      const material = materials[choice];
      const texts = [1, 2, 3, 4].map((seed) => written(material, small(choice), { ...wish, seed }));
      expect(new Set(texts).size).toBeGreaterThan(1);
      expect(written(material, small(choice), { ...wish, seed: 1 })).toBe(texts[0]);
    }
  });

  it('goes on from a beginning, as far as there is room', () => {
    const whole = written(materials.text, small('text'), wish);
    expect(whole).toHaveLength(materials.text.mostWritten);
    const on = written(materials.text, small('text'), { ...wish, beginning: 'ahoy' });
    expect(on).toHaveLength(materials.text.mostWritten - 4);
    // What is read is what was written: with its own words as the beginning, and the same draws, it goes on alike.
    const again = written(materials.text, small('text'), { ...wish, beginning: whole.slice(0, 9) });
    expect(again).toBe(whole.slice(9));
  });

  it('is drawn by the probabilities of the engine', () => {
    const checkpoint = small('text');
    const z = readingOf(materials.text, checkpoint, 'a').trace.value('readout.z@1')!;
    const counts = new Array<number>(37).fill(0);
    const random = randomFrom(1);
    const draws = 4000;
    for (let k = 0; k < draws; k++) counts[classAt([...z], random())]!++;
    // Five deviations of a binomial count.
    counts.forEach((n, k) =>
      expect(Math.abs(n - draws * z[k]!)).toBeLessThanOrEqual(
        5 * Math.sqrt(draws * z[k]! * (1 - z[k]!)) + 1e-9,
      ),
    );
    // The first character that is written is the class at the seed's first number.
    for (let seed = 0; seed < 20; seed++)
      expect(written(materials.text, checkpoint, { ...wish, seed })[0]).toBe(
        materials.text.alphabet[classAt([...z], randomFrom(seed)())],
      );
  });

  it('is likelier to be likely where it is cold', () => {
    const alpha = [1, 2, 4];
    const sum = (list: number[]) => list.reduce((a, b) => a + b);
    for (const temperature of [0.1, 0.5, 1, 2])
      expect(sum(tempered(alpha, temperature))).toBeCloseTo(1, 12);
    const [p, q] = [tempered(alpha, 1), tempered(alpha, 0.5)];
    // At τ = ½ every ratio is squared.
    expect(q[2]! / q[0]!).toBeCloseTo((p[2]! / p[0]!) ** 2, 8);
    expect(tempered(alpha, 0.01)[2]).toBeCloseTo(1, 12);
  });

  it('never has a class without a probability', () => {
    expect(classAt([0.5, 0.5 - 1e-16, 0], 0.9999999999999999)).toBe(1);
    expect(classAt([0, 1], 0)).toBe(1);
  });
});

it.each(['lstm', 'gru', 'rnn'])(
  'a %s character by character is the engine’s run of the line, to the last bit',
  (cell) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...choices).chain((c) => fc.tuple(fc.constant(c), line(c))),
        ([choice, text]) => {
          const material = materials[choice];
          const checkpoint = small(choice, cell);
          const { trace } = readingOf(material, checkpoint, text);
          const network = steppedOf(material, checkpoint);
          const read = [material.before, ...symbolsOf(text, material.alphabet)];
          // Once more from the beginning: nothing is left of what was read before.
          for (let round = 0; round < 2; round++) {
            network.begin();
            for (let t = 1; t <= trace.steps; t++) {
              network.read(read[t - 1]!);
              expect(network.state()).toEqual(trace.value(`1.h@${t}`));
              expect(network.scores()).toEqual(trace.value(`readout.alpha@${t}`));
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  },
);

it.each([
  // The last name may be cut off where the reading ends, and is left out.
  ['names', 'eva bo ishmael', ['eva', 'bo'], 1],
  // The last character is only predicted.
  ['text', 'so it goes, ahab', ['so it goes, aha'], 2],
] as const)(
  'what units go with in %s is of every character that was read, with the engine’s values',
  (choice, heldOut, read, feature) => {
    const checkpoint = small(choice);
    // One more character, so that each of the line is read, and not only predicted.
    const traces = read.map((part) => readingOf(materials[choice], checkpoint, `${part}a`));
    const values = Array.from({ length: 5 }, (_, unit) =>
      traces.flatMap((reading, k) => unitOf(reading, unit).slice(1, read[k]!.length + 1)),
    );
    const vowels = [...read.join('')].map((letter) => Number('aeiou'.includes(letter)));
    const file = { alphabet: '', training: '', heldOut };
    const habits = atOnce(findingHabits(materials[choice], checkpoint, file));
    expect(Math.abs(habits[feature]!.r)).toBe(
      Math.max(...values.map((own) => Math.abs(correlation(own, vowels)!))),
    );
  },
);

describe('what units go with', () => {
  it('is Pearson’s correlation', () => {
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
    expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(correlation([1, -1, 1, -1], [1, 1, -1, -1])).toBeCloseTo(0, 12);
    expect(correlation([1, 1], [1, 2])).toBeNull();
  });

  it('counts places in words', () => {
    const [blank, place, vowel] = features.text;
    const text = "it's a whale";
    const all = (feature = blank!) => [...text].map((_, k) => feature.of(text, k));
    expect(all(blank).join('')).toBe('000010100000');
    expect(all(place).join('')).toBe('123401012345');
    expect(all(vowel).join('')).toBe('100001000101');
  });

  it('finds a unit that says it', () => {
    const checkpoint = small('text', 'rnn');
    const { alphabet } = materials.text;
    // W_xh of unit 3 reads the blank alone, and no recurrence disturbs it.
    const weights = checkpoint.weights.map(() => 0);
    weights[3 * 37 + alphabet.indexOf(' ')] = 2;
    const file = { alphabet: '', training: '', heldOut: 'so it goes on and on and out' };
    const [blank] = atOnce(findingHabits(materials.text, { ...checkpoint, weights }, file));
    expect(blank).toMatchObject({ unit: 3 });
    expect(blank!.r).toBeCloseTo(1, 12);
  });
});

it('a ladder has one sample a rung', () => {
  expect([0, 9, 10, 49, 99, 100, 199, 200, 499, 500, 1000, 2600, 5000].map(rungAt)).toEqual([
    0, 0, 10, 20, 50, 100, 100, 200, 200, 500, 1000, 2000, 5000,
  ]);
  const sample = (count: number) => ({ count, temperature: 1, beginning: '', text: `${count}` });
  let ladder = withRung([], sample(0));
  for (const count of [104, 150, 210, 50, 8]) ladder = withRung(ladder, sample(count));
  expect(ladder.map(({ count }) => count)).toEqual([0, 50, 104, 210]);
});
