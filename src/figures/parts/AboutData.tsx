import './about-data.css';
import { useState } from 'react';

/** What a page says of a set of data (content/data/sources.ts). */
export interface DataSource {
  readonly title: string;
  readonly is: string;
  readonly isNot: string;
  /** Which part is tested on, and why. */
  readonly split: string;
  readonly by: string;
  readonly licences: readonly { readonly name: string; readonly url: string }[];
  readonly packages: readonly string[];
  /** As it is fetched, without and with compression. */
  readonly bytes?: number;
  readonly compressed?: number;
  /** The licences word for word. */
  readonly loadLicences?: () => Promise<readonly string[]>;
}

/** What the data of a figure are, what they are not, whose, and under which licence. */
export function AboutData({ sources }: { sources: readonly DataSource[] }) {
  return (
    <details className="about-data numbers-table">
      <summary>About the data</summary>
      {sources.map((source) => (
        <About key={source.title} source={source} />
      ))}
    </details>
  );
}

function About({ source }: { source: DataSource }) {
  const { title, is, isNot, split, by, licences, packages, bytes, compressed } = source;
  return (
    <div>
      <p>
        <b>{title}.</b> {is} {isNot} {split}
      </p>
      <p>
        By {by}. Licences:{' '}
        {licences.map(({ name, url }, k) => (
          <span key={url}>
            {k > 0 && '; '}
            <a href={url}>{name}</a>
          </span>
        ))}
        . Taken from {packages.join(', ')}
        {bytes !== undefined && `; ${kilobytes(bytes)}`}
        {compressed !== undefined && `, ${kilobytes(compressed)} as it is fetched`}.
      </p>
      {source.loadLicences && <Licences load={source.loadLicences} />}
    </div>
  );
}

function Licences({ load }: { load: () => Promise<readonly string[]> }) {
  const [texts, setTexts] = useState<readonly string[] | string | null>(null);
  if (texts === null)
    return (
      <button
        type="button"
        className="word"
        onClick={() => void load().then(setTexts, (error: Error) => setTexts(error.message))}
      >
        The licences word for word
      </button>
    );
  if (typeof texts === 'string') return <p role="alert">{texts}</p>;
  return texts.map((text, k) => <pre key={k}>{text}</pre>);
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
