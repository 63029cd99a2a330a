import { symbolOf } from '../../notation/symbols.ts';
import type { View } from './model.ts';

/** A quantity's symbol in a sentence: tanh c₃, with the layer's number where there are several. */
export function Name({ view, name, t }: { view: View; name: string; t: number }) {
  const { trace, strand } = view;
  const { head, index, letter } = symbolOf(trace.forward, { layer: strand.key, name, t });
  const bare = /\{(.*)\}$/.exec(letter)?.[1] ?? letter;
  return (
    <span className="nowrap">
      {head.replace('\\', '')}
      <i>{bare}</i>
      <sub>{index}</sub>
    </span>
  );
}
