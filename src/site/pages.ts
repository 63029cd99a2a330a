import type { ComponentType } from 'react';
import type { MDXComponents } from 'mdx/types';
import { chapters, type Chapter } from '../../content/chapters.ts';
import { beside } from './beside.ts';

export interface Page {
  /** The address below the book's root, with a slash at both ends. */
  path: string;
  title: string;
  description: string;
  /** The module behind `load`: the build looks up its chunk and style sheets by this name. */
  source: string;
  load: () => Promise<{ default: ComponentType<{ components?: MDXComponents }> }>;
  chapter?: Chapter;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** Every page of the book. To add one: an entry here, a module that exports its content as default. */
export const pages: Page[] = [
  {
    path: '/',
    title: 'Unfolded',
    description: 'An explorable book on error backpropagation through time in recurrent networks.',
    source: 'src/site/home.tsx',
    load: () => import('./home.tsx'),
  },
  ...chapters.map((chapter): Page => ({
    path: `/${chapter.slug}/`,
    title: `${chapter.title} – Unfolded`,
    description: chapter.question,
    source: `content/${twoDigits(chapter.number)}-${chapter.slug}.mdx`,
    load: chapter.load,
    chapter,
  })),
  ...beside.map(({ slug, title, question, source, load }): Page => ({
    path: `/${slug}/`,
    title: `${title} – Unfolded`,
    description: question,
    source,
    load,
  })),
];

export const pageAt = (path: string): Page => pages.find((page) => page.path === path) ?? pages[0];
