import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useLab } from '../../lab/react.ts';

interface Props {
  /** What is chosen in it, for a screen reader; and what is chosen now. */
  name: string;
  says: string;
  steps: number;
  step: number;
  /** A drawing as wide as there is room, each step an equal part of it. */
  children: ReactNode;
}

/** A drawing over the steps, and the step in view chosen in it: by pointing, or by the keys of a slider. */
export function StepPlot({ name, says, steps, step, children }: Props) {
  const lab = useLab();
  const inner = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: step - 1,
      ArrowDown: step - 1,
      ArrowRight: step + 1,
      ArrowUp: step + 1,
      PageDown: step - 10,
      PageUp: step + 10,
      Home: 1,
      End: steps,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    lab.goTo(to);
  };
  const choose = (event: PointerEvent) => {
    const { left, width } = inner.current!.getBoundingClientRect();
    lab.goTo(Math.ceil(((event.clientX - left) / width) * steps));
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    choose(event);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) choose(event);
  };
  return (
    <div
      className="way-plot"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={1}
      aria-valuemax={steps}
      aria-valuenow={step}
      aria-valuetext={says}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    >
      <div className="way-inner" ref={inner}>
        {children}
      </div>
    </div>
  );
}
