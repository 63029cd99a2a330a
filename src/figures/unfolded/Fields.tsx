import { memo } from 'react';
import type { Vector } from '../../engine/experiment.ts';
import type { Lab } from '../../lab/store.ts';
import { Field } from '../parts/Field.tsx';
import { boxAt, type Grid } from './layout.ts';
import { LOWEST } from './model.ts';

interface Props {
  lab: Lab;
  grid: Grid;
  t: number;
  isFocus: boolean;
  input: Vector;
  target: number | null;
  /** Of the network, all of them, also where not all are drawn. */
  classes: number;
  isPen: boolean;
}

/** What a reader can change in one column, laid over the drawing: the label and the numbers of the input. */
export const Fields = memo(function Fields(props: Props) {
  const { lab, grid, t, isFocus, input, target, classes, isPen } = props;
  const box = boxAt(grid, isFocus);
  const { classes: classNames = [], inputs: inputNames = [] } = lab.start.names ?? {};
  return (
    <>
      <select
        className={target === null ? 'label none' : 'label'}
        aria-label={`Label of step ${t}`}
        style={{ left: box.classes - 6, top: grid.output.symbols - 15 }}
        value={target ?? ''}
        onChange={({ target: { value } }) => lab.setTarget(t, value === '' ? null : Number(value))}
      >
        {Array.from({ length: classes }, (_, k) => (
          <option key={k} value={k}>
            {classNames[k] ?? k}
          </option>
        ))}
        <option value="">none</option>
      </select>
      {Array.from({ length: grid.inputs }, (_, k) => (
        <div
          key={k}
          className={isPen ? 'on-drawing beside' : 'on-drawing'}
          style={{ left: box.right - (isPen ? 40 : 46), top: grid.input.row(k) - 18 }}
        >
          <Field
            at={`${LOWEST}.x@${t}`}
            face="value"
            index={[k]}
            value={input[k]!}
            label={`x at step ${t}, ${inputNames[k] ?? `row ${k + 1}`}`}
            onChange={(number) => lab.setInput(t, k, number)}
          />
        </div>
      ))}
    </>
  );
});
