import { formulaKept } from './kept.ts';

interface Props {
  /** Its number in the chapter. */
  n: string;
  display?: boolean;
  /** Absent in the script of a built page: there the page's own HTML has it. */
  html?: string;
}

/** A formula set at build time. MDX writes it for $…$. */
export function SetFormula({ n, display = false, html = formulaKept(n) ?? '' }: Props) {
  const Element = display ? 'div' : 'span';
  return (
    <Element className="formula" data-formula={n} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
