import './nudge.css';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { nudge, type Nudge as Found } from '../../engine/derived/nudge.ts';
import type { Entry } from '../../engine/experiment.ts';
import type { Trace } from '../../engine/trace.ts';
import { indexWords } from '../../lab/names.ts';
import { useLab, useSetting } from '../../lab/react.ts';
import { formatFull, formatNumber } from '../../notation/format.ts';
import { markAttributes } from '../parts/mark.ts';
import { readNumber } from '../parts/read-number.ts';
import { errorTone } from '../parts/tone.ts';

const USUAL = '0.01';
/** A nudge is small; what is larger is an edit. */
const LARGEST = 1000;
/** A gap is told from the rounding of L where it is larger than this part of it. */
const ROUNDING = 1e-13;

interface Props {
  trace: Trace;
  /** The number that is nudged; null where the reader has chosen none. */
  entry: Entry | null;
}

/** What one number of a parameter does to the loss when it is moved by δ: predicted by its gradient, and measured. */
export function Nudge({ trace, entry }: Props) {
  if (entry === null)
    return (
      <p className="nudge">
        Go into a weight, or choose a gradient: here you can nudge it, and compare what the gradient
        predicts with what the loss does.
      </p>
    );
  return <Nudging trace={trace} entry={entry} />;
}

function Nudging({ trace, entry }: { trace: Trace; entry: Entry }) {
  const lab = useLab();
  const [setting, setDelta] = useSetting('nudge', USUAL);
  const delta = readNumber(setting) ?? Number(USUAL);
  const found = nudge(trace.experiment, entry, delta);
  const keys = useId();
  const ledger = useRef<HTMLDivElement>(null);
  const [spoken, say] = useSpoken(ledger, delta);
  const doIt = () => {
    lab.setEntry(entry, found.moved);
    say(`Done. The loss went from ${written(found.lossBefore)} to ${written(found.lossAfter)}.`);
  };
  const isDone = Number.isFinite(found.moved) && delta !== 0;
  return (
    <div className="nudge">
      <p>
        Nudge <EntryName trace={trace} entry={entry} /> by <i>δ</i> ={' '}
        <Delta delta={delta} onChange={(value) => setDelta(String(value))} keys={keys} />
        <button type="button" className="word" onClick={doIt} disabled={!isDone}>
          Do it
        </button>
        <span id={keys} className="nudge-keys">
          The up and down keys double and halve <i>δ</i>.
        </span>
      </p>
      <div ref={ledger}>
        <Ledger trace={trace} entry={entry} delta={delta} found={found} />
      </div>
      <p className="vh" role="status">
        {spoken}
      </p>
    </div>
  );
}

function Ledger({
  trace,
  entry,
  delta,
  found,
}: Props & { entry: Entry; delta: number; found: Found }) {
  const { gradient, lossBefore, lossAfter, predicted, measured, gap } = found;
  if (!Number.isFinite(lossBefore) || !Number.isFinite(gradient))
    return <p>Here the loss or its gradient has left the numbers: there is nothing to compare.</p>;
  if (!Number.isFinite(lossAfter))
    return <p>With that nudge the loss leaves the numbers that float64 can hold.</p>;
  return (
    <table>
      <tbody>
        <tr>
          <th scope="row">
            Predicted change of <i>L</i>
          </th>
          <td>
            gradient × <i>δ</i> = <Gradient entry={entry} value={gradient} /> ×{' '}
            {formatNumber(delta)}
          </td>
          <Change name="predicted" value={predicted} />
        </tr>
        <tr>
          <th scope="row">Measured</th>
          <td>
            <i>L</i>(<i>w</i> + <i>δ</i>) − <i>L</i>(<i>w</i>)
          </td>
          <Change name="measured" value={measured} />
        </tr>
        <tr className="gap">
          <th scope="row">The gap</th>
          <td>{aboutGap(trace, entry, delta, found)}</td>
          <Change name="gap" value={gap} />
        </tr>
      </tbody>
    </table>
  );
}

