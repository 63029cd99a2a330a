import type { Page } from './pages.ts';

/** A page that is no chapter and stands beside them all. */
export interface Beside {
  /** The address: `/<slug>/`. */
  slug: string;
  title: string;
  /** What a reader finds there. */
  question: string;
  source: string;
  load: Page['load'];
}

/** In the contents, in the running head and at the foot of every page. */
export const beside: Beside[] = [
  {
    slug: 'notation',
    title: 'Notation',
    question:
      'What does a symbol stand for, what is it called elsewhere, and what does a word mean?',
    source: 'src/site/notation.tsx',
    load: () => import('./notation.tsx'),
  },
  {
    slug: 'references',
    title: 'References',
    question: 'Where does it come from?',
    source: 'src/site/references.tsx',
    load: () => import('./references.tsx'),
  },
];
