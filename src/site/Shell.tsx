import type { ReactNode } from 'react';
import { chapters, type Chapter } from '../../content/chapters.ts';
import type { Page } from './pages.ts';
import { toRoot } from './path.ts';
import { ThemeButton } from './ThemeButton.tsx';

/** What stands round the text of every page. */
export function Shell({ page, children }: { page: Page; children: ReactNode }) {
  const root = toRoot(page.path) || './';
  return (
    <>
      <a className="skip" href="#main">
        Skip to the text
      </a>
      <header className="masthead">
        <a href={root}>Unfolded</a>
        <ThemeButton />
      </header>
      <main id="main" tabIndex={-1}>
        {page.chapter && <Opening {...page.chapter} />}
        {children}
      </main>
      {page.chapter && <Neighbours chapter={page.chapter} root={root} />}
    </>
  );
}

const Opening = ({ number, title, question }: Chapter) => (
  <header className="opening">
    <p>Chapter {number}</p>
    <h1>{title}</h1>
    <p>{question}</p>
  </header>
);

function Neighbours({ chapter, root }: { chapter: Chapter; root: string }) {
  const here = chapters.indexOf(chapter);
  const previous = chapters[here - 1];
  const next = chapters[here + 1];
  return (
    <nav className="neighbours" aria-label="Chapters">
      {previous && (
        <a rel="prev" href={`${root}${previous.slug}/`}>
          Previous: {previous.title}
        </a>
      )}
      <a href={root}>Contents</a>
      {next && (
        <a rel="next" href={`${root}${next.slug}/`}>
          Next: {next.title}
        </a>
      )}
    </nav>
  );
}
