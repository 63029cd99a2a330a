/** From a page back to the book's first page: '' from '/', '../' from '/slug/'. Every link starts with it,
 * so that the book works under any address. */
export const toRoot = (path: string): string => '../'.repeat(path.split('/').length - 2);
