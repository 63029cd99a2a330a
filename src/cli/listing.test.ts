/** What the command line promises: a program on standard output, or one sentence on standard error and status 1. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { numpyListing } from '../notation/python/numpy.ts';
import { torchListing } from '../notation/python/torch.ts';
import { fixture } from '../notation/testing/subjects.ts';

const folder = mkdtempSync(join(tmpdir(), 'listing-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = join(folder, 'gru.json');
writeFileSync(good, JSON.stringify(fixture('gru')));
const bad = join(folder, 'bad.json');
writeFileSync(bad, '{"version": 1');
const unlabelled = join(folder, 'unlabelled.json');
const { targets, ...rest } = fixture('rnn');
writeFileSync(unlabelled, JSON.stringify({ ...rest, targets: targets.map(() => null) }));

const program = fileURLToPath(new URL('./listing.ts', import.meta.url));
function listing(...args: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', program, ...args], { encoding: 'utf8' });
}

describe('listing', () => {
  it.each([
    ['--numpy', numpyListing],
    ['--pytorch', torchListing],
  ] as const)('%s prints the listing', (option, listingOf) => {
    const { stdout, stderr, status } = listing(good, option);
    expect([stdout, stderr, status]).toEqual([listingOf(fixture('gru')), '', 0]);
  });

  it.each([
    [['nowhere.json', '--numpy'], /nowhere\.json/],
    [[bad, '--numpy'], /./],
    [[unlabelled, '--pytorch'], /give a step a target/],
    [[good], /--numpy or --pytorch/],
    [[good, '--jax'], /--jax is not an option/],
    [[good, '--numpy', '--pytorch'], /--numpy or --pytorch/],
    [['--numpy'], /Name one file/],
    [[], /--numpy/],
  ])('%j is answered by a sentence', (args, sentence) => {
    const { stdout, stderr, status } = listing(...args);
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
