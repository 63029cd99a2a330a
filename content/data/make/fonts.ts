/** The characters of single-line fonts, as strokes. */
import type { Glyphs } from '../../../src/training/data/likeness.ts';
import {
  cleaned,
  fromScreen,
  type Point,
  type Stroke,
} from '../../../src/training/data/strokes.ts';
import { filesOf } from './fetch.ts';
import { oriented } from './orient.ts';

export const DIGITS = '0123456789';
export const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** From which collection a font comes: they have licences of their own. */
export type Collection = 'hershey' | 'ems';

interface Chosen {
  readonly name: string;
  readonly collection: Collection;
  readonly characters: string;
}

/**
 * The fonts of hersheytext whose letters are one line of a pen, found by looking at all 41. Left out: those that draw thick strokes as two
 * or more lines (all with serifs, "medium", "bold", Gothic, music, astrology), those without Latin letters, and second copies of the same font (the package has
 * Hershey's twice, and "scripts" has the letters of "cursive"). The digits of "cursive" are those of "futural".
 */
const CHOSEN: Readonly<Record<string, Chosen>> = {
  futural: { name: 'Hershey Sans', collection: 'hershey', characters: DIGITS + LETTERS },
  cursive: { name: 'Hershey Script', collection: 'hershey', characters: LETTERS },
  ems_allure: { name: 'EMS Allure', collection: 'ems', characters: DIGITS + LETTERS },
  ems_elfin: { name: 'EMS Elfin', collection: 'ems', characters: DIGITS + LETTERS },
  ems_felix: { name: 'EMS Felix', collection: 'ems', characters: DIGITS + LETTERS },
  ems_nixish: { name: 'EMS Nixish', collection: 'ems', characters: DIGITS + LETTERS },
  ems_nixish_italic: { name: 'EMS Nixish Italic', collection: 'ems', characters: DIGITS + LETTERS },
  ems_osmotron: { name: 'EMS Osmotron', collection: 'ems', characters: DIGITS + LETTERS },
  ems_readability: { name: 'EMS Readability', collection: 'ems', characters: DIGITS + LETTERS },
  ems_readability_italic: {
    name: 'EMS Readability Italic',
    collection: 'ems',
    characters: DIGITS + LETTERS,
  },
  ems_tech: { name: 'EMS Tech', collection: 'ems', characters: DIGITS + LETTERS },
};

export interface Font extends Chosen {
  readonly id: string;
  readonly glyphs: Glyphs;
}

export function fontsOf(): Font[] {
  const read = filesOf('hersheytext@2.0.0');
  const hershey = JSON.parse(read('hersheytext.json')) as Record<
    string,
    { chars: { d: string }[] }
  >;
  const index = JSON.parse(read('svg_fonts/index.json')) as Record<string, { file: string }>;
  return Object.entries(CHOSEN).map(([id, chosen]) => {
    const paths =
      chosen.collection === 'hershey'
        ? (c: string) => hershey[id]!.chars[c.charCodeAt(0) - 33]!.d
        : svgPaths(read(`svg_fonts/${index[id]!.file}`));
    const glyphs = [...chosen.characters].map((c) => {
      const strokes = strokesOf(paths(c));
      // The JSON's y is downward, that of an SVG font upward.
      return [
        c,
        oriented(chosen.collection === 'hershey' ? fromScreen(strokes) : strokes),
      ] as const;
    });
    return { id, ...chosen, glyphs: Object.fromEntries(glyphs) };
  });
}

/** The path of each glyph of an SVG font. */
function svgPaths(font: string): (c: string) => string {
  const paths = new Map(
    [...font.matchAll(/<glyph unicode="(.)"[^>]*?\sd="([^"]*)"/gs)].map(([, c, d]) => [c!, d!]),
  );
  return (c) => {
    const path = paths.get(c);
    if (!path) throw new Error(`The font has no glyph for "${c}".`);
    return path;
  };
}

/** A path of M and L alone as strokes; a piece that begins where the last ended goes on with it. */
export function strokesOf(path: string): Stroke[] {
  const odd = path.match(/[^MLml0-9.,eE\s-]/);
  if (odd || /[ml]/.test(path))
    throw new Error(`"${odd?.[0] ?? 'm or l'}" in a path is not understood.`);
  const strokes: Point[][] = [];
  for (const [, piece] of path.matchAll(/M([^M]*)/g)) {
    const numbers = (piece!.match(/-?[\d.]+(?:[eE]-?\d+)?/g) ?? []).map(Number);
    const points = Array.from({ length: numbers.length / 2 }, (_, k): Point => [
      numbers[2 * k]!,
      numbers[2 * k + 1]!,
    ]);
    const end = strokes.at(-1)?.at(-1);
    if (end && points[0] && end[0] === points[0][0] && end[1] === points[0][1])
      strokes.at(-1)!.push(...points);
    else strokes.push(points);
  }
  return cleaned(strokes);
}
