import { chapters } from '../../content/chapters.ts';

export default function Home() {
  return (
    <>
      <h1>Unfolded</h1>
      <p>Error backpropagation through time in recurrent networks, live.</p>
      <ol className="contents">
        {chapters.map(({ number, slug, title, question }) => (
          <li key={slug} value={number}>
            <a href={`${slug}/`}>{title}</a>
            <p>{question}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
