/**
 * One more face of a cell's definition: the element-wise half of the compiled step, printed as AssemblyScript. The matrix products of a
 * step are done before it (forward) and after it (reverse) by product.ts; between them stands what is printed here, four units at a
 * time, in one pass over the rows:
 *
 *   forward   the gates' columns hold Σ W x + W h' + b; squash them in place, then every other equation, and keep what the way back needs
 *   reverse   ∂h and the errors that came back with the state are there; every error in the reverse order, and in the gates' columns,
 *             in place of the values, the errors of the gates' sums, for the products that follow
 *
 * A share of an error is read off a product exactly as in engine/step.ts: the error of the sum times the other factors.
 */
import type { Cell, Equation, Factor } from '../../engine/cell.ts';
import { columnsOf, elementwise, type Columns, type Place } from './columns.ts';
import { isPrintable, printFunction } from './functions.ts';

const slopes: Readonly<Record<string, (d: string, y: string) => string>> = {
  identity: (d) => d,
  σ: (d, y) => `mul(mul(${d}, ${y}), sub(one, ${y}))`,
  tanh: (d, y) => `mul(${d}, sub(one, mul(${y}, ${y})))`,
};
/** The name of a quantity in the printed program, of this step and of the step before; of the second quad (four units) with a 1. */
const nameOf = ({ name, previous }: Pick<Factor, 'name' | 'previous'>, quad = 0) =>
  `${previous ? 'before' : 'q'}${quad || ''}_${name}`;
const valueOf = (factor: Factor, quad = 0) =>
  factor.complement ? `sub(one, ${nameOf(factor, quad)})` : nameOf(factor, quad);
const productOf = (factors: readonly Factor[], quad = 0) =>
  factors
    .map((factor) => valueOf(factor, quad))
    .reduce((product, value) => `mul(${product}, ${value})`);
const sumOf = (terms: readonly string[]) =>
  terms.reduce((sum, term) => {
    const product = /^mul\((.*)\)$/s.exec(term);
    return product && isOnePair(product[1]!)
      ? `fma(${product[1]}, ${sum})`
      : `add(${sum}, ${term})`;
  });

/** Whether a text is two arguments and not "mul(…), … mul(…)" cut in the middle. */
function isOnePair(text: string): boolean {
  let depth = 0;
  let commas = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth < 0) return false;
    if (character === ',' && depth === 0) commas++;
  }
  return commas === 1;
}

/** The column of a gate; `gap` is 16 bytes where a state is an odd number of quads, else 0. */
function gateAt({ gaps }: Columns, index: number, row = 'v'): string {
  const before = gaps[index]!;
  return `${row} + ${index} * n${before > 0 ? ` + ${before} * gap` : ''} + j`;
}

/** Where a quantity stands: a row of this step, or of the step before. */
function addressOf(columns: Columns, place: Place, previous: boolean): string {
  if (place.kind === 'output') return previous ? 'z + j' : 'zn + j';
  const row = previous ? 'vp' : 'v';
  return place.kind === 'gate'
    ? gateAt(columns, place.index, row)
    : `${row} + extra + ${place.index} * n + j`;
}

/** Both halves of a cell, under the number by which the program calls it. */
export function emitCell(cell: Cell, index: number): string {
  return `// ${cell.title}\n${emitForward(cell, index)}\n${emitReverse(cell, index)}`;
}

export function emitCells(cells: readonly Cell[]): string {
  const dispatch = (half: string, parameters: string, args: string) =>
    `export function ${half}(cell: i32, ${parameters}): void {\n${cells
      .map((_, k) => `  ${k === 0 ? '' : 'else '}if (cell == ${k}) ${half}${k}(${args});`)
      .join('\n')}\n}\n`;
  return [
    '// Printed by kernels/emit.ts from the definitions in engine/cells.',
    "import { add, constant, fma, fnma, mul, sub } from '../vector';",
    "import * as P from './polynomials';",
    ...cells.map(emitCell),
    dispatch('forward', forwardParameters, names(forwardParameters)),
    dispatch('reverse', reverseParameters, names(reverseParameters)),
  ].join('\n');
}

const forwardParameters =
  'v: usize, vp: usize, z: usize, zn: usize, rows: i32, n: usize, extra: usize, vStride: usize, zStride: usize, diagonals: usize';
const reverseParameters =
  'v: usize, vp: usize, z: usize, zn: usize, o: usize, e: usize, rows: i32, n: usize, extra: usize, vStride: usize, zStride: usize, oStride: usize, eBlock: usize, diagonals: usize, ofDiagonals: usize';
const names = (parameters: string) => parameters.replace(/: \w+/g, '');

function emitForward(cell: Cell, index: number): string {
  return loop(
    `forward${index}`,
    forwardParameters,
    `let j: usize = 0;
    for (; j + 16 < n; j += 32) {
      ${forwardOf(cell, 2)}
    }
    if (j < n) {
      ${forwardOf(cell, 1)}
    }`,
    ['v += vStride', 'vp += vStride', 'z += zStride', 'zn += zStride'],
  );
}

