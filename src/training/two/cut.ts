/** How many rows of a batch each of two threads has, and what that saves. */

/**
 * What so many rows cost in one step, four being 1: the program takes four at a time, and each that is left over by itself, at half of what
 * four cost (measured, kernels/assembly/product.ts).
 */
export const costOf = (rows: number): number => Math.floor(rows / 4) + (rows % 4) / 2;

/**
 * The rows of the first half, from the lengths of all, longest first. A row costs as many steps as the longest of its half: the cut is where the
 * dearer half is cheapest; of such, where both together are; of such, the nearest to the middle. For two rows or more.
 */
export function cutOf(lengths: ArrayLike<number>): number {
  const rows = lengths.length;
  const costs = (at: number): [number, number, number] => {
    const [first, second] = [costOf(at) * lengths[0]!, costOf(rows - at) * lengths[at]!];
    return [Math.max(first, second), first + second, Math.abs(at - rows / 2)];
  };
  let [cut, least] = [1, costs(1)];
  for (let at = 2; at < rows; at++) {
    const own = costs(at);
    const k = own.findIndex((cost, k) => cost !== least[k]);
    if (k >= 0 && own[k]! < least[k]!) [cut, least] = [at, own];
  }
  return cut;
}

/** What the dearer half costs less than all rows, where they are of one length; 0 for a single row. */
export function savedBy(rows: number): number {
  if (rows < 2) return 0;
  const cut = cutOf(new Float64Array(rows).fill(1));
  return costOf(rows) - Math.max(costOf(cut), costOf(rows - cut));
}
