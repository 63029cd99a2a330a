/**
 * TeX of a quantity at a time, of its error, and of a parameter.
 *
 * `a_h` at 3 is a_{h,3}: what follows the underscore joins the time in the index. A cell may override a symbol.
 * Marks are added only where there is something to tell apart:
 *   several layers       a superscript, h_t^{(2)}; the input of the lowest layer stays x_t
 *   two-way layers       an arrow over the letter, →h_t and ←h_t; the input that both directions read has none
 */
import type { Strand } from '../engine/network.ts';
import { shapeOfParameter, shapeOfQuantity, shapeTex, transposed, type Shape } from './shape.ts';
import type { Time } from './time.ts';
import { isReadout, strandOf, type Place, type Wiring } from './wiring.ts';

export interface Style {
  /** ∂h_t for ∂L/∂h_t, as the paper writes it inside the memory unit. */
  readonly short?: boolean;
  /**
   * Wraps each symbol in \htmlData, so that it can light up: quantity=1.h@3,face=value (or face=error) and
   * parameter=1.W_hh. With a symbolic time the address carries the symbol: 1.h@t-1.
   */
  readonly linked?: boolean;
  /** The loss of one step, ∂L_s, in place of the whole loss. */
  readonly loss?: Time;
  /** The shape under each symbol, as the network has it: \underset{[3 \times 2]}{W_{xh}}. */
  readonly shapes?: boolean;
}

/** A symbol is made of a letter, an index and a superscript, with whatever a cell's own symbol puts round them. */
export interface Symbol {
  readonly head: string;
  readonly letter: string;
  readonly index: string;
  readonly marks: readonly string[];
}

/** TeX of a value: h_{3}, a_{h,t+1}, \tanh c_{t}. The readout's z, y and L have symbols too. */
export function valueSymbol(wiring: Wiring, place: Place, style: Style = {}): string {
  const tex = link(write(symbolOf(wiring, place)), quantityData(place, 'value'), style);
  return over(tex, style.shapes ? shapeOfQuantity(wiring, place) : null, style);
}

/** TeX of ∂L/∂(the value). */
export function errorSymbol(wiring: Wiring, place: Place, style: Style = {}): string {
  const symbol = write(symbolOf(wiring, place, true));
  const inner = isCompound(wiring, place) ? `(${symbol})` : ` ${symbol}`;
  const tex = ofReadoutInput(wiring, place)
    ? throughScores(wiring, derivative(inner, style), place)
    : derivative(inner, style);
  const linked = link(tex, quantityData(place, 'error'), style);
  return over(linked, style.shapes ? shapeOfQuantity(wiring, place) : null, style);
}

/** TeX of the label as a column with a single 1: y_{3}. It is no quantity of the network and has no link. */
export function labelSymbol({ network }: Wiring, t: Time, style: Style = {}): string {
  return over(
    `y_{${t}}`,
    style.shapes ? { rows: network.readout.plan.size, cols: 0 } : null,
    style,
  );
}

/** TeX of a parameter: W_{hh}, b_{h}, w_{cf}; transposed W_{hh}^{\top}. */
export function parameterSymbol(
  wiring: Wiring,
  layer: string,
  name: string,
  style: Style & { readonly transposed?: boolean } = {},
): string {
  const symbol = parameterParts(wiring, layer, name);
  const tex = link(
    write(symbol, style.transposed ? '\\top' : ''),
    `parameter=${layer}.${name}`,
    style,
  );
  const shape = style.shapes ? shapeOfParameter(wiring, layer, name) : null;
  return over(tex, shape && style.transposed ? transposed(shape) : shape, style);
}

/** TeX of ∂L/∂(the parameter). */
export function gradientSymbol(
  wiring: Wiring,
  layer: string,
  name: string,
  style: Style = {},
): string {
  const inner = ` ${write(parameterParts(wiring, layer, name))}`;
  const tex = link(derivative(inner, style), `parameter=${layer}.${name},face=gradient`, style);
  return over(tex, style.shapes ? shapeOfParameter(wiring, layer, name) : null, style);
}

/** The symbol with ^⊤, set into the superscript if there is one: a row vector. */
export function transposedSymbol(wiring: Wiring, place: Place, style: Style = {}): string {
  const symbol = symbolOf(wiring, place);
  const tex = symbol.head === '' ? write(symbol, '\\top') : `(${write(symbol)})^{\\top}`;
  const shape = style.shapes ? shapeOfQuantity(wiring, place) : null;
  return over(link(tex, quantityData(place, 'value'), style), shape && transposed(shape), style);
}

