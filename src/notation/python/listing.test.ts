/** The listings are run: the proof of the listing is in the asserting. */
import { describe, expect, it } from 'vitest';
import { CELLS } from '../../engine/testing/tables.ts';
import type { Experiment } from '../../engine/experiment.ts';
import { missing, pythonWith, runAll } from '../testing/python.ts';
import { oddExperiment } from '../testing/odd.ts';
import { fixture, fixtures, randomExperiments } from '../testing/subjects.ts';
import { ListingError } from './lines.ts';
import { numpyListing } from './numpy.ts';
import { torchListing } from './torch.ts';

const hard = { labelled: 'some' } as const;
const subjects: readonly (readonly [string, Experiment])[] = [
  ...fixtures,
  ...CELLS.map((cell): readonly [string, Experiment] => {
    const wanted = { ...hard, cells: [cell], twoWay: true, initial: true } as const;
    const deep = randomExperiments(20, wanted).find(([, { layers }]) => layers.length > 1)!;
    return [`deep ${deep[0]}`, deep[1]];
  }),
  ...randomExperiments(12, hard),
  ['a cell of every shape', oddExperiment()],
];

const RIGHT = /^The loss and all \d+ gradients are right\.$/;

/** One copy for each gradient, in which the first number it should have is off by 1e-9. */
function spoiled(listing: string): string[] {
  const numbers = [...listing.matchAll(/^check\("dL.*?, \[\s*\[?(-?\d[\d.e+-]*)/gms)];
  return numbers.map((match) => {
    const at = match.index + match[0].length - match[1]!.length;
    const moved = String(Number(match[1]) + 1e-9);
    return listing.slice(0, at) + moved + listing.slice(at + match[1]!.length);
  });
}

describe.each([
  ['numpy', 'NumPy', numpyListing],
  ['torch', 'PyTorch', torchListing],
] as const)('%s', (library, called, listingOf) => {
  const python = pythonWith(library);
  if (!python) console.warn(missing(called));

  it.skipIf(!python)(
    'asserts every gradient of every fixture and of random networks',
    { timeout: 60_000 },
    () => {
      const results = runAll(
        python!,
        subjects.map(([, experiment]) => listingOf(experiment)),
      );
      results.forEach((result, k) => expect(result, subjects[k]![0]).toMatch(RIGHT));
    },
  );

  it.skipIf(!python)('stops at a gradient that is off by 1e-9', { timeout: 60_000 }, () => {
    const listings = ['lstm-peephole', 'bidirectional-rnn'].flatMap((name) =>
      spoiled(listingOf(fixture(name))),
    );
    expect(listings).toHaveLength(17 + 8);
    for (const result of runAll(python!, listings))
      expect(result).toMatch(/^AssertionError: dL\/d/);
  });
});

describe('numpy', () => {
  const python = pythonWith('numpy');
  it.skipIf(!python)('stops where a way back is forgotten', { timeout: 60_000 }, () => {
    const listing = numpyListing(fixture('gru'));
    const lines = listing.split('\n').filter((line) => /^ +d\w+\[t\] .*# /.test(line));
    expect(lines.length).toBeGreaterThan(10);
    // A copy for each line, which brings back nothing in it.
    const forgetful = lines.map((line) => listing.replace(line, line.replace(/= .*/, '= 0')));
    for (const result of runAll(python!, forgetful))
      expect(result).toMatch(/^AssertionError: dL\/d/);
  });
});

describe('a listing', () => {
  it('is not made where nothing could be asserted', () => {
    const rnn = fixture('rnn');
    const unlabelled = { ...rnn, targets: rnn.targets.map(() => null) };
    expect(() => numpyListing(unlabelled)).toThrow(ListingError);
    expect(() => torchListing(unlabelled)).toThrow(/give a step a target/);
  });
  it('cannot be broken out of by a title', () => {
    const title = '"""\nimport os\\';
    const head = numpyListing({ ...fixture('rnn'), title }).split('\n')[0]!;
    expect(head).toMatch(/^"""''' import os\/: /);
  });
  it('has the names of the paper where there is one strand, and the layer in the name where there are more', () => {
    expect(numpyListing(fixture('lstm'))).toContain(
      'dh[t] += W_hf.T @ da_f[t + 1]  # from the future, through the forget gate’s pre-activation',
    );
    expect(torchListing(fixture('stacked-lstm'))).toContain('x_2[t] = h_1[t]');
  });
  it('has no helper that its cells do not use', () => {
    expect(numpyListing(fixture('rnn'))).not.toContain('sigmoid');
  });
});
