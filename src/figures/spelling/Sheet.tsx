import '../parts/drawing-sheet.css';
import type { Stroke } from '../../training/data/strokes.ts';
import { PAD, pathOf } from '../parts/pad.ts';
import type { Ink } from '../parts/use-ink.ts';
import { PEN, SHEET } from '../../training/data/counted.ts';

const LABEL =
  'The sheet. Draw a digit with a pointer, in as many strokes as you like. With keys: arrows draw, the space bar lifts the pen or puts it down, ' +
  'Backspace takes a stroke back, Escape clears the sheet.';

const WIDE = (2 * PEN * PAD) / SHEET;
const BLOCK = PAD / 8;

/** The sheet that is drawn on. What is drawn is then cut out and counted (counted.ts). */
export function Sheet({
  strokes,
  ink: { trail, pen, handlers },
}: {
  strokes: readonly Stroke[];
  ink: Ink;
}) {
  // prettier-ignore
  // A widget of its own, with its own keys: what the role "application" says, and the linter does not count as interactive.
  /* eslint-disable jsx-a11y/no-noninteractive-tabindex */
  return (
    <div className="drawing-sheet spelling-sheet" role="application" aria-label={LABEL} tabIndex={0} {...handlers}>
      <svg viewBox={`0 0 ${PAD} ${PAD}`} aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7].map((k) => (
          <path key={k} className="grid" d={`M${k * BLOCK} 0V${PAD}M0 ${k * BLOCK}H${PAD}`} />
        ))}
        {[...strokes, ...(trail ? [trail] : [])].map((stroke, k) => (
          <path key={k} className="stroke" strokeWidth={WIDE} d={pathOf(stroke)} />
        ))}
        {pen && (
          <circle
            className={pen.down ? 'pen down' : 'pen'}
            cx={pen.at[0]}
            cy={pen.at[1]}
            r={WIDE / 2}
          />
        )}
      </svg>
    </div>
  );
}
