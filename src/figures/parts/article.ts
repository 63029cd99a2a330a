/** "a 7", "an 8", "an L": a digit or a letter, as it is said. */
export const withArticle = (name: string): string =>
  `${/^(8|[aefhilmnorsx]$)/i.test(name) ? 'an' : 'a'} ${name}`;
