import type { Entry } from '../../engine/experiment.ts';
import { indexWords } from '../../lab/names.ts';

/** "W_hh[1, 2]" as in a formula; with a layer's number where it is not the first. */
export function WeightName({ entry: { layer, parameter, index } }: { entry: Entry }) {
  const [letter, ...rest] = parameter.split('_');
  return (
    <span className="nowrap">
      <i>{letter}</i>
      <sub>{rest.join('_')}</sub>[{index.map((k) => k + 1).join(', ')}]{layerWords(layer)}
    </span>
  );
}

/** The same for a list or a screen reader. */
export const weightInWords = ({ layer, parameter, index }: Entry) =>
  `${parameter} ${indexWords(index)}${layerWords(layer)}`;

function layerWords(layer: string): string {
  if (layer === '1' || layer === 'readout') return '';
  return ` of layer ${layer.replace('b', '')}${layer.endsWith('b') ? ', backward' : ''}`;
}
