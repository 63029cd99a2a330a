import './beside.css';
import citing from 'virtual:citations';
import { chapters } from '../../content/chapters.ts';
import {
  authorsOf,
  linksOf,
  piecesOf,
  references,
  type Reference,
} from '../../content/references.ts';

/** What the chapters refer to, and which of them do. */
export default function References() {
  return (
    <>
      <header className="opening plain">
        <h1>References</h1>
        <p className="question">Where does it come from?</p>
      </header>
      <p>
        What the chapters refer to, by author. A link in an entry leads to the publication itself,
        outside this book; nothing of it is loaded here.
      </p>
      <ul className="references">
        {references.toSorted(byAuthorAndYear).map((reference) => (
          <Entry key={reference.id} reference={reference} />
        ))}
      </ul>
    </>
  );
}

const byAuthorAndYear = (a: Reference, b: Reference) =>
  a.authors.join().localeCompare(b.authors.join(), 'en') || a.year - b.year;

function Entry({ reference }: { reference: Reference }) {
  const { id, year, about } = reference;
  return (
    <li id={id}>
      {authorsOf(reference)} ({year}).{' '}
      {piecesOf(reference).map(({ text, italic }) =>
        italic ? <cite key={text}>{text}</cite> : <span key={text}>{text}</span>,
      )}{' '}
      {linksOf(reference).map(({ text, href }) => (
        <span key={href}>
          <a href={href}>{text}</a>{' '}
        </span>
      ))}
      <p className="about">
        {about} <CitedIn id={id} />
      </p>
    </li>
  );
}

/** "Cited in chapters 4 and 5." */
function CitedIn({ id }: { id: string }) {
  const found = chapters.filter(({ number }) => citing[id]?.includes(number));
  if (found.length === 0) return null;
  return (
    <span className="cited-in">
      Cited in{' '}
      {found.map(({ number, slug, title }, k) => (
        <span key={slug}>
          {k > 0 && (k === found.length - 1 ? ' and ' : ', ')}
          <a href={`../${slug}/`} title={title}>
            chapter {number}
          </a>
        </span>
      ))}
      .
    </span>
  );
}
