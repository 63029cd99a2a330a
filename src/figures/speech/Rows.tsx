import type { CSSProperties, ReactNode } from 'react';
import { NETWORKS, type PhonesNetwork } from '../../training/tasks/phones-setup.ts';
import { Line } from '../parts/Line.tsx';
import type { Known } from './known.ts';
import { partsOf, type Answer } from './reading.ts';
import { Sample } from './Sample.tsx';
import { signOfLabel, spokenOfLabel } from './spoken.ts';
import { formatProbability } from '../../notation/format.ts';
import { NAMES, partText, pronunciationText } from './words.ts';

export interface Row {
  readonly said: readonly Answer[];
  /** ‖∂L_t/∂x_s‖ of the chosen letter t at each letter s. */
  readonly flow: readonly number[];
}

interface Props {
  word: string;
  known: Known | null;
  rows: readonly Row[];
  /** From 0. */
  chosen: number;
  onChoose: (k: number) => void;
}

/** The word with what the dictionary says, and under it each network: what it says at each letter, and the chosen answer's error. */
export function Rows({ word, known, rows, chosen, onChoose }: Props) {
  const columns = { '--letters': word.length } as CSSProperties;
  return (
    <div className="speech-rows" style={columns}>
      <div className="speech-row">
        <div className="speech-name">
          <p>Choose a letter</p>
          <p className="speech-small">
            {known ? (
              <>
                Under it what the dictionary says; {'–\u00a0is\u00a0nothing'}
                {known.learned && '. They learn from this word'}
              </>
            ) : (
              'Not in the dictionary’s part that is here'
            )}
          </p>
        </div>
        <Line
          says="The word: choose a letter, and see where the error of its answer goes"
          chosen={chosen}
          onChoose={onChoose}
          cells={[...word].map((letter, k) => ({
            letter,
            label: known ? `${letter}, ${spokenOfLabel(known.labels[k]!)}` : letter,
            body: (
              <span className="speech-truth">{known ? signOfLabel(known.labels[k]!) : '?'}</span>
            ),
          }))}
        />
      </div>
      {rows.map((row, k) => (
        <Network
          key={NETWORKS[k]!.id}
          id={NETWORKS[k]!.id}
          word={word}
          known={known}
          row={row}
          chosen={chosen}
        />
      ))}
    </div>
  );
}

interface NetworkProps {
  id: PhonesNetwork['id'];
  word: string;
  known: Known | null;
  row: Row;
  chosen: number;
}

function Network({ id, word, known, row: { said, flow }, chosen }: NetworkProps) {
  const parts = partsOf(flow);
  const text = pronunciationText(said.map(({ label }) => label));
  const isRight = known && text === pronunciationText(Array.from(known.labels));
  return (
    <div className="speech-row" role="group" aria-label={NAMES[id]} data-network={id}>
      <div className="speech-name">
        <p>
          <Sample id={id} /> {NAMES[id]}
        </p>
        <p className="speech-small" suppressHydrationWarning>
          says <b>{text}</b>
          {known && <Mark isRight={isRight!} />}
        </p>
      </div>
      <ol className="speech-answers">
        {said.map(({ label, probability }, s) => (
          <li key={s} className={s === chosen ? 'chosen' : ''}>
            <span className="vh">{word[s]}: </span>
            <span
              className="speech-phone"
              data-label={label}
              data-wrong={known ? label !== known.labels[s] : undefined}
              suppressHydrationWarning
            >
              {signOfLabel(label)}
              {known && <Mark isRight={label === known.labels[s]} />}
            </span>
            <span className="speech-p" data-probability={probability} suppressHydrationWarning>
              <span className="vh">probability </span>
              {formatProbability(probability)}
            </span>
            <Part part={parts?.[s] ?? null} error={flow[s]!} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Mark({ isRight }: { isRight: boolean }) {
  return (
    <span className={isRight ? 'speech-mark' : 'speech-mark wrong'} suppressHydrationWarning>
      <span aria-hidden="true">{isRight ? '✓' : '✗'}</span>
      <span className="vh">{isRight ? ', right' : ', wrong'}</span>
    </span>
  );
}

/** A bar as high as the part; where exactly nothing arrives there is no bar, and a 0. */
function Part({ part, error }: { part: number | null; error: number }): ReactNode {
  return (
    <span className="speech-part" data-error={error} suppressHydrationWarning>
      <span className="speech-bar" aria-hidden="true">
        <i style={{ blockSize: `${100 * (part ?? 0)}%` }} suppressHydrationWarning />
      </span>
      <span className="vh">error </span>
      <span className="speech-per-cent" data-exact={part === 0 || undefined}>
        {part === null ? '–' : partText(part)}
      </span>
      <span className="vh"> per cent</span>
    </span>
  );
}
