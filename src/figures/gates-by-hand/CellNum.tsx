import type { ReactNode } from 'react';
import { ColumnText, Num } from '../parts/Num.tsx';
import { toneOf } from '../parts/tone.ts';
import { errorAt, valueAt, type Part, type View } from './model.ts';

interface Props {
  view: View;
  name: string;
  t: number;
  face?: 'value' | 'error';
}

/** A value or an error of the unit in view. That of another network than the lab's has no address here. */
export function CellNum({ view, name, t, face = 'value' }: Props) {
  const value = (face === 'value' ? valueAt : errorAt)(view, name, t);
  if (view.own) {
    const at = `${view.strand.key}.${name}@${t}`;
    return <Num at={at} face={face} index={[view.unit]} value={value} column />;
  }
  return <Plain value={value} face={face} of={`${face} ${name}@${t}`} />;
}

/** One addend of an error. */
export function PartNum({ view, name, t, part }: Omit<Props, 'face'> & { part: Part }) {
  const { consumer, value } = part;
  if (!view.own) return <Plain value={value} face="error" of={`share ${name}@${t} ${consumer}`} />;
  const at = `${view.strand.key}.${name}@${t}`;
  return <Num at={at} face="share" index={[view.unit]} value={value} consumer={consumer} column />;
}

interface PlainProps {
  value: number;
  face: 'value' | 'error';
  /** What it is, for who looks for it: "kept @3". */
  of: string;
}

/** A number without an address: one that is no quantity of the lab's network, such as a product. */
export function Plain({ value, face, of }: PlainProps) {
  const { className, style } = toneOf(face, value);
  return (
    <span className={`number ${className}`} style={style} data-of={of}>
      <ColumnText value={value} signed={face === 'error'} />
    </span>
  );
}

interface SymbolProps {
  name: string;
  /** The time, as it is written. */
  t: ReactNode;
  error?: boolean;
  /** The quantity it stands for, which lights up with it. */
  at?: string | undefined;
}

/** c_t, or ∂L/∂c_t, in a line of text. */
export function Sym({ name, t, error = false, at }: SymbolProps) {
  return (
    <span className="gates-symbol" data-quantity={at} data-face={at && (error ? 'error' : 'value')}>
      {error && (
        <>
          ∂<i>L</i>/∂
        </>
      )}
      <i>{name}</i>
      <sub>{t}</sub>
    </span>
  );
}
