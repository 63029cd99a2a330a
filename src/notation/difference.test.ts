import { describe, expect, it } from 'vitest';
import { cells } from '../engine/cells/index.ts';
import { differenceOf } from './difference.ts';
import { errorTerms } from './error.ts';
import { valueTerms } from './forward.ts';
import { ruleInWords } from './rules.ts';
import { fixtures } from './testing/subjects.ts';
import { wiringOf, wiringOfCell } from './wiring.ts';

const changed = (to: string, side: 'value' | 'error') =>
  differenceOf('lstm', to).lines.filter((line) => line[side].status !== 'same');

describe('what peepholes change in the LSTM', () => {
  it('one new addend in each gate’s sum, three in the error of the memory', () => {
    const forward = changed('lstm-peephole', 'value');
    expect(forward.map(({ name }) => name)).toEqual(['a_f', 'a_i', 'a_o']);
    for (const { value } of forward) expect(value.isNew).toEqual([false, false, true, false]);
    const back = changed('lstm-peephole', 'error');
    expect(back.map(({ name }) => name)).toEqual(['c']);
    expect(back[0]!.error.isNew.filter(Boolean)).toHaveLength(3);
    expect(back[0]!.error.isNew).toHaveLength(5);
  });

  it('three new weights, and nothing gone', () => {
    expect(differenceOf('lstm', 'lstm-peephole')).toMatchObject({
      gone: [],
      newWeights: ['w_cf', 'w_ci', 'w_co'],
      goneWeights: [],
      another: false,
    });
  });
});

describe('what coupled gates change in the LSTM', () => {
  it('i is another function; f gets an error more, h one less', () => {
    const [i, ...more] = changed('lstm-coupled', 'value');
    expect(more).toEqual([]);
    expect(i).toMatchObject({ name: 'i', value: { isNew: [true], gone: ['\\sigma(a_{i,t})'] } });
    const back = changed('lstm-coupled', 'error');
    expect(back.map(({ name }) => name)).toEqual(['f', 'h']);
    expect(back[0]!.error).toEqual({ status: 'changed', isNew: [true, false], gone: [] });
    expect(back[1]!.error.isNew).not.toContain(true);
    expect(back[1]!.error.gone).toEqual(['W_{hi}^{\\top} \\partial a_{i,t+1}']);
  });

  it('one sum and its weights are gone', () => {
    expect(differenceOf('lstm', 'lstm-coupled')).toMatchObject({
      gone: ['a_{i,t}'],
      newWeights: [],
      goneWeights: ['W_{xi}', 'W_{hi}', 'b_{i}'],
      another: false,
    });
  });
});

it('the GRU is another cell; no cell differs from itself; what is new one way is gone the other', () => {
  expect(differenceOf('lstm', 'gru').another).toBe(true);
  for (const one of Object.keys(cells))
    for (const other of Object.keys(cells)) {
      const [there, back] = [differenceOf(one, other), differenceOf(other, one)];
      expect(there.lines.filter(({ value }) => value.status === 'new')).toHaveLength(
        back.gone.length,
      );
      expect(there.newWeights).toHaveLength(back.goneWeights.length);
      if (one !== other) continue;
      const sides = there.lines.flatMap(({ value, error }) => [value.status, error.status]);
      expect(new Set(sides)).toEqual(new Set(['same']));
    }
  expect(() => differenceOf('lstm', 'elman')).toThrow('"elman" is not one of the cells');
});

it.each(fixtures)(
  '%s: every addend of the network’s own formulas is spoken of',
  (_, experiment) => {
    const wiring = wiringOf(experiment);
    for (const { key, plan } of wiring.network.strands.slice(0, -1))
      for (const { name, value, error } of differenceOf('lstm', plan.cell.name).lines) {
        const place = { layer: key, name, t: 't' };
        expect(valueTerms(wiring, place)).toHaveLength(value.isNew.length);
        expect(errorTerms(wiring, place)).toHaveLength(error.isNew.length);
      }
  },
);

it('says by which rules an error follows', () => {
  const words = (cell: string, name: string) => {
    const wiring = wiringOfCell(cell);
    return ruleInWords(wiring, wiring.network.strands[0]!, name, 't');
  };
  expect(words('lstm', 'c')).toBe(
    'The memory is read in two places, so its error is the sum of two parts: from the future and through the squashed memory. On the way back a function passes its slope’s share and a product passes the other factor.',
  );
  expect(words('lstm-coupled', 'f')).toContain('comes back with the sign changed');
  expect(words('rnn', 'h')).toContain('a matrix is turned over');
  expect(words('lstm-peephole', 'c')).toContain('a weight for each unit multiplies again');
});
