import type { Chapter } from '../../content/chapters.ts';
import { beside } from './beside.ts';
import { ThemeButton } from './ThemeButton.tsx';

export interface Sides {
  /** From this page to the book's first: every link starts with it. */
  root: string;
  previous?: Chapter;
  next?: Chapter;
}

/** The running head: the book's name, the chapters on either side, the contents, the pages beside them, the theme. */
export function Masthead({ root, previous, next }: Sides) {
  return (
    <header className="masthead">
      <a className="mark" href={root}>
        Unfolded
      </a>
      {[previous, next].map(
        (chapter) =>
          chapter && (
            <a className="where" key={chapter.slug} href={`${root}${chapter.slug}/`}>
              {chapter.number} <i>{chapter.title}</i>
            </a>
          ),
      )}
      <nav aria-label="Book">
        <a href={`${root}#contents`}>Contents</a>
        {beside.map(({ slug, title }) => (
          <a className="beside" key={slug} href={`${root}${slug}/`}>
            {title}
          </a>
        ))}
        <ThemeButton />
      </nav>
    </header>
  );
}
