import type { ReactNode } from 'react';
import { chapters } from '../../content/chapters.ts';
import { Colophon } from './Colophon.tsx';
import { Masthead } from './Masthead.tsx';
import { Neighbours } from './Neighbours.tsx';
import { Opening } from './Opening.tsx';
import type { Page } from './pages.ts';
import { toRoot } from './path.ts';

/** What stands round the text of every page. */
export function Shell({ page, children }: { page: Page; children: ReactNode }) {
  const root = toRoot(page.path) || './';
  const here = page.chapter ? chapters.indexOf(page.chapter) : NaN;
  const sides = { root, previous: chapters[here - 1], next: chapters[here + 1] };
  return (
    <>
      <a className="skip" href="#main">
        Skip to the text
      </a>
      <Masthead {...sides} />
      <main id="main">
        {page.chapter && <Opening {...page.chapter} />}
        {children}
      </main>
      <Neighbours {...sides} />
      <Colophon root={root} />
    </>
  );
}
