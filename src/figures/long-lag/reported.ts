/** What a paper reported of a test, as the table shows it. */
export interface Reported {
  /** The test of the results that it stands beside, by its id. */
  readonly test: string;
  /** Of content/references.ts, and how the table names it. */
  readonly reference: string;
  readonly named: string;
  /** "Table 7" */
  readonly place: string;
  readonly network: string;
  /** As the paper gives it: "T = 100". */
  readonly length: string;
  readonly weights: number | null;
  /** How many runs solved it, of how many; null where the paper gives their mean alone. */
  readonly solved: number | null;
  readonly of: number;
  /** Training sequences to the criterion of the paper, a mean; null where none is given. */
  readonly sequences: number | null;
  readonly missed: number | null;
  readonly tested: number | null;
  /** What else is to be known to read it, in a sentence; null where nothing is. */
  readonly note: string | null;
}
