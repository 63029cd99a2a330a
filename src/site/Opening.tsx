import type { Chapter } from '../../content/chapters.ts';

/** How a chapter begins: its numeral, its title, and the one question it answers. */
export const Opening = ({ number, title, question }: Chapter) => (
  <header className="opening">
    <p className="no">
      <span className="vh">Chapter </span>
      {number}
    </p>
    <h1>{title}</h1>
    <p className="question">{question}</p>
  </header>
);
