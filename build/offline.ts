import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes sw.js last, when every page exists: its version is a hash of all files, its table says what each
 * page needs.
 */
export function writeServiceWorker(dist: string, pages: Map<string, string[]>) {
  const version = createHash('sha256');
  for (const file of readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name !== 'sw.js')
    .map((item) => join(item.parentPath, item.name))
    .sort())
    version.update(readFileSync(file));
  const worker = readFileSync(new URL('./sw.js', import.meta.url), 'utf8')
    .replace("'VERSION'", JSON.stringify(version.digest('hex').slice(0, 12)))
    .replace('{ PAGES: [] }', JSON.stringify(Object.fromEntries(pages)));
  writeFileSync(join(dist, 'sw.js'), worker);
}
