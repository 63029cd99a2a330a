import type { Chapter } from '../../content/chapters.ts';
import type { Sides } from './Masthead.tsx';

/** The way on, at the foot of a chapter. */
export function Neighbours({ root, previous, next }: Sides) {
  if (!previous && !next) return null;
  return (
    <nav className="neighbours" aria-label="Chapters">
      {previous && <Neighbour root={root} chapter={previous} rel="prev" which="Back to" />}
      {next && <Neighbour root={root} chapter={next} rel="next" which="Next" />}
    </nav>
  );
}

interface Props {
  root: string;
  chapter: Chapter;
  rel: 'prev' | 'next';
  which: string;
}

const Neighbour = ({ root, chapter, rel, which }: Props) => (
  <a rel={rel} href={`${root}${chapter.slug}/`}>
    <span className="no">{chapter.number}</span> <span className="which">{which}</span>{' '}
    <span className="title">{chapter.title}</span>
  </a>
);
