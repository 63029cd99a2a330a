/**
 * Compiles the training step: prints what follows from the cells' definitions, and hands all of it to the AssemblyScript compiler, twice:
 * for WebAssembly SIMD as every browser of today has it, and with the fused multiply-add of relaxed SIMD. Does nothing where the result is
 * newer than what it is made of.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cells, readout } from '../src/engine/cells/index.ts';
import { emitTables, isCompilable } from '../src/training/kernels/columns.ts';
import { emitCells } from '../src/training/kernels/emit.ts';
import { emitFields } from '../src/training/kernels/fields.ts';
import { emitFunctions } from '../src/training/kernels/functions.ts';
import { emitPolynomials } from '../src/training/kernels/polynomial.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'src/training/kernels');
const assembly = join(folder, 'assembly');
const compiled = Object.values(cells).filter(isCompilable);
/** By their places under src/training/kernels. */
const printed = {
  'assembly/generated/cells.ts': emitCells(compiled),
  'assembly/generated/fields.ts': emitFields(),
  'assembly/generated/functions.ts': emitFunctions(),
  'assembly/generated/polynomials.ts': emitPolynomials(),
  'built/tables.ts': emitTables([...compiled, readout]),
};
/** `apart`: the functions that stay functions. Inside their caller, the compiler of V8 finds no registers for the sums of the larger tiles. */
const builds = {
  simd: { features: ['simd'], apart: [] },
  relaxed: { features: ['simd', 'relaxed-simd'], apart: ['tile', 'outer', 'rowProduct'] },
};

const hash = createHash('sha256');
for (const text of Object.values(printed)) hash.update(text);
for (const file of readdirSync(assembly).filter((name) => name.endsWith('.ts')))
  hash.update(readFileSync(join(assembly, file)));
hash.update(readFileSync(fileURLToPath(import.meta.url)));
const now = hash.digest('hex');
const stamp = join(folder, 'built/from');
const isFresh =
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === now &&
  Object.keys(builds).every((name) => existsSync(join(folder, `built/${name}.wasm`))) &&
  Object.keys(printed).every((name) => existsSync(join(folder, name)));

if (!isFresh) {
  mkdirSync(join(assembly, 'generated'), { recursive: true });
  mkdirSync(join(folder, 'built'), { recursive: true });
  for (const [name, text] of Object.entries(printed)) writeFileSync(join(folder, name), text);
  const run = (tool: string, options: string[]) =>
    execFileSync(process.execPath, [join(root, 'node_modules', tool), ...options], {
      stdio: 'inherit',
    });
  for (const [name, { features, apart }] of Object.entries(builds)) {
    const file = join(folder, `built/${name}.wasm`);
    run('assemblyscript/bin/asc.js', [
      join(assembly, 'step.ts'),
      ...['--outFile', file],
      ...features.flatMap((feature) => ['--enable', feature]),
      ...['-O3', '--converge', '--runtime', 'stub', '--importMemory', '--noAssert'],
      ...['--use', 'abort=', '--debug'], // with the names of functions, until they are optimised
    ]);
    // Once more over the whole, by the optimiser that the compiler stands on (Binaryen): a tenth smaller, and faster without fused instructions.
    run('binaryen/bin/wasm-opt', [
      ...[...features, 'bulk-memory'].map((feature) => `--enable-${feature}`),
      ...apart.map((name) => `--no-inline=*${name}*`),
      ...['-O4', '--strip-debug', file, '-o', file],
    ]);
  }
  writeFileSync(stamp, now);
}
