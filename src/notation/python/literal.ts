/** Numbers as Python source, every digit kept. */
import type { Matrix, Vector } from '../../engine/experiment.ts';
import type { Table } from '../../engine/table.ts';

/** A float: 1 is written 1.0, so that no list of whole numbers becomes a list of ints. */
export function float(x: number): string {
  const digits = Object.is(x, -0) ? '-0' : String(x);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

export function floats(vector: ArrayLike<number>): string {
  return `[${Array.from(vector, float).join(', ')}]`;
}

/** A list of rows, one a line; the last line is not indented. */
export function rows(matrix: Matrix): string {
  return ['[', ...matrix.map((row) => `    ${floats(row)},`), ']'].join('\n');
}

export function nested(values: Matrix | Vector): string {
  return Array.isArray(values[0]) ? rows(values as Matrix) : floats(values as Vector);
}

export function table({ rows: count, cols, data }: Table): string {
  if (cols === 0) return floats(data);
  return rows(
    Array.from({ length: count }, (_, i) => [...data.subarray(i * cols, (i + 1) * cols)]),
  );
}

/** Text that can stand in a docstring or a comment: on one line, without what could end it. */
export function plainText(text: string): string {
  const line = text.replace(/\p{C}/gu, ' ').replace(/\\/g, '/').replace(/"/g, "'");
  return line.replace(/\s+/g, ' ').trim() || 'an experiment';
}
