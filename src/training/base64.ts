/** Float32 numbers as text that reads back bit for bit: their bytes, the least significant first, in base64. */

export function toBase64(numbers: Float32Array): string {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, k) => view.setFloat32(4 * k, number, true));
  let text = '';
  // In parts: a call can be given only so many arguments.
  for (let k = 0; k < bytes.length; k += 8192)
    text += String.fromCharCode(...bytes.subarray(k, k + 8192));
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
  const view = new DataView(new ArrayBuffer(bytes.length));
  for (let k = 0; k < bytes.length; k++) view.setUint8(k, bytes.charCodeAt(k));
  return Float32Array.from({ length: bytes.length / 4 }, (_, k) => view.getFloat32(4 * k, true));
}
