import { useRef, type CSSProperties, type KeyboardEvent, type MouseEvent } from 'react';
import { errorTone } from '../parts/tone.ts';
import { ARROWS } from './Grid.tsx';
import { parameterWords } from './Names.tsx';
import { sideOf, squarePath } from './scale.ts';
import { neighbour, type Cell, type Shown } from './shown.ts';

/** The most squares in a row of the drawing. */
const FINEST = 60;
/** The side of the drawing without the sums, and the room for a square of these, in pixels at 100 %. */
const SIDE = 600;
const [LEFT, TOP, GAP, RIM] = [34, 26, 12, 26];

/** How many steps share a square: one up to 60 steps, then as many as make 60 squares or fewer. */
export const blockOf = (steps: number) => Math.ceil(steps / FINEST);

interface Props {
  shown: Shown;
  chosen: Cell | null;
  window: number;
  onChoose: (cell: Cell) => void;
}

interface Block {
  /** The cell of the block that is largest in size. */
  readonly cell: Cell;
  readonly value: number;
  readonly row: number;
  readonly column: number;
  readonly isOut: boolean;
}

/** The triangle of a long sequence as a drawing: squares without numbers; the chosen cell's number stands beside it. */
export function Plate({ shown, chosen, window, onChoose }: Props) {
  const { trace, entry, triangle } = shown;
  const { steps } = trace;
  const drawing = useRef<SVGSVGElement>(null);
  const per = blockOf(steps);
  const count = Math.ceil(steps / per);
  const unit = SIDE / count;
  const middle = (k: number) => (k + 0.5) * unit;
  const rim = SIDE + GAP + RIM / 2;
  const blocks = blocksOf(shown, per, window);

  const choose = (row: number, column: number) => {
    const block = blocks.find((one) => one.row === row && one.column === column);
    if (block) onChoose(block.cell);
  };
  const onClick = (event: MouseEvent) => {
    const box = drawing.current!.getBoundingClientRect();
    const scale = (LEFT + SIDE + GAP + RIM) / box.width;
    const x = (event.clientX - box.left) * scale - LEFT;
    const y = (event.clientY - box.top) * scale - TOP;
    choose(Math.floor(y / unit), Math.floor(x / unit));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    if (!way || !chosen || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = neighbour(shown, chosen, ...way);
    if (next) onChoose(next);
  };
  const sums = (values: Float64Array, place: (k: number) => [number, number]) =>
    Array.from({ length: count }, (_, k) => {
      const value = largestIn(values, k * per, (k + 1) * per);
      return { value, at: place(k), room: Math.min(unit, RIM), isOut: false };
    });
  const marks = [
    ...blocks.map(({ value, row, column, isOut }) => ({
      value,
      at: [middle(column), middle(row)] as [number, number],
      room: unit,
      isOut,
    })),
    ...sums(triangle.rows, (k) => [rim, middle(k)]),
    ...sums(triangle.columns, (k) => [middle(k), rim]),
    {
      value: triangle.total,
      at: [rim, rim] as [number, number],
      room: RIM,
      isOut: false,
    },
  ];
  const size = { width: LEFT + SIDE + GAP + RIM, height: TOP + SIDE + GAP + RIM };
  const ticks = ticksOf(steps);

  // A widget of its own, with its own keys: what the role "application" says, and the linter does not count as interactive.
  /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
  return (
    <div
      className="triangle-plate"
      role="application"
      tabIndex={0}
      aria-label={`The contribution triangle of ${parameterWords(trace, entry.layer, entry.parameter)}, ${steps} steps. Arrow keys choose a cell.`}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <svg
        viewBox={`${-LEFT} ${-TOP} ${size.width} ${size.height}`}
        ref={drawing}
        aria-hidden="true"
      >
        <path className="ground" d={groundOf(blocks, unit)} />
        {inkPaths(marks, shown.norm).map(({ key, className, style, d }) => (
          <path key={key} className={className} style={style} fillRule="evenodd" d={d} />
        ))}
        <path className="rim" d={`M0 ${SIDE + GAP / 2}H${SIDE}M${SIDE + GAP / 2} 0V${SIDE}`} />
        {ticks.map((t) => (
          <g key={t}>
            <text x={middle(Math.floor((t - 1) / per))} y={-8} textAnchor="middle">
              {t === 1 ? <tspan className="italic">t = </tspan> : ''}
              {t}
            </text>
            <text x={-6} y={middle(Math.floor((t - 1) / per)) + 4} textAnchor="end">
              {t === 1 ? <tspan className="italic">s = </tspan> : ''}
              {t}
            </text>
          </g>
        ))}
        {chosen && (
          <rect
            className="chosen"
            x={Math.floor((chosen.t - 1) / per) * unit}
            y={Math.floor((chosen.s - 1) / per) * unit}
            width={unit}
            height={unit}
          />
        )}
      </svg>
    </div>
  );
}

/** 1 and the round steps: at most about six. */
function ticksOf(steps: number): number[] {
  const every = [5, 10, 20, 50].find((step) => steps / step <= 6) ?? 100;
  return [1, ...Array.from({ length: Math.floor(steps / every) }, (_, k) => (k + 1) * every)];
}

/** The blocks that hold cells, each with the largest of them. */
function blocksOf(shown: Shown, per: number, window: number): Block[] {
  const { trace, has, valueAt } = shown;
  const found = new Map<string, Block>();
  for (const s of trace.labelled)
    for (let t = 1; t <= trace.steps; t++) {
      const cell = { s, t };
      if (!has(cell)) continue;
      const [row, column] = [Math.floor((s - 1) / per), Math.floor((t - 1) / per)];
      const value = valueAt(cell);
      const key = `${row} ${column}`;
      const before = found.get(key);
      if (before && !isLarger(value, before.value)) continue;
      found.set(key, { cell, value, row, column, isOut: Math.abs(s - t) >= window });
    }
  return [...found.values()];
}

function largestIn(values: Float64Array, from: number, to: number): number {
  return values
    .subarray(from, to)
    .reduce((best, value) => (isLarger(value, best) ? value : best), 0);
}

/** In size; what is not a number is larger than any. */
function isLarger(a: number, b: number): boolean {
  return Math.abs(a) > Math.abs(b) || Number.isNaN(a);
}

/** The places of the cells, so that a zero is seen to be one. */
function groundOf(blocks: readonly Block[], unit: number): string {
  const rows = new Map<number, [first: number, last: number]>();
  for (const { row, column } of blocks) {
    const [first, last] = rows.get(row) ?? [column, column];
    rows.set(row, [Math.min(first, column), Math.max(last, column)]);
  }
  return [...rows]
    .map(([row, [first, last]]) => {
      const [x, y, width] = [first * unit, row * unit, (last - first + 1) * unit];
      return `M${x.toFixed(1)} ${y.toFixed(1)}h${width.toFixed(1)}v${unit.toFixed(1)}h${(-width).toFixed(1)}z`;
    })
    .join('');
}

interface MarkAt {
  readonly value: number;
  readonly at: readonly [number, number];
  readonly room: number;
  readonly isOut: boolean;
}

/** One path for all squares of one ink, instead of thousands of elements. */
function inkPaths(marks: readonly MarkAt[], norm: boolean) {
  const paths = new Map<
    string,
    { key: string; className: string; style: CSSProperties; d: string }
  >();
  for (const { value, at, room, isOut } of marks) {
    const side = sideOf(value) * (room - 1);
    if (!(side > 0.2)) continue;
    // Four strengths of an ink are as many as can be told apart.
    const tone = errorTone(Math.sign(value) * Math.ceil(Math.min(Math.abs(value), 1) * 4) * 0.25);
    const ink = norm ? 'square norm' : `square ${tone.className}`;
    const key = isOut ? `out ${value < 0}` : `${ink} ${JSON.stringify(tone.style)}`;
    const path = paths.get(key) ?? {
      key,
      className: isOut ? 'square out' : ink,
      style: norm || isOut ? {} : tone.style,
      d: '',
    };
    paths.set(key, { ...path, d: path.d + squarePath(at[0], at[1], side, !norm && value < 0) });
  }
  return [...paths.values()];
}
