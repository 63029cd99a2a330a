import './frame-sentence.css';
import './numbers-table.css';
import './handwriting/handwriting.css';
import { useSetting } from '../lab/react.ts';
import { oneOf } from '../lab/settings.ts';
import type { Alphabet, HandwritingFile } from '../training/data/handwriting.ts';
import { SPOKEN } from './handwriting/alphabets.ts';
import { Reader } from './handwriting/Reader.tsx';
import type { DataSource } from './parts/AboutData.tsx';
import { useExamined } from './parts/Examined.tsx';

const NAMES = Object.keys(SPOKEN) as Alphabet[];

interface Props {
  /** The figure's number: "13.1". */
  number: string;
  /** Fetch the drawings of an alphabet; reject with a sentence. */
  load: Readonly<Record<Alphabet, () => Promise<HandwritingFile>>>;
  /** Whose they are, and what they are not. */
  sources: Readonly<Record<Alphabet, readonly DataSource[]>>;
  /** The id of the figure below that shows what is examined. */
  below: string;
}

/**
 * The paper's first application. The reader draws a character, and a network that is trained in the page reads it move by move; the error of any
 * of its outputs is followed back to the moves. Each alphabet has a network and drawings of its own.
 */
export function Handwriting({ number, load, sources, below }: Props) {
  const [choice, choose] = useSetting('alphabet', 'digits');
  // What stands in a link is anyone's.
  const alphabet = oneOf(NAMES, choice, 'digits');
  const examined = useExamined();
  return (
    <div className="hand">
      <p className="hand-alphabets controls" role="group" aria-label="What the pen writes">
        {NAMES.map((one) => (
          <button
            key={one}
            type="button"
            className="word"
            aria-pressed={one === alphabet}
            onClick={() => choose(one === 'digits' ? null : one)}
          >
            {SPOKEN[one].title}
          </button>
        ))}
      </p>
      <Reader
        key={alphabet}
        alphabet={alphabet}
        number={number}
        load={load[alphabet]}
        sources={sources[alphabet]}
        below={below}
        examined={examined}
      />
    </div>
  );
}
