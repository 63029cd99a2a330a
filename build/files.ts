import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, ManifestChunk } from 'vite';

/** What one page needs of the built files: paths below dist. */
export interface PageFiles {
  /** Chunks to fetch along with the entry, and style sheets that belong in the head. */
  scripts: string[];
  styles: string[];
  /** All it may ever load, for reading offline: also workers, data, and parts loaded on demand. */
  all: string[];
}

const entry = 'index.html';

export function filesOf(source: string, manifest: Manifest, dist: string): PageFiles {
  if (!manifest[source])
    throw new Error(
      `${source} has no chunk of its own. A chapter's file must be named content/NN-<slug>.mdx, and a page ` +
        `in src/site/pages.ts must name in "source" the module that its "load" imports.`,
    );
  const shell = imports(entry, manifest);
  const own = imports(source, manifest).filter((key) => !shell.includes(key));
  // The HTML holds the figures whose code comes later, too.
  const drawn = imports(source, manifest, ['imports', 'dynamicImports'], shell);
  const scripts = own.map((key) => manifest[key].file);
  const styles = unique(drawn.flatMap((key) => sheetsOf(manifest[key])));
  const shellFiles = shell.flatMap((key) => [manifest[key].file, ...sheetsOf(manifest[key])]);
  return {
    scripts,
    styles,
    all: unique([...shellFiles, ...named([...scripts, ...styles], dist, shellFiles)]),
  };
}

/** The style sheets of a chunk. Its own, which Vite names first, overrules those that it shares with others. */
function sheetsOf({ name, css = [] }: ManifestChunk): string[] {
  const isOwn = (file: string) => Number(file.startsWith(`assets/${name}-`));
  return css.toSorted((a, b) => isOwn(a) - isOwn(b));
}

/** All that the chunk imports, but for what is imported already, and the chunk: its style sheet overrules those of what it imports. */
function imports(
  key: string,
  manifest: Manifest,
  kinds: readonly ('imports' | 'dynamicImports')[] = ['imports'],
  already: readonly string[] = [],
): string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const visit = (key: string) => {
    if (already.includes(key) || seen.has(key)) return;
    seen.add(key);
    for (const kind of kinds) for (const next of manifest[key][kind] ?? []) visit(next);
    found.push(key);
  };
  visit(key);
  return found;
}

/**
 * The files, and those they name in turn. Reading the names out of the text finds what no manifest lists:
 * workers, wasm, data. The shell is not followed: it names every chapter. Fonts are left to the browser,
 * which alone knows which of them it needs.
 */
function named(files: string[], dist: string, stop: string[]): string[] {
  const found: string[] = [];
  const waiting = [...files];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (found.includes(file) || stop.includes(file)) continue;
    found.push(file);
    if (!/\.(js|css)$/.test(file)) continue;
    const text = readFileSync(join(dist, file), 'utf8');
    for (const [name] of text.matchAll(/[\w.-]+-[\w-]{8}\.(?:js|css|wasm|json|bin|svg|png)\b/g))
      waiting.push(`assets/${name}`);
  }
  return found;
}

const unique = (list: string[]) => [...new Set(list)];
