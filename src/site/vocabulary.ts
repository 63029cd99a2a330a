import type { MDXComponents } from 'mdx/types';
import { Aside } from '../prose/Aside.tsx';
import { Cite } from '../prose/Cite.tsx';
import { Predict } from '../prose/Predict.tsx';
import { SetFormula } from '../prose/SetFormula.tsx';
import { Term } from '../prose/Term.tsx';

/** What a chapter may name without importing it. Kept small: each entry is loaded by every page. */
export const vocabulary: MDXComponents = { Aside, Cite, Predict, SetFormula, Term };