/** Whether a symbol needs brackets before a power or in front of a product: \tanh c_t. */
export function isCompound(wiring: Wiring, place: Place): boolean {
  return symbolOf(wiring, place).head !== '';
}

/** Whether a symbol has a superscript of its own. */
export function isMarked(wiring: Wiring, place: Place): boolean {
  return symbolOf(wiring, place).marks.length > 0;
}

/** Wraps TeX so that KaTeX writes the data as data-… attributes. No commas in the values. */
export function link(tex: string, data: string, style: Style): string {
  return style.linked ? `\\htmlData{${data}}{${tex}}` : tex;
}

/** A symbol over its shape. In the linked form the shape is marked, so that a page can set it back: shape=3x2. */
function over(tex: string, shape: Shape | null, style: Style): string {
  if (shape === null) return tex;
  const { rows, cols } = shape;
  return `\\underset{${link(shapeTex(shape), `shape=${rows}x${cols}`, style)}}{${tex}}`;
}

export function quantityData({ layer, name, t }: Place, face: 'value' | 'error'): string {
  return `quantity=${layer}.${name}@${t},face=${face}`;
}

function ofReadoutInput(wiring: Wiring, { layer, name }: Place): boolean {
  return layer === 'readout' && name === strandOf(wiring, layer).plan.cell.input;
}

/** The readout's input is the h below: its error is only that part of ∂L/∂h_t which comes back through α_t. */
function throughScores(wiring: Wiring, tex: string, { layer, t }: Place): string {
  const { output } = strandOf(wiring, layer).plan.cell;
  return `\\left.${tex}\\right|_{${write(symbolOf(wiring, { layer, name: output, t }))}}`;
}

function derivative(inner: string, style: Style): string {
  const loss = style.loss === undefined ? 'L' : `L_{${style.loss}}`;
  return style.short ? `\\partial${inner}` : `\\frac{\\partial ${loss}}{\\partial${inner}}`;
}

/** A symbol taken apart, for a drawing. As an error, the input of a two-way layer is told apart: each direction sends back its own part. */
export function symbolOf(wiring: Wiring, { layer, name, t }: Place, isError = false): Symbol {
  const strand = strandOf(wiring, layer);
  const { cell } = strand.plan;
  const isInput = name === cell.input;
  const own = cell.symbols[name];
  const plain = own ? readSymbol(own(TIME)) : readName(name);
  if (isReadout(strand)) return { ...plain, index: withTime(plain.index, t) };
  return {
    ...plain,
    letter:
      isInput && !(isError && strand.backward) ? plain.letter : arrow(wiring, strand, plain.letter),
    index: withTime(plain.index, t),
    marks: isInput && strand.level === 0 ? [] : marksOf(wiring, strand),
  };
}

function parameterParts(wiring: Wiring, layer: string, name: string): Symbol {
  const strand = strandOf(wiring, layer);
  const [letter = '', ...index] = name.split('_');
  return {
    head: '',
    letter: isReadout(strand) ? letter : arrow(wiring, strand, letter),
    index: index.join('_'),
    marks: isReadout(strand) ? [] : marksOf(wiring, strand),
  };
}

/** Stands for the time while a cell's own symbol is taken apart; no cell writes it. */
const TIME = '\u0000';

/** a_h is the letter a with the index h, and the time after it. */
function readName(name: string): Symbol {
  const [letter = '', ...index] = name.split('_');
  return {
    head: '',
    letter: letter.length > 1 ? `\\mathit{${letter}}` : letter,
    index: [...index, TIME].join(','),
    marks: [],
  };
}

/** The letter that carries the time in a cell's own symbol is the one that marks go to: c in \tanh c_t. */
function readSymbol(tex: string): Symbol {
  const match = /^(.*?)(\\[A-Za-z]+|[A-Za-z])_\{([^{}]*\0)\}$/u.exec(tex);
  if (!match) throw new RangeError(`A cell's own symbol ends in letter_{t}: "${tex}".`);
  return { head: match[1]!, letter: match[2]!, index: match[3]!, marks: [] };
}

function withTime(index: string, t: Time): string {
  return index.replace(TIME, String(t));
}

function write({ head, letter, index, marks }: Symbol, power = ''): string {
  const above = [...marks, power].join('');
  return `${head}${letter}_{${index}}${above && `^{${above}}`}`;
}

function marksOf({ network }: Wiring, strand: Strand): string[] {
  return network.levels.length > 2 ? [`(${strand.level + 1})`] : [];
}

function arrow({ network }: Wiring, strand: Strand, letter: string): string {
  if (network.levels[strand.level]!.length === 1) return letter;
  return `\\over${strand.backward ? 'left' : 'right'}arrow{${letter}}`;
}
