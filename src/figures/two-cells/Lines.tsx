import type { ReactNode } from 'react';
import { ABOVE_BAND, type Layout } from './layout.ts';
import type { Parts } from './model.ts';
import { Phrase } from './Phrase.tsx';

interface Props {
  parts: Parts;
  layout: Layout;
  layer: string;
  output: string;
  t: number;
  /** Does a cell stand to the right, so that the lines go on? */
  goesOn: boolean;
}

/** The forward lines of one cell and the parts that stand on them. */
export function ForwardLines({ parts, layout, layer, output, t, goesOn }: Props) {
  const { x, line, gates, bus, hidden } = layout;
  const { memory, keep, written, open, others, squash } = parts;
  const at = (name: string) => `${layer}.${name}@${t}`;
  const end = goesOn ? layout.next : layout.cell;
  const lastGate = Math.max(
    open ? x.open : 0,
    written.length > 0 ? x.written(written.length - 1, written.length) : 0,
    others.length > 0 ? x.others(others.length - 1) : 0,
  );
  const start = layout.left - 12;
  return (
    <g className="forward">
      <path data-term={at(parts.line)} data-flow="on" d={`M${start} ${line}H${end}`} />
      {memory === null ? (
        <path d={`M${x.rise} ${line}V26`} data-term={at(output)} data-flow="up" />
      ) : (
        <>
          <path
            d={`M${x.state} ${line}V${hidden}H${x.rise}`}
            data-term={at(output)}
            data-flow="from"
          />
          <path d={`M${x.rise} ${hidden}H${end}`} data-term={at(output)} data-flow="on" />
          <path d={`M${x.rise} ${hidden}V26`} data-term={at(output)} data-flow="up" />
        </>
      )}
      {squash === null && (
        <path
          d={
            memory === null
              ? `M${start + 8} ${line}V${bus}H${lastGate}`
              : `M${start} ${bus}H${lastGate}`
          }
        />
      )}
      {keep !== null && (
        <>
          <path d={`M${x.keep} ${bus}V${gates + 4}M${x.keep} ${gates - 16}V${line}`} />
          <Letter x={x.keep} y={gates} name={keep} at={at(keep)} />
        </>
      )}
      {written.map((name, k) => {
        const from = x.written(k, written.length);
        return (
          <g key={name}>
            <path d={`M${from} ${bus}V${gates + 4}M${from} ${gates - 16}L${x.add} ${line + 40}`} />
            <Letter x={from} y={gates} name={name} at={at(name)} />
          </g>
        );
      })}
      {written.length > 0 && (
        <>
          <path d={`M${x.add} ${line + 40}V${line}`} />
          {written.length > 1 && (
            <Node x={x.add} y={line + 40}>
              ⊙
            </Node>
          )}
        </>
      )}
      {others.map((name, k) => (
        <g key={name}>
          <path
            d={`M${x.others(k)} ${bus}V${gates + 4}M${x.others(k) - 9} ${gates - 4}H${x.add + 9}`}
          />
          <Letter x={x.others(k)} y={gates} name={name} at={at(name)} />
        </g>
      ))}
      {open !== null && (
        <>
          <path d={`M${x.open} ${bus}V${gates + 4}M${x.open + 9} ${gates - 4}H${x.state}`} />
          <Letter x={x.open} y={gates} name={open} at={at(open)} />
        </>
      )}
    </g>
  );
}

/** What stands on the lines, over the bands. */
export function Nodes({
  parts,
  layout,
  output,
  t,
}: Pick<Props, 'parts' | 'layout' | 'output' | 't'>) {
  const { x, line, gates, hidden } = layout;
  return (
    <g>
      {parts.memory !== null && (
        <>
          <Node x={x.state} y={gates - 4}>
            ⊙
          </Node>
          <text className="function" x={x.state} y={line + 62} textAnchor="middle">
            tanh
          </text>
        </>
      )}
      {parts.keep !== null && (
        <Node x={x.keep} y={line}>
          ⊙
        </Node>
      )}
      {parts.written.length > 0 && (
        <Node x={x.add} y={line}>
          ⊕
        </Node>
      )}
      {parts.squash !== null && (
        <text className="function" x={x.add} y={line + 5} textAnchor="middle">
          {parts.squash}
        </text>
      )}
      <circle className="dot" cx={x.state} cy={line} r="3.5" />
      {parts.memory !== null && <circle className="dot" cx={x.state} cy={hidden} r="3.5" />}
      <Phrase
        x={x.state - 14}
        y={line - ABOVE_BAND}
        anchor="end"
        className="at-node"
        text={`*${parts.line}*_{${t}}`}
      />
      {parts.memory !== null && (
        <Phrase
          x={x.state - 14}
          y={hidden + ABOVE_BAND + 5}
          anchor="end"
          className="at-node"
          text={`*${output}*_{${t}}`}
        />
      )}
    </g>
  );
}

function Node({ x, y, children }: { x: number; y: number; children: ReactNode }) {
  return (
    <text className="node" x={x} y={y + 4.8} textAnchor="middle">
      {children}
    </text>
  );
}

/** A gate by its letter, which lights up with it. */
function Letter({ x, y, name, at }: { x: number; y: number; name: string; at: string }) {
  const [letter, index] = name.split('_');
  return (
    <text className="gate" x={x} y={y} textAnchor="middle" data-quantity={at} data-face="value">
      <tspan className="italic">{letter}</tspan>
      {index && <tspan className="index">{index}</tspan>}
    </text>
  );
}
