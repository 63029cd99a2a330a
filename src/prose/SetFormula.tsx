interface Props {
  /** Its number in the chapter. */
  n: string;
  display?: boolean;
  /** Absent in the script of a built page: there the page's own HTML has it. */
  html?: string;
}

const kept = new Map<string, string>();

/** Reads the formulas that the page came with. To be called before the page comes to life. */
export function keepFormulas(root: Element): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-formula]'))
    kept.set(element.dataset.formula!, element.innerHTML);
}

/** A formula set at build time. MDX writes it for $…$. */
export function SetFormula({ n, display = false, html = kept.get(n) ?? '' }: Props) {
  const Element = display ? 'div' : 'span';
  return (
    <Element className="formula" data-formula={n} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
