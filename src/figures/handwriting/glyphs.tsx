/** Characters that not every device has a typeface for are shown by the strokes that are read, once these are there. */
import type { Alphabet } from '../../training/data/handwriting.ts';
import { normalised } from '../../training/data/strokes.ts';
import { pathOf } from './pad.ts';
import type { Data } from './session.ts';

/** The side of the box that a glyph's path is drawn in, from (0, 0), y downward. */
export const EM = 100;

/** A path for each character, or null where its name is as well shown by the page's type. */
export function glyphsOf(alphabet: Alphabet, data: Data | null): readonly string[] | null {
  if (alphabet !== 'hanzi' || !data) return null;
  return data.classes.map((_, label) => {
    const drawing = data.training.find((one) => one.label === label);
    const strokes = (drawing && normalised(drawing.strokes)) ?? [];
    return strokes
      .map((stroke) => pathOf(stroke.map(([x, y]) => [EM * (0.5 + 0.9 * x), EM * (0.5 - 0.9 * y)])))
      .join('');
  });
}

/** A character in a sentence: by its strokes where they are there, its name standing there for who does not see them. */
export function Named({ name, path }: { name: string; path: string | undefined }) {
  if (!path) return name;
  const [sign, ...rest] = name;
  return (
    <>
      <Glyph path={path} />
      <span className="vh">{sign}</span>
      {rest}
    </>
  );
}

/** In a line of text; what it is must be said besides. */
export const Glyph = ({ path }: { path: string }) => (
  <svg className="hand-glyph" viewBox={`0 0 ${EM} ${EM}`} aria-hidden="true">
    <path d={path} />
  </svg>
);
