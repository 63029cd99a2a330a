/**
 * Where a network's parameters stand in the compiled program's memory. Packed: columns of a gate side by side, filled up to whole quads,
 * panels of eight columns; in a panel the rows of x, those of h, the bias.
 */
import type { Cell } from '../../engine/cell.ts';
import type { ParameterSlot } from '../../engine/plan.ts';
import { strandsOf, type Shape, type StrandShape } from '../shape.ts';
import { tables } from './built/tables.ts';
import type { Table } from './columns.ts';

export const quad = (count: number) => (count + 3) & ~3;
export const eight = (count: number) => (count + 7) & ~7;

/** The first column of a gate, or with the number of gates the number of all columns, for `size` units, a multiple of 4. */
export const columnOf = ({ gaps }: Table, gate: number, size: number) =>
  gate * size + gaps[gate]! * (size % 8);

/** A run of panels that multiply the same span of k. */
export interface Run {
  readonly panel: number;
  panels: number;
  readonly k: number;
  readonly depth: number;
}

export interface Packed extends StrandShape {
  readonly isReadout: boolean;
  /** Sizes in numbers: a state and an input, filled up. */
  readonly size: number;
  readonly inputDepth: number;
  readonly depth: number;
  readonly panels: number;
  /** The numbers of a panel. */
  readonly panelSize: number;
  readonly extras: number;
  readonly carried: number;
  readonly diagonals: number;
  readonly runs: readonly Run[];
  /** The columns that read the state (from, count), and how many read the input (from 0). */
  readonly stateColumns: readonly [number, number];
  readonly inputColumns: number;
  /** Its first number among all packed ones, how many there are, and where the diagonals begin in them. */
  readonly start: number;
  readonly length: number;
  readonly ofDiagonals: number;
}

export interface Packing {
  readonly strands: readonly Packed[];
  /** The packed numbers of all. */
  readonly length: number;
  /** For each parameter in the flat order of shape.ts: where it stands among them. */
  readonly places: Int32Array;
}

export function packingOf(shape: Shape): Packing {
  let start = 0;
  const strands = strandsOf(shape).map((strand) => {
    const packed = pack(shape, strand, start);
    start += packed.length;
    return packed;
  });
  const places = Int32Array.from(strands.flatMap((strand) => placesOf(shape, strand)));
  return { strands, length: start, places };
}

function pack(shape: Shape, strand: StrandShape, start: number): Packed {
  const { plan, level } = strand;
  const columns = tables[plan.cell.name]!;
  const { gates, extras, carried, diagonals } = columns;
  const isReadout = level === shape.cells.length;
  const size = quad(plan.size);
  const directions = shape.twoWay ? 2 : 1;
  const inputDepth = level === 0 ? quad(shape.inputs) : directions * quad(shape.hidden);
  const depth = inputDepth + (isReadout ? 0 : size);
  const width = columnOf(columns, gates.length, size);
  const panels = eight(width) / 8;
  const panelSize = (depth + 1) * 8;
  const firstOfState = gates.findIndex(({ ofState }) => ofState);
  const stateFrom = firstOfState < 0 ? width : columnOf(columns, firstOfState, size);
  const afterInput = gates.findIndex(({ ofInput }) => !ofInput);
  return {
    ...strand,
    isReadout,
    size,
    inputDepth,
    depth,
    panels,
    panelSize,
    extras: extras.length,
    carried: carried.length,
    diagonals: diagonals.length,
    runs: runsOf(columns, size, panels, inputDepth, depth),
    stateColumns: [stateFrom, width - stateFrom],
    inputColumns: columnOf(columns, afterInput < 0 ? gates.length : afterInput, size),
    start,
    length: panels * panelSize + diagonals.length * size,
    ofDiagonals: start + panels * panelSize,
  };
}

/** The panels of one kind of gate: those of the input alone, of both, of the state alone. */
function runsOf(
  columns: Table,
  size: number,
  panels: number,
  inputDepth: number,
  depth: number,
): Run[] {
  const runs: Run[] = [];
  for (let panel = 0; panel < panels; panel++) {
    const gate = columns.gates.findLast((_, k) => columnOf(columns, k, size) <= panel * 8)!;
    const k = gate.ofInput ? 0 : inputDepth;
    const end = gate.ofState ? depth : inputDepth;
    const last = runs.at(-1);
    if (last && last.k === k && last.depth === end - k) last.panels++;
    else runs.push({ panel, panels: 1, k, depth: end - k });
  }
  return runs;
}

/** The place of every number of a strand's parameters, in the plan's order. */
function placesOf(shape: Shape, strand: Packed): number[] {
  const { plan } = strand;
  return plan.parameters.flatMap((slot) => {
    const at = placeIn(plan.cell, strand, slot);
    const input = isOfInput(plan.cell, slot);
    return Array.from({ length: slot.length }, (_, index) => {
      if (slot.cols === 0) return at(index, null);
      const column = index % slot.cols;
      const k = input ? inputRow(shape, strand, column) : strand.inputDepth + column;
      return at(Math.floor(index / slot.cols), k);
    });
  });
}

const isOfInput = (cell: Cell, { name }: ParameterSlot) =>
  cell.weights.find((weight) => weight.name === name)!.ofInput;

/** From an input's number to its row: above the first layer each direction's state is filled up by itself. */
function inputRow(shape: Shape, { level }: Packed, column: number): number {
  if (level === 0) return column;
  const direction = Math.floor(column / shape.hidden);
  return direction * quad(shape.hidden) + (column % shape.hidden);
}

function placeIn(cell: Cell, strand: Packed, { name }: ParameterSlot) {
  const columns = tables[cell.name]!;
  const { gates, diagonals } = columns;
  const { start, panelSize, size, depth, ofDiagonals } = strand;
  const diagonal = diagonals.indexOf(name);
  if (diagonal >= 0) return (unit: number) => ofDiagonals + diagonal * size + unit;
  const equation = cell.equations.find(({ terms }) => terms.some(({ weight }) => weight === name))!;
  const gate = gates.findIndex((one) => one.name === equation.name);
  return (unit: number, k: number | null) => {
    const column = columnOf(columns, gate, size) + unit;
    const row = k ?? depth;
    return start + Math.floor(column / 8) * panelSize + row * 8 + (column % 8);
  };
}
