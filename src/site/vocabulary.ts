import type { MDXComponents } from 'mdx/types';

/** What a chapter may name without importing it. Kept small: each entry is loaded by every page. */
export const vocabulary: MDXComponents = {};
