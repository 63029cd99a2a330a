import { useState, type ComponentProps } from 'react';
import { useLab, useSetting, useTrace } from '../lab/react.ts';
import { Operations } from './Operations.tsx';
import { runOf } from './operations/run.ts';

/** The run by operations, for a figure that is stepped by time: folded away until it is asked for. Folding it shows the whole run again. */
export function OperationsFold(props: ComponentProps<typeof Operations>) {
  const [setting, set] = useSetting('operation', '');
  const [opened, setOpened] = useState(false);
  const lab = useLab();
  const trace = useTrace();
  const isOpen = opened || setting !== '';
  return (
    <details
      className="operations-fold controls"
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        setOpened(open);
        if (!open && setting !== '') set(null);
        // It begins with the first operation, not with the run that the figure already shows.
        if (!open || setting !== '') return;
        const { first, operations } = runOf(trace.forward, props.direction);
        set(String(first + 1));
        lab.goTo(operations[first]?.t ?? trace.steps);
      }}
    >
      <summary>One operation at a time</summary>
      {isOpen && <Operations {...props} />}
    </details>
  );
}
