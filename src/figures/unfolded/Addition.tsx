import type { Strand } from '../../engine/network.ts';
import type { Trace } from '../../engine/trace.ts';
import { SvgDigits, SvgNum } from '../parts/SvgNum.tsx';
import type { Band, Box } from './layout.ts';
import { addendsOf, readerOf, roadsInto, type Addend } from './model.ts';
import { Words } from './Words.tsx';

interface Props {
  trace: Trace;
  t: number;
  isFocus: boolean;
  box: Box;
  band: Band;
  strand: Strand;
  unit: number;
}

/** The error of one unit as a written addition: an addend for each side it comes from, a rule, the sum. */
export function Addition({ trace, t, isFocus, box, band, strand, unit: u }: Props) {
  const place = { layer: strand.key, name: 'h', t };
  const at = `${strand.key}.h@${t}`;
  const addends = addendsOf(roadsInto(trace, strand.key, t));
  return (
    <>
      {addends.map((addend, s) => (
        <g key={addend.consumer ?? addend.from}>
          {isFocus && (
            <Words box={box} y={band.addend(u, s)} text={wordsFor(trace, strand, addend)} />
          )}
          {addend.consumer === null ? (
            <SvgDigits
              // A sum of several shares: of the network, but not a number of the trace.
              data-term={at}
              data-face="share"
              data-unit={u}
              value={addend.values[u]!}
              error
              x={box.right}
              y={band.addend(u, s)}
              guard={isFocus}
              className="addend"
            />
          ) : (
            <SvgNum
              at={at}
              face="share"
              index={[u]}
              value={addend.values[u]!}
              consumer={addend.consumer}
              x={box.right}
              y={band.addend(u, s)}
              guard={isFocus}
              className="addend"
            />
          )}
        </g>
      ))}
      {readerOf(strand, trace.steps, t) === null && (
        <text className="none" x={box.right} y={band.addend(u, 1)} textAnchor="end">
          no {strand.backward ? 'past' : 'future'}
        </text>
      )}
      <Rules box={box} y={band.sum(u)} isFocus={isFocus} />
      {isFocus && <Words box={box} y={band.sum(u)} text="sum" />}
      <SvgNum
        at={at}
        face="error"
        index={[u]}
        value={trace.error(place)![u]!}
        x={box.right}
        y={band.sum(u)}
        guard={isFocus}
        className="sum"
      />
    </>
  );
}

/** What this direction reads next lies in the future, for a backward one in the past. */
function wordsFor({ forward }: Trace, strand: Strand, { from, ways }: Addend): string {
  if (from === 'output') {
    const above = forward.network.levels[strand.level + 1]![0]!;
    return above.key === 'readout' ? 'from the output' : `from layer ${above.level + 1}`;
  }
  const later = strand.backward ? 'the past' : 'the future';
  return ways > 1 ? `${later}, ${ways} ways` : `from ${later}`;
}

/** The rule over a sum; under that of the step in view the book-keeper's double one. */
function Rules({ box, y, isFocus }: { box: Box; y: number; isFocus: boolean }) {
  const right = box.right + 1;
  const left = right - (isFocus ? 60 : 45);
  const lines = isFocus ? [y - 16, y + 4.5, y + 7] : [y - 16];
  return (
    <>
      {lines.map((at) => (
        <line
          key={at}
          className={isFocus ? 'rule now' : 'rule'}
          x1={left}
          x2={right}
          y1={at}
          y2={at}
        />
      ))}
    </>
  );
}
