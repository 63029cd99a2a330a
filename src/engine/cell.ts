/**
 * A cell is data: a list of named equations, each `name = fn(sum of products)`. It is written as text in the
 * paper's notation and read once into the structure below; everything else (forward pass, error terms,
 * shares, formulas, listings) is read off that structure.
 *
 *     a_f = W_xf x + W_hf h' + b_f      a matrix times a quantity; ' is the step before; a bias
 *     f = σ(a_f)                        a function of functions.ts
 *     c = f⊙c' + i⊙g                    element-wise products
 *     a_o = W_xo x + w_co⊙c + b_o       a capital W is a matrix, a small w a vector (element by element)
 *     h = (1−u)⊙n + u⊙h'                1 − q, in brackets
 *
 * Kept poor on purpose: products never nest. Where an expression would nest, name the inner quantity: a named
 * quantity is a node that a reader can point at.
 */
import { functions, type ScalarFunction } from './functions.ts';

/** One quantity in a product: of this step, of the step before (`previous`), or 1 − q (`complement`). */
export interface Factor {
  readonly name: string;
  readonly previous: boolean;
  readonly complement: boolean;
}

/** At most one weight, times quantities. A weight alone is a bias. */
export interface Product {
  readonly weight: string | null;
  readonly factors: readonly Factor[];
}

export interface Equation {
  readonly name: string;
  readonly fn: ScalarFunction;
  readonly terms: readonly Product[];
}

export type WeightKind = 'matrix' | 'diagonal' | 'bias';

export interface Weight {
  readonly name: string;
  readonly kind: WeightKind;
  /** A matrix is [n × d] when it multiplies the input, [n × n] otherwise. */
  readonly ofInput: boolean;
}

export interface Cell {
  /** The name an experiment uses for it. */
  readonly name: string;
  readonly title: string;
  /** The quantity that comes from below, and the one that goes up. */
  readonly input: string;
  readonly output: string;
  readonly equations: readonly Equation[];
  /** The quantities carried from one step to the next, output first. */
  readonly state: readonly string[];
  readonly weights: readonly Weight[];
  /** TeX of a quantity, where the rule of the notation does not do; `t` is the TeX of its time. */
  readonly symbols: Readonly<Record<string, (t: string) => string>>;
}

export interface CellOptions {
  title?: string;
  input?: string;
  output?: string;
  symbols?: Record<string, (t: string) => string>;
}

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Thrown where a definition cannot be read; the message names the line. */
export class DefinitionError extends Error {}

/** Reads a definition. Throws a DefinitionError with a sentence that names the line. */
export function defineCell(name: string, text: string, options: CellOptions = {}): Cell {
  const input = options.input ?? 'x';
  const output = options.output ?? 'h';
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const equations = lines.map((line) => readEquation(name, line));
  checkNames(name, equations, input, output);
  return {
    name,
    title: options.title ?? name,
    input,
    output,
    equations,
    state: stateOf(equations, output),
    weights: weightsOf(name, equations, input),
    symbols: options.symbols ?? {},
  };
}

function readEquation(cell: string, line: string): Equation {
  const fail = (what: string): never => {
    throw new DefinitionError(`Cell "${cell}", line "${line}": ${what}.`);
  };
  const [left = '', right, ...more] = line.split('=').map((side) => side.trim());
  if (right === undefined || more.length > 0) fail('write it as name = fn(sum of products)');
  if (!NAME.test(left)) fail(`"${left}" is not a name`);
  const call = /^([^\s()⊙+]+)\((.*)\)$/u.exec(right!);
  const named = call && Object.hasOwn(functions, call[1]!) ? functions[call[1]!] : undefined;
  if (call && !named && call[1] !== '')
    fail(`"${call[1]}" is not one of the functions ${Object.keys(functions).join(', ')}`);
  const sum = named ? call![2]! : right!;
  return {
    name: left,
    fn: named ?? functions.identity!,
    terms: sum.split('+').map((product) => readProduct(product.trim(), fail)),
  };
}

function readProduct(text: string, fail: (what: string) => never): Product {
  // "(1−u)" must survive the split at spaces, so the spaces inside brackets go first.
  const words = text
    .replace(/\(([^)]*)\)/gu, (_, inner: string) => `(${inner.replace(/\s/gu, '')})`)
    .split(/[\s⊙]+/u)
    .filter((word) => word !== '');
  let weight: string | null = null;
  const factors: Factor[] = [];
  for (const word of words) {
    if (/^[Wwb]_/.test(word)) {
      if (weight !== null || factors.length > 0) fail('one weight a product, and it stands first');
      weight = word;
      continue;
    }
    const complement = /^\(1[−-](.+)\)$/u.exec(word);
    const bare = complement ? complement[1]! : word;
    const previous = bare.endsWith("'");
    const name = previous ? bare.slice(0, -1) : bare;
    if (!NAME.test(name)) fail(`"${word}" is neither a weight nor a quantity`);
    factors.push({ name, previous, complement: complement !== null });
  }
  if (words.length === 0) fail('a sum has an empty term');
  if (weight?.startsWith('b_') !== (factors.length === 0) && weight !== null)
    fail(
      `a bias stands alone, and "${weight}" ${factors.length === 0 ? 'multiplies nothing' : 'does not'}`,
    );
  return { weight, factors };
}

/** Quantities used with a prime are carried; the output comes first, whether or not it is used again. */
function stateOf(equations: readonly Equation[], output: string): string[] {
  const state = new Set<string>();
  for (const factor of factorsOf(equations)) if (factor.previous) state.add(factor.name);
  const order = [...state].sort((a, b) => Number(b === output) - Number(a === output));
  return order;
}

function factorsOf(equations: readonly Equation[]): Factor[] {
  return equations.flatMap((equation) => equation.terms.flatMap((term) => [...term.factors]));
}

function weightsOf(cell: string, equations: readonly Equation[], input: string): Weight[] {
  const weights = new Map<string, Weight>();
  for (const { terms } of equations)
    for (const { weight, factors } of terms) {
      if (weight === null) continue;
      const kind: WeightKind = weight.startsWith('W')
        ? 'matrix'
        : factors.length === 0
          ? 'bias'
          : 'diagonal';
      const ofInput = factors.some((factor) => factor.name === input);
      const before = weights.get(weight);
      if (before && before.ofInput !== ofInput)
        throw new DefinitionError(
          `Cell "${cell}": ${weight} multiplies both the input and the state.`,
        );
      if (ofInput && kind === 'diagonal')
        throw new DefinitionError(
          `Cell "${cell}": ${weight} is a vector; only a matrix can multiply the input.`,
        );
      weights.set(weight, { name: weight, kind, ofInput });
    }
  return [...weights.values()];
}

function checkNames(
  cell: string,
  equations: readonly Equation[],
  input: string,
  output: string,
): void {
  const all = new Set(equations.map((equation) => equation.name));
  if (all.size !== equations.length)
    throw new DefinitionError(`Cell "${cell}": a name is defined twice.`);
  if (!all.has(output))
    throw new DefinitionError(`Cell "${cell}": no line defines the output ${output}.`);
  const known = new Set([input]);
  for (const equation of equations) {
    for (const { name, previous } of equation.terms.flatMap((term) => term.factors)) {
      if (previous && !all.has(name))
        throw new DefinitionError(
          `Cell "${cell}": ${equation.name} uses ${name}', which no line defines.`,
        );
      if (!previous && !known.has(name))
        throw new DefinitionError(
          `Cell "${cell}": ${equation.name} uses ${name} before a line defines it.`,
        );
    }
    known.add(equation.name);
  }
}
