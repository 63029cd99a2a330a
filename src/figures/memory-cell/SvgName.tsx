import { symbolOf } from '../../notation/symbols.ts';
import type { Place, Wiring } from '../../notation/wiring.ts';

interface Props {
  x: number;
  y: number;
  anchor?: 'start' | 'middle' | 'end';
  className?: string;
}

const UPRIGHT: Readonly<Record<string, string>> = { '\\alpha': 'α' };

/** The symbol of a quantity, or of its error in the paper's short form ∂c₃, in the letters of the formulas. */
export function SvgName(
  props: Props & { wiring: Wiring; place: Place; error?: boolean; before?: string },
) {
  const { wiring, place, error = false, before, x, y, anchor = 'end', className = '' } = props;
  const { head, letter, index, marks } = symbolOf(wiring, place, error);
  const [, over, plain] = /^\\over(left|right)arrow\{(.*)\}$/.exec(letter) ?? [, null, letter];
  const bare = UPRIGHT[plain!] ?? /^\\mathit\{(.*)\}$/.exec(plain!)?.[1] ?? plain;
  const words = head.replace('\\', '');
  return (
    <text
      className={`name ${className}`}
      x={x}
      y={y}
      textAnchor={anchor}
      data-quantity={`${place.layer}.${place.name}@${place.t}`}
      data-face={error ? 'error' : 'value'}
    >
      {before && <tspan className="words">{before} </tspan>}
      {error && <tspan className="upright">∂</tspan>}
      {words !== '' && <tspan className="upright">{error ? `(${words}` : words}</tspan>}
      <tspan className="italic">{bare}</tspan>
      {over !== null && (
        // Set back over the letter; what follows goes on from the letter's end.
        <tspan className="arrow" dx="-9" dy="-10">
          {over === 'left' ? '←' : '→'}
        </tspan>
      )}
      <tspan className="index" dy={over === null ? 3.5 : 13.5}>
        {index}
      </tspan>
      {marks.length > 0 && (
        <tspan className="index" dy="-8">
          {marks.join('')}
        </tspan>
      )}
      {error && words !== '' && (
        <tspan className="upright" dy={marks.length > 0 ? 4.5 : -3.5}>
          )
        </tspan>
      )}
    </text>
  );
}

/** W_xf: the name of a weight, on the line that passes through it. */
export function SvgWeight(props: Props & { layer: string; name: string }) {
  const { layer, name, x, y, anchor = 'end' } = props;
  const [letter = '', ...index] = name.split('_');
  return (
    <text
      className="name weight"
      x={x}
      y={y}
      textAnchor={anchor}
      data-parameter={`${layer}.${name}`}
    >
      <tspan className="italic">{letter}</tspan>
      <tspan className="index" dy="3.5">
        {index.join('_')}
      </tspan>
    </text>
  );
}
