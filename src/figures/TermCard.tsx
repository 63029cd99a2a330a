import './term-card.css';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useLab, useLabState, useTrace } from '../lab/react.ts';
import { indexWords, unitName } from '../lab/names.ts';
import { hasPlace, parsePlace, type Place } from '../lab/place.ts';
import type { Start } from '../lab/store.ts';
import { ParameterCard } from './card/ParameterCard.tsx';
import { QuantityCard } from './card/QuantityCard.tsx';
import { useSheet } from './card/use-sheet.ts';

/** Values alone, for chapters that come before errors, or errors and gradients too. */
export type CardFaces = 'values' | 'all';

interface Props {
  faces?: CardFaces;
  /** Its name for screen readers, where a page has more than one. */
  label?: string;
}

/** How many places the trail goes back. */
const LONGEST = 5;

/**
 * What is pinned: its formula, the formula with numbers, its value, its error and its shares. Each number opens the numbers
 * it is made of, down to weights and inputs; the trail leads back. Where the card is out of view when something is pinned,
 * it comes up as a sheet at the foot of the window.
 */
export function TermCard({ faces = 'all', label = 'What is pinned' }: Props) {
  const lab = useLab();
  const trace = useTrace();
  const pin = useLabState((state) => state.pin);
  const trail = useTrail(pin);
  const holder = useRef<HTMLElement>(null);
  const sheet = useSheet(lab, holder);
  const keepFocus = useKeepFocus(holder, pin);
  const place = pin === null ? null : parsePlace(pin);
  const previous = trail.at(-1);
  return (
    <aside
      ref={holder}
      className="side term-card"
      aria-label={label}
      style={sheet.isOpen ? { minHeight: sheet.height } : undefined}
    >
      {/* What bubbles up here comes from buttons, which the keyboard reaches by themselves. */}
      <div className={sheet.isOpen ? 'card-body sheet' : 'card-body'} onClickCapture={keepFocus}>
        <p className="eyebrow">
          Pinned
          {previous && (
            <button type="button" className="word" onClick={() => lab.pinAt(previous)}>
              back to {inWords(previous, lab.start.names)}
            </button>
          )}
          {sheet.isOpen && (
            <button type="button" className="word" onClick={sheet.close}>
              Close
            </button>
          )}
        </p>
        {place && hasPlace(trace, place) ? (
          <Card place={place} faces={faces} />
        ) : (
          <p>Choose a number or a symbol anywhere on the page: what it is made of is shown here.</p>
        )}
      </div>
    </aside>
  );
}

function Card({ place, faces }: { place: Place; faces: CardFaces }) {
  return place.kind === 'quantity' ? (
    <QuantityCard place={place} faces={faces} />
  ) : (
    <ParameterCard place={place} faces={faces} />
  );
}

/** "h at t = 2, unit 1"; "W_hh row 1 column 2". */
function inWords(pin: string, names: Start['names']): string {
  const place = parsePlace(pin);
  if (!place) return pin;
  if (place.kind === 'parameter') return `${place.parameter} ${indexWords(place.index)}`.trimEnd();
  const { layer, name, t, unit } = place;
  return `${name} at t = ${t}${unit === null ? '' : `, ${unitName(names, layer, name, unit)}`}`;
}

/** The places pinned before this one. Going back takes the last one off again. */
function useTrail(pin: string | null): string[] {
  const [trail, setTrail] = useState<{ now: string | null; before: string[] }>({
    now: pin,
    before: [],
  });
  if (pin === trail.now) return trail.before;
  const { now, before } = trail;
  const isBack = before.at(-1) === pin;
  const longer = now === null ? before : [...before, now].slice(-LONGEST);
  const next = { now: pin, before: isBack ? before.slice(0, -1) : longer };
  setTrail(next);
  return next.before;
}

/** Opening a number replaces the button that was pressed: the keyboard goes on at the card's heading. */
function useKeepFocus(holder: RefObject<HTMLElement | null>, pin: string | null): () => void {
  const pressed = useRef(false);
  useEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    const heading = holder.current?.querySelector('h2');
    if (!heading || holder.current!.contains(document.activeElement)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [holder, pin]);
  return () => {
    pressed.current = true;
  };
}
