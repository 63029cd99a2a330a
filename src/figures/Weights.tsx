import './weights.css';
import type { Entry } from '../engine/experiment.ts';
import { entryOf } from '../engine/experiment.ts';
import type { Strand } from '../engine/network.ts';
import type { ParameterSlot } from '../engine/plan.ts';
import { numberAt, type Trace } from '../engine/trace.ts';
import { indexWords } from '../lab/names.ts';
import { useHistory, useLab, useTrace } from '../lab/react.ts';
import { entryPlace } from '../lab/place.ts';
import { formatNumber } from '../notation/format.ts';
import { parameterSymbol } from '../notation/symbols.ts';
import { Loss } from './Loss.tsx';
import { Field } from './parts/Field.tsx';
import { Formula } from './parts/Formula.tsx';
import { Num } from './parts/Num.tsx';

/** Every parameter of the network, each number with its gradient under it, to be changed where it stands. */
export function Weights() {
  const trace = useTrace();
  return (
    <div className="weights">
      {trace.strands
        .toReversed()
        .map((strand) =>
          strand.plan.parameters.map((slot) => (
            <Parameter
              key={`${strand.key}.${slot.name}`}
              trace={trace}
              strand={strand}
              slot={slot}
            />
          )),
        )}
      <Edits />
    </div>
  );
}

interface ParameterProps {
  trace: Trace;
  strand: Strand;
  slot: ParameterSlot;
}

function Parameter({ trace, strand, slot: { name, rows, cols } }: ParameterProps) {
  const indices = Array.from({ length: rows }, (_, row) =>
    cols === 0 ? [[row]] : Array.from({ length: cols }, (_, column) => [row, column]),
  );
  return (
    <figure className="parameter">
      <figcaption>
        <Formula tex={parameterSymbol(trace.forward, strand.key, name, { linked: true })} />
      </figcaption>
      <table>
        <caption className="vh">{name}: each value, and under it its gradient</caption>
        <tbody>
          {indices.map((row, i) => (
            <tr key={i}>
              {row.map((index) => (
                <EntryCell
                  key={index.join()}
                  trace={trace}
                  entry={{ layer: strand.key, parameter: name, index }}
                  several={trace.strands.length > 2}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function EntryCell({ trace, entry, several }: { trace: Trace; entry: Entry; several: boolean }) {
  const lab = useLab();
  const { layer, parameter, index } = entry;
  const at = `${layer}.${parameter}`;
  const gradient = numberAt(trace.gradient(layer, parameter)!, index);
  const owner = several && layer !== 'readout' ? `layer ${layer} ` : '';
  const name = `${owner}${parameter} ${indexWords(index)}`;
  return (
    <td>
      <Field
        at={at}
        face="value"
        index={index}
        value={entryOf(trace.experiment, entry)}
        label={name}
        onChange={(value) => lab.setEntry(entry, value)}
      />
      <Num
        at={at}
        face="gradient"
        index={index}
        value={gradient}
        column
        onOpen={() => lab.pinAt(entryPlace(entry))}
        label={`Gradient of ${name}: ${formatNumber(gradient)}. Where it comes from`}
      />
    </td>
  );
}

/** Undo, redo, and back to where the chapter started. */
export function Edits() {
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
      <Loss />
    </div>
  );
}
