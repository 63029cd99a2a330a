import './live-formula.css';
import { Formula } from '../figures/parts/Formula.tsx';
import { atStep } from '../figures/parts/spotlight.ts';
import { useLabState, useTrace } from '../lab/react.ts';
import { namedFormula } from '../notation/named.ts';

interface Props {
  /** "1.h@t", "readout.z@3", a parameter "1.W_hh" for its gradient, "L" or "L@t". */
  of: string;
  /** Of a quantity: its value or its error. */
  face?: 'value' | 'error';
  /** The shape of each member under it, as the reader's network has it. */
  shapes?: boolean;
  /** t is the step in view, not any step: at the last one the formula of an error has no future. */
  inView?: boolean;
  /** It may be longer than a line of text is. */
  wide?: boolean;
}

/** A formula of the reader's own network, on a line of its own: read off the definition of its cell and its wiring. */
export function LiveFormula({
  of,
  face = 'value',
  shapes = false,
  inView = false,
  wide = false,
}: Props) {
  const { forward } = useTrace();
  const step = useLabState((state) => state.step);
  const name = inView ? atStep(of, step) : of;
  const tex = namedFormula(forward, name, { face, shapes, linked: true });
  if (tex === null) return <p>This network has no {name}.</p>;
  return (
    <div className={wide ? 'formula wide' : 'formula'}>
      <Formula tex={tex} display />
    </div>
  );
}
