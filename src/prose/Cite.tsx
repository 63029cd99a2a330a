interface Props {
  /** In content/references.ts. */
  id: string;
  /** "(Werbos, 1990)", where the name is no part of the sentence. */
  paren?: boolean;
  /** These three are filled in by build/cite.ts. */
  names?: string;
  year?: string;
  entry?: string;
}

/** A reference in a sentence: "Werbos (1990)", a link to its entry. */
export function Cite({ id, paren = false, names, year, entry }: Props) {
  if (names === undefined)
    throw new Error(
      `<Cite id="${id}" /> must stand in the text of a chapter, not in an expression.`,
    );
  return (
    <a className="cite" href={`../references/#${id}`} title={entry}>
      {paren ? `(${names}, ${year})` : `${names} (${year})`}
    </a>
  );
}
