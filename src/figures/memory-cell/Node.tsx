import { formatAddress } from '../../engine/address.ts';
import { unitName } from '../../lab/names.ts';
import { useLab } from '../../lab/react.ts';
import { quantityInWords } from '../../notation/words.ts';
import { ADDEND, HEAD, ROW, type Box } from '../layouts/layout.ts';
import { SvgDigits, SvgNum } from '../parts/SvgNum.tsx';
import { gatesOf, isOutside, linesAt, linesOf, placeOf, type Line, type View } from './model.ts';
import { SvgName } from './SvgName.tsx';

interface Props {
  view: View;
  node: string;
  box: Box;
}

/** From the left edge of a box to the right edge of its values. */
const VALUES = 55;

/** A quantity at its step: for each unit its value, and its error, where it has several sources as a written addition. */
export function Node({ view, node, box, isDoor }: Props & { isDoor: boolean }) {
  const lab = useLab();
  const { trace, strand, faces } = view;
  const place = placeOf(view, node);
  const at = formatAddress(place);
  const value = trace.value(place)!;
  const error = trace.error(place)!;
  const isBefore = node.endsWith("'");
  const isInput = place.name === strand.plan.cell.input;
  const lines = linesOf(strand.plan.cell, faces)(node);
  const written = lines > 0 ? linesAt(view, node) : [];
  const block = lines > 0 ? lines * ADDEND + 31 : ROW;
  const rows = Math.round((box.height - HEAD) / block);
  const right = box.x + box.width - 3;
  const values = faces === 'values' ? box.x + box.width / 2 + 26 : box.x + VALUES;
  const sum = (u: number) => box.y + HEAD + (u + 1) * block - (lines > 0 ? 10 : 6);
  const addend = (u: number, k: number) => box.y + HEAD + u * block + 14 + k * ADDEND;
  return (
    <g
      className={isBefore ? 'node before' : 'node'}
      data-node={node}
      data-zoom-in={isDoor ? 'gate' : undefined}
    >
      <rect
        className="target-area"
        {...{ x: box.x, y: box.y, width: box.width, height: box.height }}
        data-term={at}
        data-face="value"
        data-flow="node"
      />
      <Word {...{ view, node, box }} isWide={lines > 0} />
      <path className="staff" d={`M${box.x} ${box.y + HEAD - 2}H${box.x + box.width}`} />
      <SvgName wiring={trace.forward} place={place} x={values} y={box.y + 14} />
      {faces === 'all' && (
        <SvgName wiring={trace.forward} place={place} x={right} y={box.y + 14} error />
      )}
      {Array.from({ length: rows }, (_, u) => (
        <g key={u}>
          {isInput && (
            <text className="words" x={values - 62} y={sum(u)} textAnchor="end">
              {unitName(lab.start.names, strand.level === 0 ? '1' : place.layer, place.name, u)}
            </text>
          )}
          <SvgNum
            {...{ at, face: 'value', index: [u], value: value[u]! }}
            x={values}
            y={sum(u)}
            wash={[54, 14.5, 19]}
          />
          {faces === 'all' && (
            <>
              {written.map((line, k) => (
                <Addend key={k} {...{ view, node, line, u, right }} y={addend(u, k)} />
              ))}
              {lines > 0 && <Rules right={right} y={sum(u)} isBefore={isBefore} />}
              <SvgNum
                {...{ at, face: 'error', index: [u], value: error[u]! }}
                x={right}
                y={sum(u)}
                guard={lines > 0 && !isBefore}
                className={lines > 0 ? 'sum' : ''}
              />
            </>
          )}
        </g>
      ))}
    </g>
  );
}

/** What the letter stands for: beside it where there is room, else over a gate, left of its line. */
function Word({ view, node, box, isWide }: Props & { isWide: boolean }) {
  const { cell } = view.strand.plan;
  const { name } = placeOf(view, node);
  const isGate = gatesOf(cell).some(({ gate }) => gate === name);
  // The marks of several layers leave no room for words.
  const { network } = view.trace.forward;
  if ((!isGate && !cell.state.includes(name)) || network.strands.length > 2) return null;
  const [x, y] = cell.state.includes(name)
    ? [box.x + (isWide ? 62 : 3), box.y + 14]
    : [box.x + box.width / 2 - 10, box.y - 5];
  return (
    <text
      className="words what"
      x={x}
      y={y}
      textAnchor={cell.state.includes(name) ? 'start' : 'end'}
    >
      {quantityInWords(cell, name)}
    </text>
  );
}

/** The rule over a sum; under that of the step in view the book-keeper's double one. */
function Rules({ right, y, isBefore }: { right: number; y: number; isBefore: boolean }) {
  const lines = isBefore ? [y - 15.5] : [y - 15.5, y + 4.5, y + 7];
  return lines.map((at) => (
    <line
      key={at}
      className={isBefore ? 'rule' : 'rule now'}
      {...{ x1: right - 55, x2: right + 1, y1: at, y2: at }}
    />
  ));
}

interface AddendProps {
  view: View;
  node: string;
  line: Line;
  u: number;
  right: number;
  y: number;
}

function Addend({ view, node, line, u, right, y }: AddendProps) {
  const at = formatAddress(placeOf(view, node));
  if (line.kind === 'none')
    return (
      <text className="words" x={right} y={y} textAnchor="end">
        {line.words}
      </text>
    );
  const isBefore = node.endsWith("'");
  const look = { x: right, y, guard: !isBefore, className: 'addend' };
  return (
    <>
      <From view={view} line={line} x={right - 60} y={y} />
      {line.consumer === null ? (
        // A sum of several shares: of the network, but not a number of the trace.
        <SvgDigits
          {...look}
          data-term={at}
          data-face="share"
          data-unit={u}
          value={line.values[u]!}
          error
        />
      ) : (
        <SvgNum
          {...look}
          {...{ at, face: 'share', index: [u], value: line.values[u]! }}
          consumer={line.consumer}
        />
      )}
    </>
  );
}

interface FromProps {
  view: View;
  line: Exclude<Line, { kind: 'none' }>;
  x: number;
  y: number;
}

/** Where an addend comes from: "from c₄", "from the output", "t = 4, 4 ways". */
function From({ view, line: { consumer, t, ways }, x, y }: FromProps) {
  const { trace, strand } = view;
  const words = (text: string) => (
    <text className="words" x={x} y={y} textAnchor="end">
      {text}
    </text>
  );
  if (consumer === null) return words(`t = ${t}, ${ways} ways`);
  const [name = ''] = consumer.split('@');
  if (t === null) return words('the other way');
  if (!strand.plan.quantity.has(name) || isOutside({ ...view, t }, consumer))
    return words(name.includes('.') ? `from layer ${name.split('.')[0]}` : 'from the output');
  const place = { layer: strand.key, name, t };
  return <SvgName wiring={trace.forward} place={place} x={x} y={y} before="from" />;
}
