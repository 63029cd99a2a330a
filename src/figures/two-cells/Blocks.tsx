import type { Strand } from '../../engine/network.ts';
import type { Trace } from '../../engine/trace.ts';
import { nameOfSquashed } from '../../notation/words.ts';
import { marksOf, SvgSymbol } from '../unfolded/SvgSymbol.tsx';
import type { Block, Layout } from './layout.ts';
import { addendsOf, type Addend, type Parts, type Pass } from './model.ts';
import { Phrase } from './Phrase.tsx';
import { Row } from './Row.tsx';

export interface CellProps {
  trace: Trace;
  pass: Pass;
  strand: Strand;
  parts: Parts;
  layout: Layout;
  t: number;
  /** The step that is read next; null where there is none. */
  next: number | null;
}

interface Props extends CellProps {
  name: string;
  block: Block;
}

/** The error of one quantity as a written addition: a line for each way on which a part of it comes back, a rule, the sum. */
export function Addition({ name, block, ...cell }: Props) {
  const { trace, pass, strand, layout, t, next } = cell;
  const at = `${strand.key}.${name}@${t}`;
  const addends = addendsOf(trace, pass, strand, name, t);
  const { left, right } = layout;
  const sum = block.sum(addends.length + (next === null ? 1 : 0));
  const from = layout.column(0) - 62;
  return (
    <g>
      <Head {...cell} name={name} block={block} />
      {addends.map((addend, k) => (
        <g key={addend.consumer}>
          <Phrase
            x={left}
            y={block.addend(k)}
            text={wayInWords(cell, name, addend)}
            className={addend.crosses ? 'words crosses' : 'words'}
          />
          <Row
            layout={layout}
            y={block.addend(k)}
            at={at}
            face="share"
            consumer={addend.consumer}
            shown={addend.shown}
            right={addend.right}
            className="addend"
            guard
          />
        </g>
      ))}
      {next === null && (
        <Phrase
          x={left}
          y={block.addend(addends.length)}
          text="from the right: nothing"
          className="words crosses"
        />
      )}
      <path
        className="rule now"
        d={[sum - 18, sum + 14, sum + 16.5].map((y) => `M${from} ${y}H${right + 1}`).join('')}
      />
      <Phrase x={left} y={sum} text="sum" />
      <ErrorRow {...{ trace, pass, layout, at }} y={sum} guard />
    </g>
  );
}

/** The same quantity in the cell to the right: its value, what it is kept by, and its error, without where that comes from. */
export function Result({ name, block, ...cell }: Props) {
  const { trace, pass, strand, layout, parts, t } = cell;
  const at = `${strand.key}.${name}@${t}`;
  const isKept = name === parts.line && parts.keep !== null;
  const foot = block.addend(isKept ? 1 : 0);
  const keep = `${strand.key}.${parts.keep}@${t}`;
  return (
    <g>
      <Head {...cell} name={name} block={block} />
      {isKept && (
        <>
          <Phrase
            x={layout.left}
            y={block.addend(0)}
            text={`*${parts.keep}*_{${t}}, on the way back`}
          />
          <Row
            layout={layout}
            y={block.addend(0)}
            at={keep}
            face="value"
            shown={trace.value(keep)!}
          />
        </>
      )}
      <Phrase x={layout.left} y={foot} text="its error" />
      <ErrorRow {...{ trace, pass, layout, at }} y={foot} />
    </g>
  );
}

interface ErrorRowProps extends Pick<CellProps, 'trace' | 'pass' | 'layout'> {
  at: string;
  y: number;
  guard?: boolean;
}

/** The whole error of a quantity, of the pass that is shown and of the right one. */
function ErrorRow({ trace, pass, layout, at, y, guard = false }: ErrorRowProps) {
  const shown = trace.errorIn(pass.reverse, at)!;
  const right = trace.error(at)!;
  return <Row {...{ layout, y, at, shown, right, guard }} face="error" className="sum" />;
}

function Head({ name, block, trace, strand, layout, t }: Props) {
  const at = `${strand.key}.${name}@${t}`;
  const symbol = { letter: name, index: `${t}`, quantity: at, ...marksOf(trace, strand) };
  return (
    <g>
      <SvgSymbol x={layout.left} y={block.head} anchor="start" error {...symbol} />
      {Array.from({ length: layout.units }, (_, u) => (
        <text
          key={u}
          className="unit"
          x={layout.column(u)}
          y={block.head}
          textAnchor="end"
        >{`unit ${u + 1}`}</text>
      ))}
      <Phrase x={layout.left} y={block.value} text={`the value of *${name}*_{${t}}`} />
      <Row layout={layout} y={block.value} at={at} face="value" shown={trace.value(at)!} />
    </g>
  );
}

/** Where a part of an error comes from, and what it is multiplied by on the way: "from *f*_{4}: *W*_{hf}^{⊤} ∂*a*_{f,4}". */
function wayInWords({ trace, strand, parts, t, next }: CellProps, name: string, addend: Addend) {
  const { cell } = strand.plan;
  const when = addend.crosses ? next! : t;
  if (addend.name === '') {
    const above = trace.forward.network.levels[strand.level + 1]![0]!;
    return above.key === 'readout' ? 'from the output' : `from layer ${above.level + 1}`;
  }
  if (addend.crosses && addend.name === name && parts.keep !== null)
    return `from ${written(name, when)}: ${written(parts.keep, when)} ⊙ ∂${written(name, when)}`;
  const term = cell.equations
    .find((equation) => equation.name === addend.name)!
    .terms.find(({ factors }) => factors.some((factor) => factor.name === name))!;
  const { output } = cell;
  if (term.weight === null)
    return `from ${written(output, when)}: *${parts.open}* ⊙ tanh′ ⊙ ∂${written(output, when)}`;
  const from = written(nameOfSquashed(cell, addend.name) ?? addend.name, when);
  const [letter, index] = term.weight.split('_');
  const weight = `*${letter}*_{${index}}${letter === 'W' ? '^{⊤} ' : ' ⊙ '}`;
  return `from ${from}: ${weight}∂${written(addend.name, when)}`;
}

/** a_f at 4 is *a*_{f,4}. */
function written(name: string, t: number): string {
  const [letter, index] = name.split('_');
  return `*${letter}*_{${index === undefined ? t : `${index},${t}`}}`;
}
