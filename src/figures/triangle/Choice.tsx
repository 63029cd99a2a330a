import type { Entry } from '../../engine/experiment.ts';
import type { Trace } from '../../engine/trace.ts';
import { indexWords } from '../../lab/names.ts';
import { firstOf } from '../parts/entry.ts';
import { parameterWords } from './Names.tsx';

/** So many numbers of a parameter are offered in the list; of a larger one those are chosen where they stand. */
const LISTED = 256;

interface Props {
  trace: Trace;
  entry: Entry;
  isNorm: boolean;
  onEntry: (entry: Entry) => void;
  onParameter: (entry: Entry) => void;
  onNorm: () => void;
}

/** Which parameter, and which number of it, or the whole of it. */
export function Choice({ trace, entry, isNorm, onEntry, onParameter, onNorm }: Props) {
  const { layer, parameter, index } = entry;
  const { rows, cols } = trace.gradient(layer, parameter)!;
  const all = Array.from({ length: rows }, (_, row) =>
    cols === 0 ? [[row]] : Array.from({ length: cols }, (_, column) => [row, column]),
  ).flat();
  const listed = all.length <= LISTED ? all : [index];
  return (
    <p className="triangle-choice controls">
      <label>
        The gradient of{' '}
        <select
          value={`${layer}.${parameter}`}
          onChange={({ target }) => {
            const [of = '', name = ''] = target.value.split('.');
            onParameter(firstOf(trace, of, name));
          }}
        >
          {trace.strands.flatMap(({ key, plan }) =>
            plan.parameters.map(({ name }) => (
              <option key={`${key}.${name}`} value={`${key}.${name}`}>
                {parameterWords(trace, key, name)}
              </option>
            )),
          )}
        </select>
      </label>
      <label>
        <span className="vh">Which number of it</span>
        <select
          value={isNorm ? 'norm' : index.join('.')}
          onChange={({ target }) =>
            target.value === 'norm'
              ? onNorm()
              : onEntry({ layer, parameter, index: target.value.split('.').map(Number) })
          }
        >
          {listed.map((at) => (
            <option key={at.join('.')} value={at.join('.')}>
              one number: {indexWords(at)}
            </option>
          ))}
          <option value="norm">the whole {cols === 0 ? 'vector' : 'matrix'}, its norm</option>
        </select>
      </label>
    </p>
  );
}
