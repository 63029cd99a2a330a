import './listing.css';
import { reachable } from './parts/reachable.ts';
import { memo, useState } from 'react';
import { useLabState } from '../lab/react.ts';
import type { Experiment } from '../engine/experiment.ts';
import { piecesOf } from '../notation/python/pieces.ts';
import { wiringOf } from '../notation/wiring.ts';

type Printer = (experiment: Experiment) => string;

const languages = {
  NumPy: async (): Promise<Printer> => (await import('../notation/python/numpy.ts')).numpyListing,
  PyTorch: async (): Promise<Printer> => (await import('../notation/python/torch.ts')).torchListing,
};
type Language = keyof typeof languages;

/** The reader's network, as a program that computes the same gradients and asserts every one of them. */
export function Listing() {
  const experiment = useLabState((state) => state.experiment);
  const [printers, setPrinters] = useState<Partial<Record<Language, Printer>>>({});
  const [language, setLanguage] = useState<Language | null>(null);
  const [said, setSaid] = useState('');

  const choose = async (wanted: Language) => {
    setSaid('');
    if (language === wanted) return setLanguage(null);
    try {
      const printer = printers[wanted] ?? (await languages[wanted]());
      setPrinters((known) => ({ ...known, [wanted]: printer }));
      setLanguage(wanted);
    } catch {
      setSaid('The listing could not be fetched. Try again once you are online.');
    }
  };
  const printer = language && printers[language];
  const text = printer ? textOf(printer, experiment) : null;
  return (
    <div className="listing controls">
      <p role="group" aria-label="Take it away">
        Take it away:
        {(Object.keys(languages) as Language[]).map((name) => (
          <button
            key={name}
            type="button"
            className="word"
            aria-expanded={language === name}
            onClick={() => void choose(name)}
          >
            {name}
          </button>
        ))}
        {text !== null && (
          <button
            type="button"
            className="word"
            onClick={() =>
              void navigator.clipboard.writeText(text).then(
                () => setSaid('Copied.'),
                () => setSaid('The browser did not allow copying: select the text instead.'),
              )
            }
          >
            Copy
          </button>
        )}
        <span role="status">{said}</span>
      </p>
      {text !== null && (
        <pre {...reachable}>
          <code>
            <Program text={text} experiment={experiment} />
          </code>
        </pre>
      )}
    </div>
  );
}

/** The words of the program that stand for a quantity or a weight light up with it. */
const Program = memo(function Program({
  text,
  experiment,
}: {
  text: string;
  experiment: Experiment;
}) {
  return piecesOf(text, wiringOf(experiment)).map(({ text: word, quantity, face, parameter }, k) =>
    quantity || parameter ? (
      <span key={k} data-quantity={quantity} data-face={face} data-parameter={parameter}>
        {word}
      </span>
    ) : (
      word
    ),
  );
});

/** A listing needs a loss and finite numbers; where there is none, the sentence that says so. */
function textOf(printer: Printer, experiment: Experiment): string {
  try {
    return printer(experiment);
  } catch (error) {
    return (error as Error).message;
  }
}
