import { useId } from 'react';
import { entryOf, type Entry } from '../../engine/experiment.ts';
import { numberAt } from '../../engine/table.ts';
import type { Trace } from '../../engine/trace.ts';
import { indexWords } from '../../lab/names.ts';
import { entryPlace } from '../../lab/place.ts';
import { useLab } from '../../lab/react.ts';
import { gradientSymbol } from '../../notation/symbols.ts';
import { firstOf } from '../parts/entry.ts';
import { Field } from '../parts/Field.tsx';
import { Formula } from '../parts/Formula.tsx';
import { Num } from '../parts/Num.tsx';
import { parameterInWords } from './words.ts';

/** Which number is checked: the parameter from a list, the number of it where it stands. */
export function Chooser({ trace, entry }: { trace: Trace; entry: Entry }) {
  const lab = useLab();
  const id = useId();
  const { layer, parameter, index } = entry;
  const gradients = trace.gradient(layer, parameter)!;
  const { rows, cols } = gradients;
  const choose = (chosen: Entry) => lab.pinAt(entryPlace(chosen));
  const all = trace.strands
    .toReversed()
    .flatMap(({ key, plan }) => plan.parameters.map(({ name }) => ({ key, name })));
  return (
    <div className="check-choose">
      <label htmlFor={id} className="controls">
        Check a number of{' '}
        <select
          id={id}
          value={`${layer}.${parameter}`}
          onChange={(event) => {
            const [key = '', name = ''] = event.target.value.split('.');
            choose(firstOf(trace, key, name));
          }}
        >
          {all.map(({ key, name }) => (
            <option key={`${key}.${name}`} value={`${key}.${name}`}>
              {parameterInWords(trace, key, name)}
            </option>
          ))}
        </select>
      </label>
      <div className="parameter-scroll">
        <figure className="parameter">
          <figcaption>
            <Formula tex={gradientSymbol(trace.forward, layer, parameter, { linked: true })} />
          </figcaption>
          <table>
            <caption className="vh">{parameter}: choose the number to be checked</caption>
            <tbody>
              {Array.from({ length: rows }, (_, i) => (
                <tr key={i}>
                  {Array.from({ length: Math.max(cols, 1) }, (_, j) => {
                    const one = { layer, parameter, index: cols === 0 ? [i] : [i, j] };
                    const isChosen = one.index.join() === index.join();
                    return (
                      <td key={j} className={isChosen ? 'chosen' : undefined}>
                        <Num
                          at={`${layer}.${parameter}`}
                          face="gradient"
                          index={one.index}
                          value={numberAt(gradients, one.index)}
                          column
                          onOpen={() => choose(one)}
                          label={`Check ${parameter} ${indexWords(one.index)}${isChosen ? ', chosen' : ''}`}
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </figure>
      </div>
      <p className="check-weight">
        <i>w</i>, {indexWords(index)}:{' '}
        <Field
          at={`${layer}.${parameter}`}
          face="value"
          index={index}
          value={entryOf(trace.experiment, entry)}
          label={`${parameter} ${indexWords(index)}, in the check`}
          onChange={(value) => lab.setEntry(entry, value)}
        />
      </p>
    </div>
  );
}
