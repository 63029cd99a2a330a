/** A sentence for every operation of a run, made from the cell's equations: "The tanh squashes …: the hidden state is made." */
import type { Cell, Equation, Factor, Product } from '../engine/cell.ts';
import type { Strand } from '../engine/network.ts';
import { errorTerms } from './error.ts';
import { isLabelled } from './forward.ts';
import type { Operation, QuantityOperation } from './operations.ts';
import { below, isReadout, strandOf, type Wiring } from './wiring.ts';
import { nameOfSquashed, quantityInWords } from './words.ts';

/** What the operation does, without its time and its layer. */
export function operationInWords(wiring: Wiring, operation: Operation): string {
  const { face, layer, t } = operation;
  if (face === 'value') return valueInWords(wiring, operation);
  if (face === 'error') return errorInWords(wiring, operation);
  if (face === 'loss')
    return t === null
      ? 'The losses of the labelled steps are added: the loss of the run.'
      : 'How surprised is the network by the right class? That is the loss of the step.';
  const owner = layer === 'readout' ? 'the readout' : 'the layer';
  return t === null
    ? `Every step has added its part: the gradients of ${owner} are complete.`
    : `The step adds its part to each gradient of ${owner}: an error, times what the weight read here.`;
}

/** "layer 2", "readout", "backward direction"; nothing where there is nothing to tell apart. */
export function layerInWords({ network }: Wiring, layer: string): string {
  if (layer === 'readout') return 'readout';
  const twoWay = network.strands.some(({ backward }) => backward);
  return [
    network.levels.length > 2 && `layer ${parseInt(layer, 10)}`,
    twoWay && `${layer.endsWith('b') ? 'backward' : 'forward'} direction`,
  ]
    .filter((words) => words !== false)
    .join(', ');
}

function valueInWords(wiring: Wiring, { layer, name }: QuantityOperation): string {
  const strand = strandOf(wiring, layer);
  const { cell } = strand.plan;
  if (isReadout(strand) && name === 'z')
    return 'The softmax turns the scores into the prediction: one probability for each class.';
  if (name === cell.input)
    return below(wiring, strand).length > 1
      ? 'What the layer reads is what the two directions below have made, one on top of the other.'
      : 'What the layer reads is what the layer below has made.';
  const equation = cell.equations.find((line) => line.name === name)!;
  const { fn, terms } = equation;
  const made = isReadout(strand)
    ? 'one score for each class'
    : `the ${quantityInWords(cell, name)} is made`;
  const squashed = squashedAlone(equation);
  if (squashed)
    return `The ${functionInWords(fn.name)} squashes ${factorInWords(strand, squashed)}: ${made}.`;
  const sum = listOf(terms.map((term) => termInWords(strand, term)));
  const summed = terms.length > 1 ? `${sum} are added` : sum;
  if (fn.name !== 'identity')
    return sentence(`${summed}, the ${functionInWords(fn.name)} squashes that: ${made}.`);
  return sentence(`${summed}: ${goesInto(cell, name) ?? made}.`);
}

/** The one quantity that an equation applies its function to, if it does nothing else. */
function squashedAlone({ fn, terms }: Equation): Factor | undefined {
  const [term, ...more] = terms;
  if (fn.name === 'identity' || !term || more.length > 0) return undefined;
  return term.weight === null && term.factors.length === 1 ? term.factors[0] : undefined;
}

/** Of a pre-activation, where it goes. */
function goesInto(cell: Cell, name: string): string | undefined {
  if (!quantityInWords(cell, name).endsWith('pre-activation')) return undefined;
  const squashed = nameOfSquashed(cell, name)!;
  const { fn } = cell.equations.find((line) => line.name === squashed)!;
  const into = `the ${functionInWords(fn.name)} that makes the ${quantityInWords(cell, squashed)}`;
  return `this goes into ${into}`;
}

function termInWords(strand: Strand, { weight, factors }: Product): string {
  const read = factors.map((factor) => factorInWords(strand, factor)).join(' times ');
  if (weight === null) return read;
  if (factors.length === 0) return 'a bias';
  return factors.length === 1 ? read.replace(/^the /, 'the weighted ') : `the weighted ${read}`;
}

function factorInWords(strand: Strand, { name, previous, complement }: Factor): string {
  const { cell } = strand.plan;
  const own =
    isReadout(strand) && name === cell.input ? 'hidden state' : quantityInWords(cell, name);
  const before = strand.backward ? 'the step after' : 'the step before';
  return `${complement ? 'one minus ' : ''}the ${own}${previous ? ` of ${before}` : ''}`;
}

function errorInWords(wiring: Wiring, place: QuantityOperation): string {
  const { layer, name, t } = place;
  const strand = strandOf(wiring, layer);
  const { cell } = strand.plan;
  if (isReadout(strand) && name === cell.output)
    return isLabelled(wiring, t)
      ? 'The error starts at the scores: it is the prediction minus the label.'
      : 'The step has no label: no error starts at its scores.';
  const isInitial = t < 1 || t > wiring.network.steps;
  const what = `the ${quantityInWords(cell, name)}${isInitial ? ' before the first step' : ''}`;
  const terms = errorTerms(wiring, place)!;
  if (terms.length === 0) return `Nothing reads ${what}: no error comes back to it.`;
  const slope = slopeOnTheWay(cell, name, terms[0]!.consumer);
  if (terms.length === 1 && slope)
    return `The error goes back through the ${slope}, which passes on its slope’s worth, to ${what}.`;
  const ways = terms.map(({ words }) => words);
  if (ways.length === 1) return `One error comes back to ${what}: ${ways[0]}.`;
  const count = ['Two', 'Three', 'Four', 'Five', 'Six'][ways.length - 2] ?? `${ways.length}`;
  return `${count} errors come back to ${what} and are added: ${listOf(ways, '; ')}.`;
}

/** The function of the consumer, where that is a function of this quantity alone. */
function slopeOnTheWay(cell: Cell, name: string, consumer: string | null): string | undefined {
  const squashed = nameOfSquashed(cell, name);
  const equation = cell.equations.find((line) => line.name === squashed);
  return equation && consumer?.split('@')[0] === squashed
    ? functionInWords(equation.fn.name)
    : undefined;
}

function functionInWords(name: string): string {
  return name === 'σ' ? 'sigmoid' : name;
}

function listOf(items: readonly string[], separator = ', '): string {
  if (items.length < 2) return items.join('');
  if (separator !== ', ') return items.join(separator);
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
