/** Some of the commonest Chinese characters, by the middle lines of their strokes. */
import { ALPHABETS, type HandwritingFile } from '../../../src/training/data/handwriting.ts';
import { packStrokes } from '../../../src/training/data/packing.ts';
import type { Stroke } from '../../../src/training/data/strokes.ts';
import { filesOf } from './fetch.ts';

/** Their licence asks for it, in the file itself. */
const NOTICE =
  'Derived from fonts by Arphic Technology Co., Ltd. (by way of Make Me a Hanzi and hanzi-writer-data 2.0.1), under the Arphic Public License, whose text is ARPHICPL.TXT in content/data/licences. Changed on 26 November 2026: of 9,574 characters 20 are kept, of each its strokes’ middle lines alone, scaled to a box of its own and rounded to whole numbers from 0 to 91.';

export function hanziFile(): HandwritingFile {
  const read = filesOf('hanzi-writer-data@2.0.1');
  const glyphs = ALPHABETS.hanzi.map((c) => {
    // y is upward, and strokes are in the order and the direction in which they are written.
    const { medians } = JSON.parse(read(`${c}.json`)) as { medians: Stroke[] };
    return [c, packStrokes(medians)] as const;
  });
  return {
    notice: NOTICE,
    fonts: [{ id: 'arphic', name: 'Arphic', family: 'arphic' }],
    heldOut: [],
    glyphs: { arphic: Object.fromEntries(glyphs) },
  };
}
