import { useEffect, type ComponentType } from 'react';
import type { MDXComponents } from 'mdx/types';
import { isEveryFigureAlive, onFigureAlive } from '../figures/parts/later.tsx';
import type { Page } from './pages.ts';
import { reachScrollers } from './scrollers.ts';
import { Shell } from './Shell.tsx';
import { vocabulary } from './vocabulary.ts';

interface Props {
  page: Page;
  Content: ComponentType<{ components?: MDXComponents }>;
}

/** One page, whole: the same tree for the prerender and for hydration. */
export function Whole({ page, Content }: Props) {
  useEffect(() => {
    // Says that the page answers to the reader now.
    document.documentElement.dataset.ready = '';
    return reachScrollers();
  }, []);
  useEffect(() => {
    // Says that every figure does, too; the end-to-end tests wait for it.
    const say = () => {
      if (isEveryFigureAlive()) document.documentElement.dataset.alive = '';
    };
    say();
    return onFigureAlive(say);
  }, []);
  return (
    <Shell page={page}>
      <Content components={vocabulary} />
    </Shell>
  );
}
