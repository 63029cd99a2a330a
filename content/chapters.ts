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
    number: 1,
    slug: 'a-loop-in-the-network',
    title: 'A loop in the network',
    question: 'What is shared between the copies of an unfolded network?',
    load: () => import('./01-a-loop-in-the-network.mdx'),
  },
  {
    number: 2,
    slug: 'the-forward-pass',
    title: 'The forward pass',
    question: 'Which numbers make the next number?',
    load: () => import('./02-the-forward-pass.mdx'),
  },
  {
    number: 3,
    slug: 'the-first-error',
    title: 'The loss and the first error term',
    question: 'Where does the first error come from?',
    load: () => import('./03-the-first-error.mdx'),
  },
  {
    number: 4,
    slug: 'error-flows-back',
    title: 'Error flows back',
    question: 'How does the error of the last move reach the first?',
    load: () => import('./04-error-flows-back.mdx'),
  },
  {
    number: 5,
    slug: 'one-weight-many-uses',
    title: 'One weight, many uses',
    question: 'How does one gradient come together from all the steps that use the weight?',
    load: () => import('./05-one-weight-many-uses.mdx'),
  },
  {
    number: 6,
    slug: 'trust-but-check',
    title: 'Trust, but check',
    question: 'How do you know that a gradient is right?',
    load: () => import('./06-trust-but-check.mdx'),
  },
  {
    number: 7,
    slug: 'vanishing-and-exploding',
    title: 'Vanishing and exploding',
    question: 'What becomes of an error on a long way back?',
    load: () => import('./07-vanishing-and-exploding.mdx'),
  },
  {
    number: 8,
    slug: 'a-cell-that-remembers',
    title: 'A cell that remembers',
    question: 'What is each gate a function of?',
    load: () => import('./08-a-cell-that-remembers.mdx'),
  },
  {
    number: 9,
    slug: 'the-memory-cell-unfolded',
    title: 'The memory cell, unfolded',
    question: 'On which roads does the error come into the memory, and go on?',
    load: () => import('./09-the-memory-cell-unfolded.mdx'),
  },
  {
    number: 10,
    slug: 'does-it-really-help',
    title: 'Does it really help?',
    question: 'How much error does a memory cell carry back, and on which ways?',
    load: () => import('./10-does-it-really-help.mdx'),
  },
  {
    number: 11,
    slug: 'learning',
    title: 'Learning',
    question:
      'What does a network do with its gradients, and what becomes of the error flow as it learns?',
    load: () => import('./11-learning.mdx'),
  },
  {
    number: 12,
    slug: 'variations',
    title: 'Variations',
    question: 'What changes in the way back when a few equations change?',
    load: () => import('./12-variations.mdx'),
  },
  {
    number: 13,
    slug: 'real-sequences',
    title: 'Real sequences',
    question:
      'What do networks learn from sequences as they come, and where does the error of an answer flow?',
    load: () => import('./13-real-sequences.mdx'),
  },
];