/** The gap at half of δ, as long as there is one. */
function aboutGap(trace: Trace, entry: Entry, delta: number, { gap, lossBefore }: Found) {
  if (Math.abs(gap) <= ROUNDING * Math.max(1, Math.abs(lossBefore)))
    return 'no more than the rounding of L';
  const half = nudge(trace.experiment, entry, delta / 2).gap;
  const ratio = gap / half;
  return (
    <>
      at half of <i>δ</i> it is <Signed name="half" value={half} />
      {Number.isFinite(ratio) && ratio > 1 && `, ${formatNumber(ratio)} times smaller`}
    </>
  );
}

const Change = ({ name, value }: { name: string; value: number }) => (
  <td>
    <Signed name={name} value={value} />
  </td>
);

/** Not in a column: its digits are those that make the product beside it. */
function Gradient({ entry: { layer, parameter, index }, value }: { entry: Entry; value: number }) {
  const { className, style } = errorTone(value);
  const mark = markAttributes({ at: `${layer}.${parameter}`, face: 'gradient', index, value });
  return (
    <span {...mark} className={`number ${className}`} style={style}>
      {value > 0 && '+'}
      {written(value)}
    </span>
  );
}

/** A change of the loss: no number of the network, so it has no address; `name` is for the tests. */
function Signed({ name, value }: { name: string; value: number }) {
  const { className, style } = errorTone(value);
  return (
    <span
      className={`number ${className}`}
      style={style}
      data-nudge={name}
      data-value={value}
      title={formatFull(value)}
    >
      {value > 0 && '+'}
      {written(value)}
    </span>
  );
}

const written = (value: number) => formatNumber(value, { digits: 4 });

function EntryName({ trace, entry: { layer, parameter, index } }: { trace: Trace; entry: Entry }) {
  const [letter, ...rest] = parameter.split('_');
  const several = trace.strands.length > 2 && layer !== 'readout';
  return (
    <>
      <span className="entry">
        <i>{letter}</i>
        <sub>
          <i>{rest.join('_')}</i>
        </sub>
      </span>{' '}
      {several && `of layer ${layer}, `}
      {indexWords(index)}
    </>
  );
}

interface DeltaProps {
  delta: number;
  onChange: (value: number) => void;
  /** The id of the element that says what the keys do. */
  keys: string;
}

/** δ: typed, or doubled and halved by the arrow keys. What is no such number changes nothing and says so. */
function Delta({ delta, onChange, keys }: DeltaProps) {
  const [text, setText] = useState<string | null>(null);
  const read = text === null ? delta : readNumber(text);
  const wrong = read === null || Math.abs(read) > LARGEST;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const factor = event.key === 'ArrowUp' ? 2 : event.key === 'ArrowDown' ? 0.5 : null;
    if (factor === null) return;
    event.preventDefault();
    const next = rounded(delta * factor);
    if (Math.abs(next) > LARGEST) return;
    setText(null);
    onChange(next);
  };
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label="δ, the size of the nudge"
      aria-describedby={keys}
      aria-invalid={wrong || undefined}
      title={wrong ? `Write a number of at most ${LARGEST}, for example 0.01` : undefined}
      value={text ?? formatNumber(delta)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => setText(null)}
      onKeyDown={onKeyDown}
      onChange={({ target }) => {
        setText(target.value);
        const value = readNumber(target.value);
        if (value !== null && Math.abs(value) <= LARGEST) onChange(rounded(value));
      }}
    />
  );
}

/** As many digits as a link keeps. */
const rounded = (value: number) => Number(value.toPrecision(6));

/** What a screen reader hears when δ is another: the three numbers, once the reader has rested for half a second. */
function useSpoken(
  element: RefObject<HTMLElement | null>,
  delta: number,
): [string, (text: string) => void] {
  const [spoken, setSpoken] = useState('');
  const first = useRef(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    timer.current = setTimeout(() => setSpoken(element.current?.textContent ?? ''), 500);
    return () => clearTimeout(timer.current);
  }, [element, delta]);
  // What is said at once is not to be talked over by what was about to be said.
  const say = (text: string) => {
    clearTimeout(timer.current);
    setSpoken(text);
  };
  return [spoken, say];
}
