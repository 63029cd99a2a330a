/**
 * Did an earlier visit keep anything? Asked without making a database: nothing is stored before the reader has done something.
 * A browser that cannot say counts as no.
 */
export async function wasKept(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === 'unfolded');
  } catch {
    return false;
  }
}
