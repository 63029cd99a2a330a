import { Model, Strand } from './generated/fields';

/** The record of a strand, the readout not among them. */
// @ts-ignore: decorator
@inline export function strandAt(model: Model, k: i32): Strand {
  return changetype<Strand>(<usize>load<i32>(<usize>(model.list + (k << 2))));
}
