import type { Trace } from '../../engine/trace.ts';
import { unitName } from '../../lab/names.ts';
import { quantityPlace } from '../../lab/place.ts';
import { useLab } from '../../lab/react.ts';
import { formatNumber } from '../../notation/format.ts';
import { Field } from '../parts/Field.tsx';
import { Num } from '../parts/Num.tsx';
import { classNameOf } from './classes.ts';

interface Props {
  trace: Trace;
  step: number;
  /** The classes that are shown, from 0. */
  classes: readonly number[];
}

/** The numbers of the step in view: the move, to be changed, and what the network gives each class. */
export function Reading({ trace, step, classes }: Props) {
  const lab = useLab();
  const { names } = lab.start;
  const x = trace.experiment.inputs[step - 1]!;
  const z = trace.value(`readout.z@${step}`)!;
  const target = trace.experiment.targets[step - 1];
  return (
    <div className="pen-reading">
      <p className="pen-time">
        <i>t</i> = {step}
      </p>
      {x.length === 2 && (
        <dl>
          <dt>
            <Symbol letter="x" step={step} quantity={`1.x@${step}`} /> <span>move</span>
          </dt>
          {x.map((value, k) => (
            <dd key={k}>
              <span>{unitName(names, '1', 'x', k)}</span>
              <Field
                at={`1.x@${step}`}
                face="value"
                index={[k]}
                value={value}
                label={`x at step ${step}, ${unitName(names, '1', 'x', k)}, of the pen`}
                onChange={(number) => lab.setInput(step, k, number)}
              />
            </dd>
          ))}
        </dl>
      )}
      <dl>
        <dt>
          <Symbol letter="z" step={step} quantity={`readout.z@${step}`} /> <span>which</span>
        </dt>
        {classes.map((k) => (
          <dd key={k} data-label={k === target || undefined}>
            <span>{classNameOf(names, k)}</span>
            <Num
              at={`readout.z@${step}`}
              face="value"
              index={[k]}
              value={z[k]!}
              column
              onOpen={() => lab.pinAt(quantityPlace('readout', 'z', step, k))}
              label={`Probability of ${classNameOf(names, k)}: ${formatNumber(z[k]!)}. What it is made of`}
            />
          </dd>
        ))}
      </dl>
    </div>
  );
}

function Symbol({ letter, step, quantity }: { letter: string; step: number; quantity: string }) {
  return (
    <span className="pen-symbol" data-quantity={quantity} data-face="value">
      <i>{letter}</i>
      <sub>{step}</sub>
    </span>
  );
}
