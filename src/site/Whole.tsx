import { useEffect, type ComponentType } from 'react';
import type { MDXComponents } from 'mdx/types';
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
  // Says that the page answers to the reader now; the end-to-end tests wait for it.
  useEffect(() => {
    document.documentElement.dataset.ready = '';
    return reachScrollers();
  }, []);
  return (
    <Shell page={page}>
      <Content components={vocabulary} />
    </Shell>
  );
}
