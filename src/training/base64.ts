/** Float32 numbers as text that reads back bit for bit: their bytes, the least significant first, in base64. */

export function toBase64(numbers: Float32Array): string {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  for (let k = 0; k < numbers.length; k++) view.setFloat32(4 * k, numbers[k]!, true);
  let text = '';
  // In parts: a call can be given only so many arguments. Spread, they would be counted out one by one, ten times as slow.
  for (let k = 0; k < bytes.length; k += 8192)
    text += String.fromCharCode.apply(null, bytes.subarray(k, k + 8192) as unknown as number[]);
  return btoa(text);
}

/** Null where the text is not the base64 of whole numbers. */
export function fromBase64(text: string): Float32Array | null {
  let bytes: string;
  try {
    bytes = atob(text);
  } catch {
    return null;
  }
  if (bytes.length % 4 !== 0) return null;
  const read = new Uint8Array(bytes.length);
  for (let k = 0; k < bytes.length; k++) read[k] = bytes.charCodeAt(k);
  const view = new DataView(read.buffer);
  const numbers = new Float32Array(bytes.length / 4);
  for (let k = 0; k < numbers.length; k++) numbers[k] = view.getFloat32(4 * k, true);
  return numbers;
}
