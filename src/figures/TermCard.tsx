import './term-card.css';
import { useState } from 'react';
import { useLab, useLabState, useTrace } from '../lab/react.ts';
import { hasPlace, parsePlace, type Place } from '../lab/place.ts';
import { ParameterCard } from './card/ParameterCard.tsx';
import { QuantityCard } from './card/QuantityCard.tsx';

/** How many places the trail goes back. */
const LONGEST = 5;

/**
 * What is pinned: its formula, the formula with numbers, its value, its error and its shares. Each number opens the numbers
 * it is made of, down to weights and inputs; the trail leads back.
 */
export function TermCard() {
  const lab = useLab();
  const trace = useTrace();
  const pin = useLabState((state) => state.pin);
  const trail = useTrail(pin);
  const place = pin === null ? null : parsePlace(pin);
  const previous = trail.at(-1);
  return (
    <aside className="side term-card" aria-label="What is pinned">
      <p className="eyebrow">
        Pinned
        {previous && (
          <button type="button" onClick={() => lab.pinAt(previous)}>
            back to {previous}
          </button>
        )}
      </p>
      {place && hasPlace(trace, place) ? (
        <Card place={place} />
      ) : (
        <p>Choose a number or a symbol anywhere on the page: what it is made of is shown here.</p>
      )}
    </aside>
  );
}

function Card({ place }: { place: Place }) {
  return place.kind === 'quantity' ? (
    <QuantityCard place={place} />
  ) : (
    <ParameterCard place={place} />
  );
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
