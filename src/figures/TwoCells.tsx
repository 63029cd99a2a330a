import './two-cells/two-cells.css';
import { memo, useDeferredValue, useMemo, useRef, type KeyboardEvent } from 'react';
import { bugNamed } from '../engine/bugs.ts';
import type { Trace } from '../engine/trace.ts';
import { useLab, useLabState, useSetting, useTrace } from '../lab/react.ts';
import { Sentence } from './parts/Sentence.tsx';
import type { CellProps } from './two-cells/Blocks.tsx';
import { Drawing } from './two-cells/Drawing.tsx';
import { layoutOf, MOST_UNITS } from './two-cells/layout.ts';
import { bugOfCuts, cutsOf, partsOf, passOf, sizesOf, type Cuts } from './two-cells/model.ts';
import { Strip, StripKey } from './two-cells/Strip.tsx';
import { Note, TwoCellsSentence } from './two-cells/Words.tsx';
import { readerOf, strandInView } from './unfolded/model.ts';

/**
 * The cell of the step in view and the one that is read after it: what crosses from the one back to the other, on the memory's
 * line and on the hidden state's, and what is lost where one of the two is not passed on. The cuts are bugs (engine/bugs.ts), and
 * the setting is the one of the figure that breaks the backward pass: the two show the same pass.
 */
export function TwoCells({ number }: { number: string }) {
  const trace = useTrace();
  const t = useLabState(({ step }) => step);
  const pin = useLabState((state) => state.pin);
  // It stands below the figure that is edited: that one is on the page sooner when this follows a moment after. What is seen
  // goes together: a step is one of its own trace.
  const seen = useDeferredValue(useMemo(() => ({ trace, t, pin }), [trace, t, pin]));
  return <Drawn {...seen} number={number} />;
}

interface Seen {
  readonly trace: Trace;
  readonly t: number;
  readonly pin: string | null;
}

const Drawn = memo(function Drawn({ trace, t, pin, number }: Seen & { number: string }) {
  const lab = useLab();
  const [name, set] = useSetting('bug', 'none');
  const pass = useMemo(() => passOf(trace, name), [trace, name]);
  const scroller = useRef<HTMLDivElement>(null);
  const strand = strandInView(trace, pin);
  const { plan } = strand;
  const parts = partsOf(plan.cell);
  const ways = (of: string) => Math.max(2, plan.quantity.get(of)!.shares.length);
  const layout = layoutOf({
    units: Math.min(plan.size, MOST_UNITS),
    hasMemory: parts.memory !== null,
    hasGates: parts.squash === null,
    onLine: ways(parts.line),
    onHidden: ways(plan.cell.output),
  });
  const next = readerOf(strand, trace.steps, t);
  const cell: CellProps = { trace, pass, strand, parts, layout, t, next };
  const names = parts.memory === null ? [plan.cell.output] : [parts.memory, plan.cell.output];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    lab.goTo(lab.store.getState().step + by);
  };
  const cuts = cutsOf(pass.bug?.name ?? 'none');
  const passOn = (wanted: Cuts) => {
    const bug = bugOfCuts(wanted);
    set(bug === 'none' && lab.start.settings?.bug === undefined ? null : bug);
  };
  const can = (wanted: Cuts) => bugNamed(bugOfCuts(wanted))?.applies(trace.experiment) === null;

  // A widget of its own, with its own keys: what the role "application" says, and the linter does not count as interactive.
  /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
  return (
    <div className="two-cells">
      <p className="two-cells-controls controls">
        {parts.memory !== null && (
          <label className="option">
            <input
              type="checkbox"
              checked={!cuts.c}
              disabled={!can({ c: true, h: false })}
              onChange={({ target }) => passOn({ ...cuts, c: !target.checked })}
            />
            <span>
              pass ∂<i>c</i> on
            </span>
          </label>
        )}
        <label className="option">
          <input
            type="checkbox"
            checked={!cuts.h}
            disabled={!can({ c: false, h: true })}
            onChange={({ target }) => passOn({ ...cuts, h: !target.checked })}
          />
          <span>
            pass ∂<i>h</i> on
          </span>
        </label>
      </p>
      <div
        className="two-cells-scroller"
        ref={scroller}
        role="application"
        aria-label="Two cells in a row. Left and right arrows change the step."
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <Drawing {...cell} />
      </div>
      <div className="size-strips">
        {names.map((of) => (
          <Strip key={of} name={of} step={t} sizes={sizesOf(trace, pass, strand.key, of)} />
        ))}
      </div>
      <StripKey wrong={pass.bug !== null} />
      <Sentence number={number}>
        <TwoCellsSentence {...cell} />
      </Sentence>
      <Note cell={cell} units={plan.size} most={MOST_UNITS} />
    </div>
  );
});