/** The way forward of so many quads at once. */
function forwardOf(cell: Cell, quads: number): string {
  const columns = columnsOf(cell);
  const all = Array.from({ length: quads }, (_, quad) => quad);
  const lines: string[] = [];
  const each = (line: (quad: number) => string) => lines.push(...all.map(line));
  const placed = (address: string, quad: number) => (quad === 0 ? address : `${address}, 16`);
  const loaded = new Set<string>();
  /** The state of the step before is loaded where it is first used. */
  const use = (factor: Factor) => {
    if (!factor.previous || loaded.has(factor.name)) return;
    loaded.add(factor.name);
    const address = addressOf(columns, columns.place.get(factor.name)!, true);
    each((quad) => `const ${nameOf(factor, quad)} = v128.load(${placed(address, quad)});`);
  };
  for (const equation of cell.equations) {
    const { name, fn } = equation;
    const terms = elementwise(equation);
    terms.flatMap((term) => term.factors).forEach(use);
    const gate = columns.gates.findIndex((one) => one.name === name);
    const sums = all.map((quad) =>
      sumOf([
        ...(gate < 0 ? [] : [`v128.load(${placed(gateAt(columns, gate), quad)})`]),
        ...terms.map(({ weight, factors }) => {
          const product = productOf(factors, quad);
          return weight === null
            ? product
            : `mul(v128.load(${placed(weightAt(columns, weight), quad)}), ${product})`;
        }),
      ]),
    );
    const isIdentity = functionOf(cell, equation) === 'identity';
    const printed = isIdentity ? { lines: [], values: sums } : printFunction(fn.name, sums, name);
    lines.push(...printed.lines);
    each((quad) => `const ${nameOf({ name, previous: false }, quad)} = ${printed.values[quad]!};`);
    const place = columns.place.get(name);
    const alreadyThere = place?.kind === 'gate' && gate >= 0 && terms.length === 0;
    if (place && !(alreadyThere && isIdentity)) {
      const address = addressOf(columns, place, false);
      each(
        (quad) =>
          `v128.store(${address}, ${nameOf({ name, previous: false }, quad)}${quad === 0 ? '' : ', 16'});`,
      );
    }
  }
  return lines.join('\n      ');
}

const weightAt = (columns: Columns, weight: string, base = 'diagonals') =>
  `${base} + ${columns.diagonals.indexOf(weight)} * n + j`;

function functionOf(cell: Cell, { fn }: Equation): string {
  if (fn.name !== 'identity' && !isPrintable(fn.name))
    throw new Error(`Cell "${cell.name}": emit.ts does not know ${fn.name}.`);
  return fn.name;
}

function emitReverse(cell: Cell, index: number): string {
  const columns = columnsOf(cell);
  const { place, carried, gates } = columns;
  const lines: string[] = [];
  const loads: string[] = [];
  const loaded = new Set<string>();
  const use = (factor: Pick<Factor, 'name' | 'previous'>) => {
    const name = nameOf(factor);
    if (loaded.has(name)) return;
    loaded.add(name);
    loads.push(
      `const ${name} = v128.load(${addressOf(columns, place.get(factor.name)!, factor.previous)});`,
    );
  };
  const stateErrorAt = (name: string) => `e + ${carried.indexOf(name)} * eBlock + j`;
  /** What has come back so far to a quantity of this step, and to a state of the step before. */
  const shares = new Map<string, string[]>();
  const earlier = new Map<string, string[]>();
  const send = (factor: Factor, share: string) => {
    const to = factor.previous ? earlier : shares;
    const signed = factor.complement ? `sub(zero, ${share})` : share;
    to.set(factor.name, [...(to.get(factor.name) ?? []), signed]);
  };
  for (const name of carried) {
    loads.push(`const e_${name} = v128.load(${stateErrorAt(name)});`);
    shares.set(name, [`e_${name}`]);
  }
  loads.push('const outside = v128.load(o + j);');
  shares.set(cell.output, ['outside', ...(shares.get(cell.output) ?? [])]);

  for (const equation of [...cell.equations].reverse()) {
    const parts = shares.get(equation.name);
    if (!parts) continue;
    if (equation.fn.name !== 'identity') use({ name: equation.name, previous: false });
    const d = `d_${equation.name}`;
    lines.push(
      `const ${d} = ${slopes[functionOf(cell, equation)]!(sumOf(parts), `q_${equation.name}`)};`,
    );
    const gate = gates.findIndex(({ name }) => name === equation.name);
    if (gate >= 0) lines.push(`v128.store(${gateAt(columns, gate)}, ${d});`);
    for (const { weight, factors } of elementwise(equation)) {
      const withWeight = weight === null ? d : `mul(${d}, v128.load(${weightAt(columns, weight)}))`;
      factors.forEach((factor, k) => {
        const others = factors.filter((_, other) => other !== k);
        others.forEach(use);
        send(
          factor,
          [withWeight, ...others.map(valueOf)].reduce((a, b) => `mul(${a}, ${b})`),
        );
      });
      if (weight !== null) {
        factors.forEach(use);
        const at = weightAt(columns, weight, 'ofDiagonals');
        lines.push(`v128.store(${at}, fma(${d}, ${productOf(factors)}, v128.load(${at})));`);
      }
    }
  }
  for (const name of carried)
    lines.push(`v128.store(${stateErrorAt(name)}, ${sumOf(earlier.get(name)!)});`);
  return loop(
    `reverse${index}`,
    reverseParameters,
    `for (let j: usize = 0; j < n; j += 16) {
      ${[...loads, ...lines].join('\n      ')}
    }`,
    ['v += vStride', 'vp += vStride', 'z += zStride', 'zn += zStride', 'o += oStride', 'e += n'],
  );
}

function loop(name: string, parameters: string, units: string, next: readonly string[]): string {
  return `function ${name}(${parameters}): void {
  const zero = f32x4.splat(0);
  const one = constant(P.ONE);
  const gap = n & 16;
  for (let row = 0; row < rows; row++) {
    ${units}
    ${next.join('; ')};
  }
}
`;
}
