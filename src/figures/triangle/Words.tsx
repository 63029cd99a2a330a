import { usesAt } from '../../engine/derived/path.ts';
import { Exploded } from '../parts/Exploded.tsx';
import { ColumnText, Num } from '../parts/Num.tsx';
import { formatNumber } from '../../notation/format.ts';
import { PartNumber } from './Grid.tsx';
import { EntryName, LossName, ParameterName } from './Names.tsx';
import { cellsOf, type Cell, type Shown } from './shown.ts';

/** The triangle in words: what it adds up to, where its largest part is, and of which form it is. */
export function Words({ shown }: { shown: Shown }) {
  const { trace, entry, triangle, norm } = shown;
  if (trace.overflow) return <Exploded overflow={trace.overflow} />;
  const cells = cellsOf(shown);
  const largest = cells.reduce<Cell | null>(
    (best, cell) =>
      best && Math.abs(shown.valueAt(best)) >= Math.abs(shown.valueAt(cell)) ? best : cell,
    null,
  );
  if (!largest)
    return (
      <>
        No step has a label, so there is no loss, and the gradient of{' '}
        <ParameterName trace={trace} entry={entry} /> is zero.
      </>
    );
  const { layer, parameter, index } = entry;
  const count = cells.length;
  return (
    <>
      {norm ? (
        <NormWords shown={shown} cells={cells} />
      ) : (
        <>
          The gradient of <EntryName trace={trace} entry={entry} /> is{' '}
          <Num
            at={`${layer}.${parameter}`}
            face="gradient"
            index={index}
            value={triangle.total}
            column
          />
          : {countWords(count, trace.labelled.length)}.
        </>
      )}{' '}
      {count > 1 && shown.valueAt(largest) !== 0 && (
        <>
          The largest cell is what the use at <i>t</i> = {largest.t} does to{' '}
          <LossName s={largest.s} />:{' '}
          <PartNumber
            shown={shown}
            value={shown.valueAt(largest)}
            loss={largest.s}
            use={largest.t}
          />
          .{' '}
        </>
      )}
      <ZeroWords shown={shown} />
      <FormWords shown={shown} />
    </>
  );
}

function countWords(cells: number, losses: number): string {
  if (cells === 1) return 'one number, of one loss and one use';
  const each = losses === 1 ? 'of one loss' : `of ${losses} losses`;
  return `the sum of ${cells} numbers, the parts ${each} from every use ${losses === 1 ? 'it depends' : 'they depend'} on`;
}

/** Uses at which the weight read a zero, as it does at the first step where the state before is zero. */
function ZeroWords({ shown: { trace, entry, times, norm } }: { shown: Shown }) {
  if (norm) return null;
  const zeros = times.filter((t) =>
    usesAt(trace, trace.reverse, entry, t).every(({ read }) =>
      read.some(({ value }) => value === 0),
    ),
  );
  if (zeros.length !== 1) return null;
  const [read] = usesAt(trace, trace.reverse, entry, zeros[0]!)[0]!.read;
  return (
    <>
      The use at <i>t</i> = {zeros[0]} adds nothing: what it read, a number of{' '}
      <i>{read!.at.name}</i>
      <sub>{read!.at.t}</sub>, is zero.{' '}
    </>
  );
}

function NormWords({ shown, cells }: { shown: Shown; cells: readonly Cell[] }) {
  const { trace, entry, triangle } = shown;
  const sum = cells.reduce((all, cell) => all + shown.valueAt(cell), 0);
  const { data, cols } = trace.gradient(entry.layer, entry.parameter)!;
  return (
    <>
      Each cell is the norm of a {cols === 0 ? 'vector' : 'matrix'} of {data.length}{' '}
      {data.length === 1 ? 'number' : 'numbers'}. Norms do not add: those of the cells make{' '}
      <span className="number">
        <ColumnText value={sum} />
      </span>{' '}
      together, the gradient of <ParameterName trace={trace} entry={entry} />, in which the numbers
      are added, has the norm{' '}
      <span className="number">
        <ColumnText value={triangle.total} />
      </span>
      . Row and column sums are norms of sums too.
    </>
  );
}

/** Why the cells are where they are. */
function FormWords({ shown: { trace, entry } }: { shown: Shown }) {
  const { layer } = entry;
  const { strands, steps } = trace;
  const strand = strands[trace.strandIndex(layer)]!;
  const bare = steps - trace.labelled.length;
  const unlabelled =
    bare > 0
      ? ` ${bare === 1 ? 'One step has' : `${formatNumber(bare, { digits: 17 }).replace('.00', '')} steps have`} no label: no loss, and no cells.`
      : '';
  if (steps === 1) return <>There is one step, and so one use.{unlabelled}</>;
  if (layer === 'readout')
    return (
      <>
        The readout is used by the loss of its own step alone, so all stands on the diagonal.
        {unlabelled}
      </>
    );
  if (strands.some(({ backward, level }) => backward && level > strand.level))
    return (
      <>
        It is no triangle but a square: the layers above read both ways, so a loss depends on later
        uses too.{unlabelled}
      </>
    );
  if (strand.backward)
    return (
      <>
        This direction reads from the last step to the first, so a loss depends on uses at its own
        step and later: the triangle stands on the other side.{unlabelled}
      </>
    );
  return (
    <>Right of the diagonal there is nothing: a loss does not depend on a later use.{unlabelled}</>
  );
}
