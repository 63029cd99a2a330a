import './weights.css';
import { useId, useState } from 'react';
import type { Entry } from '../engine/experiment.ts';
import type { Strand } from '../engine/network.ts';
import type { Trace } from '../engine/trace.ts';
import { useHistory, useLab, useLabState, useSetting, useTrace } from '../lab/react.ts';
import { Loss } from './Loss.tsx';
import { Nudge } from './weights/Nudge.tsx';
import { ParameterTable, type Shown } from './weights/ParameterTable.tsx';
import { useChosen } from './weights/use-chosen.ts';
import { isCut, sideOf, spanOf } from './weights/window.ts';

interface Props {
  /** What the tables show until the reader sets them. */
  show?: Shown;
  /**
   * May the reader ask for gradients: by the switch, and by nudging a weight? With show="values" not, unless this says so, for
   * chapters that have not spoken of gradients yet; a link cannot bring them in there either.
   */
  gradients?: boolean;
}

const choices: readonly (readonly [Shown, string])[] = [
  ['both', 'values and gradients'],
  ['values', 'values'],
  ['gradients', 'gradients'],
];

/** Every parameter of the network, each number with its gradient under it, to be changed where it stands. */
export function Weights({ show: usual = 'both', gradients = usual !== 'values' }: Props) {
  const trace = useTrace();
  const [setting, set] = useSetting('weights', usual);
  const show = gradients ? (setting as Shown) : 'values';
  const { chosen, pinned, onFocus } = useChosen(trace);
  const slots = trace.strands.flatMap(({ plan }) => plan.parameters);
  const side = sideOf(slots);
  const { first, move } = useFirst(side, trace, pinned);
  const tables = (strand: Strand) =>
    strand.plan.parameters.map((slot) => (
      <ParameterTable
        key={`${strand.key}.${slot.name}`}
        trace={trace}
        strand={strand}
        slot={slot}
        show={show}
        side={side}
        firstRow={first.row}
        firstColumn={first.column}
      />
    ));
  const strands = trace.strands.toReversed();
  return (
    <div className="weights" onFocus={onFocus}>
      {strands.length === 2 ? strands.map(tables) : <Layers trace={trace} tables={tables} />}
      {slots.some((slot) => isCut(slot, side)) && (
        <Window
          side={side}
          rows={Math.max(...slots.map(({ rows }) => rows))}
          columns={Math.max(...slots.map(({ cols }) => cols))}
          first={first}
          onChange={move}
        />
      )}
      <Edits loss={gradients}>{gradients && <Switch show={show} onChange={set} />}</Edits>
      {gradients && <Nudge trace={trace} entry={chosen} />}
    </div>
  );
}

/** The tables of each layer and direction under its name, the readout on top as in the drawings. */
function Layers({ trace, tables }: { trace: Trace; tables: (strand: Strand) => React.ReactNode }) {
  return trace.strands.toReversed().map((strand) => (
    <Layer key={strand.key} name={layerName(trace, strand)}>
      {tables(strand)}
    </Layer>
  ));
}

function Layer({ name, children }: { name: string; children: React.ReactNode }) {
  const id = useId();
  return (
    <div className="layer" role="group" aria-labelledby={id}>
      <p id={id}>{name}</p>
      {children}
    </div>
  );
}

function layerName({ forward }: Trace, { key, level, backward }: Strand): string {
  if (key === 'readout') return 'Readout';
  const { levels } = forward.network;
  const layer = levels.length > 2 ? `Layer ${level + 1}` : '';
  if (levels[level]!.length === 1) return layer;
  const direction = backward ? 'backward direction' : 'forward direction';
  return layer ? `${layer}, ${direction}` : `The ${direction}`;
}

interface Corner {
  readonly row: number;
  readonly column: number;
}

/**
 * Where the window begins, from 0: where the reader put it. A number that is pinned and lies outside brings it along, a whole
 * window on.
 */
function useFirst(
  side: number,
  trace: Trace,
  pinned: Entry | null,
): { first: Corner; move: (first: Corner) => void } {
  const pins = useLabState((state) => state.pins);
  const [own, setOwn] = useState<Corner & { pins: number }>({ row: 0, column: 0, pins: -1 });
  let first: Corner = own;
  if (own.pins !== pins) {
    if (pinned) first = round(side, trace, pinned, own);
    setOwn({ ...first, pins });
  }
  return { first, move: (corner) => setOwn({ ...corner, pins }) };
}

function round(side: number, trace: Trace, { layer, parameter, index }: Entry, first: Corner) {
  const { rows, cols } = trace.gradient(layer, parameter)!;
  const [row, column = 0] = index as [number, number?];
  const seen = (k: number, length: number, from: number) =>
    spanOf(Math.max(length, 1), from, side).includes(k) ? from : k - (k % side);
  return { row: seen(row, rows, first.row), column: seen(column, cols, first.column) };
}

interface WindowProps {
  side: number;
  rows: number;
  columns: number;
  first: Corner;
  onChange: (first: Corner) => void;
}

/** Says that large tables are shown in part, and which part. */
function Window({ side, rows, columns, first, onChange }: WindowProps) {
  const part = (what: 'row' | 'column', most: number) => (
    <input
      type="number"
      min={1}
      max={most}
      step={1}
      aria-label={`First ${what} shown`}
      value={first[what] + 1}
      onChange={({ target }) => {
        const wanted = Math.round(target.valueAsNumber);
        if (wanted >= 1 && wanted <= most) onChange({ ...first, [what]: wanted - 1 });
      }}
    />
  );
  return (
    <p className="window">
      Tables here have up to {rows} rows and {columns} columns. Of each at most {side} × {side} are
      shown, from row {part('row', rows)} and column {part('column', columns)}.
    </p>
  );
}

function Switch({ show, onChange }: { show: Shown; onChange: (show: Shown) => void }) {
  return (
    <label className="switch">
      Show{' '}
      <select
        className="plain-field"
        value={show}
        onChange={({ target }) => onChange(target.value as Shown)}
      >
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Undo, redo, and back to where the chapter started. */
export function Edits({ loss = true, children }: { loss?: boolean; children?: React.ReactNode }) {
  const lab = useLab();
  const { canUndo, canRedo } = useHistory();
  return (
    <div className="edits controls" role="group" aria-label="Edits">
      <button type="button" className="word" onClick={() => lab.undo()} disabled={!canUndo}>
        Undo
      </button>
      <button type="button" className="word" onClick={() => lab.redo()} disabled={!canRedo}>
        Redo
      </button>
      <button
        type="button"
        className="word"
        onClick={() => lab.reset()}
        disabled={!canUndo && !canRedo}
      >
        Start again
      </button>
      {loss && <Loss />}
      {children}
    </div>
  );
}
