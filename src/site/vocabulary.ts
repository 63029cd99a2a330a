import type { MDXComponents } from 'mdx/types';
import { Aside } from '../prose/Aside.tsx';
import { Predict } from '../prose/Predict.tsx';

/** What a chapter may name without importing it. Kept small: each entry is loaded by every page. */
export const vocabulary: MDXComponents = { Aside, Predict };
