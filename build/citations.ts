import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const chapters = new URL('../content/', import.meta.url);
const name = 'virtual:citations';

/** For each reference the chapters that cite it, by the numbers in their files' names: { werbos1990: [4, 5] }. */
export function citations(): Plugin {
  return {
    name: 'unfolded:citations',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(citing())}` : undefined),
  };
}

export function citing(): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const file of readdirSync(chapters).sort()) {
    const [, number] = /^(\d+)-.*\.mdx$/.exec(file) ?? [];
    if (number === undefined) continue;
    const text = readFileSync(new URL(file, chapters), 'utf8');
    for (const id of citedIn(text)) (found[id] ??= []).push(Number(number));
  }
  return found;
}

/** The ids of a chapter's citations, each once. */
export function citedIn(text: string): Set<string> {
  return new Set([...text.matchAll(/<Cite\b[^>]*\bid="([^"]*)"/g)].map(([, id]) => id!));
}
