import { formatNumber } from '../../notation/format.ts';
import type { Layout } from '../layouts/layout.ts';
import { rowsDrawn } from '../unfolded/layout.ts';
import { isCut, largestDrawn } from '../unfolded/width.ts';
import { WIDEST } from './widest.ts';
import { flowsOf, type View } from './model.ts';
import type { Level } from './use-zoom.ts';

/** How the present level is to be read, and what it leaves out, in sentences. */
export function Note({
  view,
  layout,
  level,
}: {
  view: View;
  layout?: Layout | undefined;
  level: Level;
}) {
  const { trace, strand, faces } = view;
  const { size, inputSize, cell } = strand.plan;
  const isTwoWay = trace.forward.network.levels[strand.level]!.length > 1;
  const sentences = [
    !layout &&
      level === 'cell' &&
      `There is no drawing of the ${cell.title} yet: here are its equations, one by one.`,
    faces === 'all' &&
      level !== 'network' &&
      '∂c is short for ∂L/∂c, the error of c, and so for every letter.',
    faces === 'all' &&
      level === 'cell' &&
      layout &&
      flowsOf(view, layout).some((flow) => isCut(flow.size, WIDEST)) &&
      `A line of error is drawn no wider than for a size of ${formatNumber(largestDrawn(WIDEST), { digits: 2 })}; some here are larger.`,
    (rowsDrawn(size) < size || rowsDrawn(inputSize) < inputSize) &&
      `The first ${Math.max(rowsDrawn(size), rowsDrawn(inputSize))} rows of each quantity are shown; the table has them all.`,
    strand.backward &&
      'This direction reads the sequence from its end, so its drawing runs from right to left.',
    isTwoWay &&
      faces === 'all' &&
      !strand.backward &&
      'The error of x also has a part from the other direction.',
  ].filter(Boolean);
  return sentences.length === 0 ? null : <p className="cell-note">{sentences.join(' ')}</p>;
}
