import './operations/operations.css';
import './parts/progress.css';
import { useCallback, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { Trace } from '../engine/trace.ts';
import { useLab, useSetting, useTrace } from '../lab/react.ts';
import { layerInWords, operationInWords } from '../notation/operation-words.ts';
import { isForward, type Operation } from '../notation/operations.ts';
import { Control } from './operations/Control.tsx';
import { countOf, progressOf, runOf, type Direction, type Run } from './operations/run.ts';
import { Working } from './operations/Working.tsx';
import { keepProgress, showProgress } from './parts/progress.ts';
import { useSpoken } from './parts/use-spoken.ts';

interface Props {
  /** Through the forward pass, the reverse pass, or one after the other. */
  direction: Direction;
}

/**
 * The run, one operation at a time: what it does in words, in symbols and in numbers, while every figure of the lab shows
 * what is computed by then and what is not. Nothing is hidden until the reader, or the chapter, sets an operation. One
 * panel a lab.
 */
export function Operations({ direction }: Props) {
  const lab = useLab();
  const trace = useTrace();
  const run = useMemo(() => runOf(trace.forward, direction), [trace, direction]);
  const [setting, set] = useSetting('operation', '');
  const count = countOf(run, setting);
  const operation = count === run.first ? undefined : run.operations[count - 1];
  const panel = useRef<HTMLDivElement>(null);
  useProgress(panel, run, setting === '' ? null : count);

  const go = useCallback(
    (wanted: number) => {
      lab.set('operation', String(wanted));
      const t = run.operations[wanted - 1]?.t;
      if (typeof t === 'number') lab.goTo(t);
    },
    [lab, run],
  );

  const { first, last } = run;
  const position = `${count - first} of ${last - first}`;
  const when = operation ? whenOf(run, operation) : 'before the first';
  const words = operation ? operationInWords(run.wiring, operation) : nothingYet(direction);
  const spoken = useSpoken(`Operation ${position}, ${when}. ${words}`);
  return (
    <div
      className="operations"
      role="group"
      aria-label="The run, one operation at a time"
      ref={panel}
    >
      <Control run={run} count={count} words={`${position}, ${when}`} go={go} />
      <p className="operation-words">
        <span className="operation-number">Operation {position}</span>{' '}
        <span className="when">{when}</span> {words} {operation && overflowIn(trace, operation)}
        {setting !== '' && (
          <button type="button" className="word" onClick={() => set(null)}>
            Show the whole run
          </button>
        )}
      </p>
      <p className="vh" role="status">
        {spoken}
      </p>
      <div className="operation-body">
        {operation && <Working trace={trace} run={run} operation={operation} />}
      </div>
    </div>
  );
}

/** "forward, t = 3, layer 2". */
function whenOf({ wiring }: Run, operation: Operation): string {
  const { layer, t } = operation;
  return [
    isForward(operation) ? 'forward' : 'back',
    t === null ? 'over all steps' : `t = ${t}`,
    layerInWords(wiring, layer),
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function nothingYet(direction: Direction): string {
  return direction === 'backward'
    ? 'The forward pass is done: every value is there, and no error yet.'
    : 'Nothing is computed yet. Given are the inputs, the weights, and the state before the first step.';
}

/** What an operation makes may leave the numbers that float64 can hold. */
function overflowIn(trace: Trace, operation: Operation): string | null {
  const { face, layer, t } = operation;
  const made =
    face === 'value'
      ? trace.value(operation)!
      : face === 'error'
        ? trace.error(operation)!
        : face === 'loss'
          ? [t === null ? trace.loss : trace.losses[t - 1]!]
          : trace.strands[trace.strandIndex(layer)]!.plan.parameters.flatMap(({ name }) =>
              Array.from(
                (t === null ? trace.gradient(layer, name)! : trace.gradientByStep(layer, name, t)!)
                  .data,
              ),
            );
  return made.every(Number.isFinite)
    ? null
    : 'The result has left the numbers that float64 can hold. ';
}

/** Shows in all figures of the lab how far the run has come; everything where no operation is set. */
function useProgress(panel: RefObject<HTMLElement | null>, run: Run, count: number | null): void {
  const isSet = count !== null;
  useLayoutEffect(() => {
    const root = panel.current!.closest('.lab')!;
    if (isSet) return () => showProgress(root, null);
  }, [panel, isSet]);
  useLayoutEffect(() => {
    if (count !== null)
      return keepProgress(panel.current!.closest('.lab')!, progressOf(run, count));
  }, [panel, run, count]);
}
