import './triangle/triangle.css';
import { useDeferredValue, useId, useMemo } from 'react';
import type { Entry } from '../engine/experiment.ts';
import type { Trace } from '../engine/trace.ts';
import { useSetting, useTrace } from '../lab/react.ts';
import { Sentence } from './parts/Sentence.tsx';
import { Beside } from './triangle/Beside.tsx';
import { Choice } from './triangle/Choice.tsx';
import { Grid } from './triangle/Grid.tsx';
import { Plate } from './triangle/Plate.tsx';
import { ScaleLegend } from './triangle/ScaleLegend.tsx';
import { chosenCell, shownOf, type Cell } from './triangle/shown.ts';
import { useEntry } from './triangle/use-entry.ts';
import { Way } from './triangle/Way.tsx';
import { Window } from './triangle/Window.tsx';
import { Words } from './triangle/Words.tsx';

/** Up to so many steps the triangle is a table, with more a drawing. */
const LARGEST_TABLE = 24;
/** A triangle has a cell for each pair of steps, and for each a table as large as all parameters of a layer is made. */
const LONGEST = 300;
const MOST_NUMBERS = 50e6;

interface Props {
  /** Whose gradient, at the start: "1.W_hh". */
  parameter: string;
  /** "5.2". */
  number?: string;
}

/**
 * The contribution triangle: the gradient of one parameter taken apart by loss and by use. Cell (s, t) is the part of
 * ∂L_s/∂W that comes through the use of W at step t.
 */
export function Triangle({ parameter, number }: Props) {
  const present = useTrace();
  // A large triangle may follow an edit a moment later: all else is on the screen sooner.
  const deferred = useDeferredValue(present);
  const trace = present.steps > LARGEST_TABLE ? deferred : present;
  const [entry, setEntry] = useEntry(trace, parameter);
  const [mode, setMode] = useSetting('triangle', 'entry');
  const isNorm = mode === 'norm';
  const tooLarge = refusalOf(trace, entry);
  return (
    <div className="triangle">
      <Choice
        trace={trace}
        entry={entry}
        isNorm={isNorm}
        onEntry={(wanted) => {
          setEntry(wanted);
          setMode(null);
        }}
        onParameter={setEntry}
        onNorm={() => setMode('norm')}
      />
      {tooLarge !== null ? (
        <Sentence number={number}>{tooLarge}</Sentence>
      ) : (
        <Cells trace={trace} entry={entry} isNorm={isNorm} number={number} />
      )}
    </div>
  );
}

/** A sentence where the triangle would take too long, with the limit. */
function refusalOf(trace: Trace, { layer, parameter }: Entry): string | null {
  const { steps } = trace;
  if (steps > LONGEST)
    return `The triangle has a cell for each pair of steps: it is drawn for at most ${LONGEST} steps, and this sequence has ${steps}.`;
  const { plan } = trace.strands[trace.strandIndex(layer)]!;
  if (steps * steps * plan.parameterCount <= MOST_NUMBERS) return null;
  return `The triangle of ${parameter} would take too long: the layer has ${plan.parameterCount} weights, and with ${steps} steps at most ${Math.floor(MOST_NUMBERS / steps ** 2)} can be taken apart.`;
}

interface CellsProps {
  trace: Trace;
  entry: Entry;
  isNorm: boolean;
  number: string | undefined;
}

function Cells({ trace, entry, isNorm, number }: CellsProps) {
  const { layer, parameter } = entry;
  const at = entry.index.join('.');
  const shown = useMemo(
    () => shownOf(trace, { layer, parameter, index: at.split('.').map(Number) }, isNorm),
    [trace, layer, parameter, at, isNorm],
  );
  const { steps } = trace;
  const [cell, setCell] = useSetting('cell', '');
  const [width, setWidth] = useSetting('window', String(steps));
  const chosen = chosenCell(shown, cell);
  const window = Math.min(Math.max(Number(width), 1), steps);
  const onChoose = ({ s, t }: Cell) => setCell(`${s}.${t}`);
  const isTable = steps <= LARGEST_TABLE;
  return (
    <>
      <div className="triangle-main">
        {isTable ? (
          <Grid shown={shown} chosen={chosen} window={window} onChoose={onChoose} />
        ) : (
          <div className="triangle-large">
            <Plate shown={shown} chosen={chosen} window={window} onChoose={onChoose} />
            <Beside shown={shown} chosen={chosen} />
          </div>
        )}
        <ScaleLegend norm={isNorm} />
      </div>
      <Sentence number={number}>
        <Words shown={shown} />
      </Sentence>
      {steps > 1 && (
        <WindowControl
          steps={steps}
          window={window}
          onChange={(w) => setWidth(w === steps ? null : String(w))}
        />
      )}
      {steps > 1 && <Window shown={shown} window={window} />}
      {chosen && <Way shown={shown} cell={chosen} />}
    </>
  );
}

interface WindowControlProps {
  steps: number;
  window: number;
  onChange: (window: number) => void;
}

/** Over how many steps an error is followed. */
function WindowControl({ steps, window, onChange }: WindowControlProps) {
  const id = useId();
  return (
    <p className="window-control controls">
      <label htmlFor={id}>Follow each error over</label>
      <input
        id={id}
        type="range"
        min={1}
        max={steps}
        value={window}
        aria-valuetext={window === 1 ? '1 step' : `${window} steps`}
        onChange={({ target }) => onChange(Number(target.value))}
      />
      <span>{window === 1 ? '1 step' : `${window} steps`}</span>
    </p>
  );
}
