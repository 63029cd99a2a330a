/**
 * A quantity has one address, "layer.name@t": "1.h@3", "2b.a_f@5", "readout.alpha@2". It is used in the trace, in the
 * page, in links and in tests. A parameter's is the same without the time: "1.W_hh".
 */
export interface Address {
  readonly layer: string;
  readonly name: string;
  readonly t: number;
}

const ADDRESS = /^(\d{1,4}b?|readout)\.([A-Za-z][A-Za-z0-9_]{0,31})@(\d{1,6})$/;
const PARAMETER = /^(\d{1,4}b?|readout)\.([Wwb]_[A-Za-z0-9_]{1,31})$/;

export function formatAddress({ layer, name, t }: Address): string {
  return `${layer}.${name}@${t}`;
}

/** Null where the text is not an address; whether the network has such a quantity is for the trace to say. */
export function parseAddress(text: string): Address | null {
  const match = ADDRESS.exec(text);
  return match && { layer: match[1]!, name: match[2]!, t: Number(match[3]) };
}

export interface ParameterAddress {
  readonly layer: string;
  readonly parameter: string;
}

export function parseParameterAddress(text: string): ParameterAddress | null {
  const match = PARAMETER.exec(text);
  return match && { layer: match[1]!, parameter: match[2]! };
}
