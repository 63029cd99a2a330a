import type { MDXContent } from 'mdx/types';

export interface Chapter {
  number: number;
  /** The address, and with the number the file: `/<slug>/` is `content/NN-<slug>.mdx`. */
  slug: string;
  title: string;
  /** The one question the chapter answers. */
  question: string;
  load: () => Promise<{ default: MDXContent }>;
}

/** The order here is the contents, previous and next, and the loop of the end-to-end tests. */
export const chapters: Chapter[] = [
  {
    number: 4,
    slug: 'error-flows-back',
    title: 'Error flows back',
    question: 'How does the error of the last move reach the first?',
    load: () => import('./04-error-flows-back.mdx'),
  },
];
