import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The compressed bytes of script that a page may ask for before it answers its reader. */
const BUDGET = 150_000;

/** A page whose HTML names more script than the budget stops the build. Takes each page's finished HTML by its path. */
export function checkBudget(dist: string, html: Map<string, string>) {
  const over: string[] = [];
  for (const [path, text] of html) {
    const parts = scriptsOf(text)
      .map((file) => ({ file, size: compressed(join(dist, file)) }))
      .sort((a, b) => b.size - a.size);
    const sum = parts.reduce((total, { size }) => total + size, 0);
    if (sum <= BUDGET) continue;
    const largest = parts.slice(0, 6).map(({ file, size }) => `${file} ${inKb(size)}`);
    over.push(
      `${path} needs ${inKb(sum)} of script before it answers; ${inKb(BUDGET)} are its budget. The largest parts: ` +
        `${largest.join(', ')}. A figure further down can bring its code later (src/figures/parts/later.tsx).`,
    );
  }
  if (over.length) throw new Error(over.join('\n'));
}

/** The scripts and module preloads of a page: paths below dist. */
const scriptsOf = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(/(?:src|href)="[^"]*(assets\/[^"]+\.js)"/g)].map(([, file]) => file!),
  ),
];

const compressed = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;
const inKb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
