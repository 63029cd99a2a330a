import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_BESIDE } from '../../training/keep.ts';
import { ladderOf, ladderText, rungAt, withRung, type Rung } from './ladder.ts';
import { materials } from './materials.ts';
import { LADDER, longestSample } from './session.ts';

const within = { made: 3000, most: 10, ...LADDER };
const counts = (kept: string) => ladderOf(kept, within).map(({ count }) => count);

describe('what was written on the way, as a text', () => {
  it('reads back as it was', () => {
    let ladder: readonly Rung[] = [];
    for (const count of [0, 12, 20, 104, 3000])
      ladder = withRung(ladder, { count, ...LADDER, text: `at ${count}` });
    expect(ladderOf(ladderText(ladder), within)).toEqual(ladder);
  });

  it('is not believed: what cannot have been written is left out, the rest is in its order', () => {
    for (const kept of ['', '{', 'null', '{"length":3}', '[null,[],[1],["1","a"],[1.5,"a"]]'])
      expect(counts(kept)).toEqual([]);
    expect(counts('[[3001,"late"],[-1,"a"],[200,"b"],[10,"a"],[11,"the rung is taken"]]')).toEqual([
      10, 200,
    ]);
    expect(counts('[[10,"longer than it writes"],[20,{}],[50,"a"]]')).toEqual([50]);
    const [rung] = ladderOf('[[10,"a",{"temperature":9}]]', within);
    expect(rung).toEqual({ count: 10, ...LADDER, text: 'a' });
  });

  it('never throws, and never has two of a rung', () => {
    fc.assert(
      fc.property(fc.json(), (kept) => {
        const rungs = ladderOf(kept, within).map(({ count }) => rungAt(count));
        expect(new Set(rungs).size).toBe(rungs.length);
      }),
    );
  });

  it('has room beside the run, after a million updates too', () => {
    for (const material of Object.values(materials)) {
      // Some characters need two in JSON.
      const text = '"'.repeat(longestSample(material));
      let ladder: readonly Rung[] = [];
      for (
        let count = 0;
        count <= 1_000_000;
        count += count < 10 ? 10 : 10 ** Math.floor(Math.log10(count))
      )
        // prettier-ignore
        ladder = withRung(ladder, { count, ...LADDER, text });
      expect(ladder).toHaveLength(17);
      expect(ladderText(ladder).length).toBeLessThan(MOST_BESIDE);
    }
  });
});
