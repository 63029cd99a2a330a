import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { citedIn } from '../build/citations.ts';
import { authorsOf, entryOf, linksOf, namesOf, references, type Reference } from './references.ts';
import { termNamed } from './terms.ts';

const here = new URL('.', import.meta.url);
const chapters = readdirSync(here).filter((file) => file.endsWith('.mdx'));
const text = (file: string) => readFileSync(new URL(file, here), 'utf8');
const by = (id: string): Reference => references.find((one) => one.id === id)!;

describe('the references', () => {
  it('have an address each, and are told apart in a sentence', () => {
    const all = references.map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    for (const id of all) expect(id).toMatch(/^[a-z]+\d{4}[a-z]?$/);
    const labels = references.map((one) => `${namesOf(one)} ${one.year}`);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it.each(references)('$id says who, when, what and where', (reference) => {
    const { authors, year, title, about, doi, arxiv, url } = reference;
    expect(authors.length).toBeGreaterThan(0);
    for (const author of authors)
      expect(author).toMatch(/^(van )?\p{Lu}[\p{L} -]+, (\p{Lu}\. ?)+$/u);
    expect(reference.id).toContain(String(year));
    expect(title).toMatch(/^\p{Lu}.*[^.\s]$/u);
    expect(about).toMatch(/\.$/);
    if (doi !== undefined) expect(doi).toMatch(/^10\.\d{4,5}\/\S+$/);
    if (arxiv !== undefined) expect(arxiv).toMatch(/^\d{4}\.\d{4,5}$/);
    if (url !== undefined) expect(url).toMatch(/^https:\/\//);
    const where = [reference].flatMap((one) =>
      one.kind === 'article'
        ? [one.venue, one.volume ?? 'none', one.pages]
        : one.kind === 'chapter'
          ? [one.venue, one.publisher, one.pages]
          : one.kind === 'book'
            ? [one.publisher]
            : one.kind === 'thesis'
              ? [one.degree, one.university]
              : [one.arxiv],
    );
    expect(where.every((part) => part.length > 0)).toBe(true);
    if ('pages' in reference) {
      const [first, last] = reference.pages.split('–').map(Number);
      expect(last).toBeGreaterThan(first!);
    }
  });

  it('are set as entries', () => {
    expect(entryOf(by('werbos1990'))).toBe(
      'Werbos, P. J. (1990). Backpropagation through time: what it does and how to do it. Proceedings of the IEEE 78(10), 1550–1560.',
    );
    expect(entryOf(by('hochreiter1991'))).toBe(
      'Hochreiter, S. (1991). Untersuchungen zu dynamischen neuronalen Netzen. Diploma thesis, Technische Universität München.',
    );
    expect(entryOf(by('chen2016'))).toMatch(/backpropagation\. arXiv:1610\.02583\.$/);
    expect(linksOf(by('elman1990'))).toEqual([
      {
        text: 'doi:10.1207/s15516709cog1402_1',
        href: 'https://doi.org/10.1207/s15516709cog1402_1',
      },
    ]);
  });

  it('name one author, two, or the first of more', () => {
    expect(namesOf(by('werbos1990'))).toBe('Werbos');
    expect(namesOf(by('williamspeng1990'))).toBe('Williams and Peng');
    expect(namesOf(by('rumelhart1986'))).toBe('Rumelhart et al.');
    expect(authorsOf(by('rumelhart1986'))).toBe(
      'Rumelhart, D. E., Hinton, G. E. and Williams, R. J.',
    );
  });
});

describe.each(chapters)('%s', (file) => {
  it('cites only what is there', () => {
    for (const id of citedIn(text(file))) expect(by(id), id).toBeDefined();
  });
  it('uses only terms that are defined', () => {
    for (const [, name] of text(file).matchAll(/<Term\b[^>]*\bname="([^"]*)"/g))
      expect(termNamed(name!), name).toBeDefined();
  });
});
