import { useId } from 'react';
import { useLab } from '../../lab/react.ts';
import { quantityPlace } from '../../lab/place.ts';
import { quantityInWords } from '../../notation/words.ts';
import { gatesOf, type View } from './model.ts';
import { timesOf, type Gate, type Times } from './parts-of-cell.ts';
import { LEVELS, type Level } from './use-zoom.ts';

interface Props {
  view: View;
  level: Level;
  gate: Gate | undefined;
  times: Times | undefined;
  onLevel: (level: Level) => void;
  onOut: () => void;
}

/** How far to zoom in; and there, which gate or which product. */
export function Controls({ view, level, gate, times, onLevel, onOut }: Props) {
  const name = useId();
  const lab = useLab();
  const { strand, t, trace } = view;
  const { cell } = strand.plan;
  const choose = (quantity: string) => lab.pinAt(quantityPlace(strand.key, quantity, t, 0));
  const exists = { network: true, cell: true, gate: gate !== undefined, product: !!times };
  const strands = trace.forward.network.levels.slice(0, -1).flat();
  return (
    <div className="cell-controls controls">
      <fieldset>
        <legend>Zoom</legend>
        {LEVELS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={name}
              value={one}
              checked={one === level}
              disabled={!exists[one]}
              onChange={() => onLevel(one)}
            />
            {one}
          </label>
        ))}
        {level !== 'network' && (
          <button type="button" className="word" onClick={onOut}>
            out
          </button>
        )}
      </fieldset>
      {level === 'gate' && gate && (
        <label>
          Gate{' '}
          <select value={gate.gate} onChange={(event) => choose(event.target.value)}>
            {gatesOf(cell).map((one) => (
              <option key={one.gate} value={one.gate}>
                {quantityInWords(cell, one.gate)} {one.gate}
              </option>
            ))}
          </select>
        </label>
      )}
      {level === 'product' && times && (
        <label>
          Product{' '}
          <select value={times.by} onChange={(event) => choose(event.target.value)}>
            {timesOf(cell).map((one) => (
              <option key={one.by} value={one.by}>
                {plainOf(one)}, in {one.to}
              </option>
            ))}
          </select>
        </label>
      )}
      {strands.length > 1 && (
        <label>
          Layer{' '}
          <select
            value={strand.key}
            onChange={({ target: { value } }) => {
              const { output } = strands.find(({ key }) => key === value)!.plan.cell;
              lab.pinAt(quantityPlace(value, output, t, 0));
            }}
          >
            {strands.map(({ key, level: k, backward }) => (
              <option key={key} value={key}>
                {k + 1}
                {backward && ', backward'}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** "f ⊙ c′", "(1 − u) ⊙ n": the letters as they are written in the cell. */
function plainOf({ product: { factors } }: Times): string {
  return factors
    .map(({ name, previous, complement }) => {
      const letter = `${name.replace('_', ' ')}${previous ? '′' : ''}`;
      return complement ? `(1 − ${letter})` : letter;
    })
    .join(' ⊙ ');
}
