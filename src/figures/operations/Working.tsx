import type { Trace } from '../../engine/trace.ts';
import { indexWords, unitName } from '../../lab/names.ts';
import { entryPlace } from '../../lab/place.ts';
import { useLab, useLabState } from '../../lab/react.ts';
import { formulasOf } from '../../notation/operation-formulas.ts';
import type { Operation } from '../../notation/operations.ts';
import { parameterSymbol } from '../../notation/symbols.ts';
import { strandOf } from '../../notation/wiring.ts';
import { Formula } from '../parts/Formula.tsx';
import { reachable } from '../parts/reachable.ts';
import { Result } from './Result.tsx';
import { parameterOf, placeOfPin, unitOf, type Run } from './run.ts';

interface Props {
  trace: Trace;
  run: Run;
  operation: Operation;
}

/** The operation in symbols, in numbers and in sizes, and what comes out. */
export function Working({ trace, run, operation }: Props) {
  const lab = useLab();
  const pin = placeOfPin(useLabState((state) => state.pin));
  const { layer } = operation;
  const { parameter, index: entry } = parameterOf(run, layer, pin);
  const ofQuantity = operation.face === 'value' || operation.face === 'error';
  const index = ofQuantity ? [unitOf(operation, pin)] : entry;
  const { symbols, numbers, shapes, ofOne } = formulasOf(trace, operation, { parameter, index });
  const one = ofQuantity
    ? unitName(lab.start.names, layer, operation.name, index[0]!)
    : indexWords(index);
  return (
    <>
      {operation.face === 'gradient' && (
        <Parameters trace={trace} layer={layer} shown={parameter} t={operation.t} />
      )}
      {/* Wider than the page it scrolls in itself, and the keyboard can scroll it. */}
      <div className="working" role="group" aria-label="The operation, written out" {...reachable}>
        <dl>
          <dt>
            <span>in symbols</span>
          </dt>
          <dd>
            <Formula tex={`\\displaystyle ${symbols}`} />
          </dd>
          <dt>
            <span>in numbers{ofOne && ` (${one})`}</span>
          </dt>
          <dd>
            <Formula tex={`\\displaystyle ${numbers}`} />
          </dd>
          {shapes !== null && (
            <>
              <dt>
                <span>in sizes</span>
              </dt>
              <dd>
                <Formula tex={shapes} />
              </dd>
            </>
          )}
          <dt>
            <span>made</span>
          </dt>
          <dd>
            <Result trace={trace} operation={operation} parameter={parameter} />
          </dd>
        </dl>
      </div>
    </>
  );
}

interface ParametersProps {
  trace: Trace;
  layer: string;
  shown: string;
  t: number | null;
}

/** An operation on gradients is one for each parameter of the layer; this chooses which is written out. */
function Parameters({ trace, layer, shown, t }: ParametersProps) {
  const lab = useLab();
  const { parameters } = strandOf(trace.forward, layer).plan;
  return (
    <p className="parameters" role="group" aria-label="The parameter that is written out">
      {t === null ? 'The sum for' : 'The part for'}
      {parameters.map(({ name, cols }) => (
        <button
          key={name}
          type="button"
          aria-label={name}
          aria-pressed={name === shown}
          onClick={() =>
            lab.pinAt(entryPlace({ layer, parameter: name, index: cols === 0 ? [0] : [0, 0] }))
          }
        >
          <Formula tex={parameterSymbol(trace.forward, layer, name)} />
        </button>
      ))}
    </p>
  );
}
