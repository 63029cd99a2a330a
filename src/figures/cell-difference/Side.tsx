import { memo } from 'react';
import type { Side } from '../../notation/difference.ts';
import type { Term } from '../../notation/formula.ts';
import { Formula } from '../parts/Formula.tsx';

/** An edit of a number renders every line again, and no formula of it is another. */
const Still = memo(Formula);

interface Props {
  lhs: string;
  terms: readonly Term[];
  side: Side;
  /** Where nearly all is new, marks would say nothing. */
  marked: boolean;
}

/** A formula, addend by addend, so that a long one breaks between them; what the other cell has not is marked. */
export function SideFormula({ lhs, terms, side, marked }: Props) {
  const isWhole = side.status === 'new' || side.isNew.every(Boolean);
  return (
    <>
      <Still tex={`\\displaystyle ${lhs} ${terms.length === 0 ? '= 0' : '='}`} />{' '}
      {terms.map(({ sign, tex }, k) => {
        const before = k === 0 ? (sign < 0 ? '-' : '') : sign < 0 ? '{} - ' : '{} + ';
        const isNew = marked && !isWhole && side.isNew[k];
        return (
          <span key={k} className={isNew ? 'addend-new' : 'addend'}>
            <Still tex={`\\displaystyle ${before}${tex}`} />{' '}
            {isNew && <span className="vh">(new) </span>}
          </span>
        );
      })}
      {marked && side.status === 'changed' && <Gone tex={side.gone} words="gone from it:" />}
    </>
  );
}

/** What only the other cell has, struck. */
export function Gone({ tex, words }: { tex: readonly string[]; words: string }) {
  if (tex.length === 0) return null;
  return (
    <span className="gone">
      {words}{' '}
      {tex.map((one) => (
        <del key={one}>
          <Still tex={one} />
        </del>
      ))}
    </span>
  );
}
