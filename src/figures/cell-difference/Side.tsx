import { memo } from 'react';
import type { Side } from '../../notation/difference.ts';
import type { Formula as Printed } from '../../notation/formula.ts';
import { link } from '../../notation/symbols.ts';
import { joinSigned } from '../../notation/tex.ts';
import { Formula } from '../parts/Formula.tsx';

/** An edit of a number renders every line again, and no formula of it is another. */
const Still = memo(Formula);

interface Props {
  formula: Printed;
  side: Side;
  /** Where nearly all is new, marks would say nothing. */
  marked: boolean;
}

/** A formula, which breaks between its addends; the addends that the other cell has not are marked in it. */
export function SideFormula({ formula: { lhs, tex, terms }, side, marked }: Props) {
  const isPart = marked && side.status === 'changed' && side.isNew.includes(false);
  const added = isPart ? [...side.isNew.keys()].filter((k) => side.isNew[k]) : [];
  // In braces an addend is not broken.
  const printed = terms.map(({ sign, tex }, k) => ({
    sign,
    tex: added.includes(k) ? link(tex, 'change=new', { linked: true }) : `{${tex}}`,
  }));
  return (
    <>
      <Still tex={terms.length > 0 ? `${lhs} = ${joinSigned(printed)}` : tex} />
      {added.length > 0 && (
        <span className="vh">New in it: addend {added.map((k) => k + 1).join(', ')}.</span>
      )}
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
