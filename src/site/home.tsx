import { beside } from './beside.ts';
import { CoverDrawing } from './CoverDrawing.tsx';
import { parts } from './parts.ts';

/** The cover, and the contents. */
export default function Home() {
  return (
    <>
      <header className="opening cover">
        <h1>Unfolded</h1>
        <p className="question">Error backpropagation through time, live</p>
      </header>
      <p>
        A pen writes a character in six moves. At every move a small recurrent network says which
        one it sees, and each answer leaves an error. You follow that error back, from the last move
        to the first, with its numbers. Change a weight where it stands: what depends on it is
        computed anew.
      </p>
      <figure className="wide drawing">
        <CoverDrawing />
        <figcaption>
          On the left the network with its loop; on the right the same network, one copy for each
          move. Forward runs along the thin lines. The bows carry the error back, each as wide as
          the error on it is large.
        </figcaption>
      </figure>
      <aside className="side note" role="note">
        <p>
          The derivations and their notation are those of G. Chen’s tutorial (arXiv:1610.02583).
        </p>
        <p>
          You need to know how a matrix multiplies a vector, and the chain rule. The network here is
          small enough to follow with pencil and paper. What holds for one small network need not
          hold for every one.
        </p>
      </aside>
      <section className="wide contents" id="contents">
        <h2 className="vh">Contents</h2>
        {parts.map(({ numeral, title, chapters }) => (
          <section key={numeral}>
            <h3>
              <span className="part">Part {numeral}</span> {title}
            </h3>
            <ol>
              {chapters.map(({ number, slug, title, question }) => (
                <li key={slug}>
                  <a href={`${slug}/`}>
                    <span className="no">{number}</span> <span className="title">{title}</span>
                  </a>
                  <p>{question}</p>
                </li>
              ))}
            </ol>
          </section>
        ))}
        <section>
          <h3>Beside the chapters</h3>
          <ol>
            {beside.map(({ slug, title, question }) => (
              <li key={slug}>
                <a href={`${slug}/`}>
                  <span className="title">{title}</span>
                </a>
                <p>{question}</p>
              </li>
            ))}
          </ol>
        </section>
      </section>
    </>
  );
}
