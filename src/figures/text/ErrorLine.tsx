import type { CSSProperties } from 'react';
import { Line } from '../parts/Line.tsx';
import { shownOf, signOf, spokenOf, type Material } from './materials.ts';
import { bitsText, shareText } from './words.ts';

interface Props {
  material: Material;
  letters: readonly string[];
  surprises: readonly number[];
  /** Of the chosen character's error, how much stands at each step up to it, as parts of what it is at the last; null where it has none. */
  shares: readonly number[] | null;
  chosen: number;
  onChoose: (k: number) => void;
}

/** Each character with its surprise as a bar, and under it what of the chosen one's error comes back to where it was read. */
export function ErrorLine({ material, letters, surprises, shares, chosen, onChoose }: Props) {
  return (
    <Line
      says="The line: choose a character, and see where its error goes"
      chosen={chosen}
      onChoose={onChoose}
      first={
        <div className="letter-cell text-first" aria-hidden>
          <span className="letter-sign">{material.before < 0 ? '∅' : signOf('\n')}</span>
          <span className="text-bar" />
          <span className="text-bits" />
          <Share part={shares?.[0] ?? null} />
        </div>
      }
      cells={letters.map((letter, k) => {
        const part = k < chosen ? (shares?.[k + 1] ?? null) : null;
        return {
          letter: shownOf(letter),
          label: `${spokenOf(letter)}, ${labelOf(surprises[k]!, part, letters[chosen]!)}`,
          body: (
            <>
              <span className="text-bar" aria-hidden>
                <i style={{ blockSize: `${Math.min(100, (100 * surprises[k]!) / FULL)}%` }} />
              </span>
              <span className="text-bits" data-bits={surprises[k]} suppressHydrationWarning>
                {bitsText(surprises[k]!)}
              </span>
              <Share part={part} />
            </>
          ),
        };
      })}
    />
  );
}

/** The bits of a full bar: the network gave the character one part in a thousand. */
const FULL = 10;

const labelOf = (bits: number, part: number | null, letter: string) =>
  `${bitsText(bits)} bits${part === null ? '' : `, ${shareText(part)} % of the error of ${spokenOf(letter)}`}`;

/** Full at 100 per cent, empty at a thousandth: three powers of ten. */
const inkOf = (part: number) =>
  Math.min(1, Math.max(0, part > 0 ? 1 + Math.log10(part) / 3 : 0)) * 100;

function Share({ part }: { part: number | null }) {
  if (part === null) return <span className="text-share none" />;
  const style = { '--p': `${Math.round(inkOf(part))}%` } as CSSProperties;
  return (
    <span className="text-share" style={style} data-share={part} suppressHydrationWarning>
      {shareText(part)}
    </span>
  );
}
