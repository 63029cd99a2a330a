declare module 'virtual:citations' {
  /** For each reference the numbers of the chapters that cite it. Written by build/citations.ts. */
  const citing: Readonly<Record<string, readonly number[]>>;
  export default citing;
}
