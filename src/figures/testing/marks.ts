/** One marked number of a figure: its attributes, without "data-". */
export type Mark = Record<string, string>;

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }; // prettier-ignore

/**
 * The marked numbers in what React writes for the server. It is read as text: there, no attribute holds a bare ">" or
 * quote, and a whole document made of it takes longer than drawing the figure.
 */
export const marksIn = (markup: string): Mark[] =>
  [...markup.matchAll(/<[^>]* data-number=[^>]*>/g)].map(([tag]) =>
    Object.fromEntries(
      [...tag.matchAll(/ data-([a-z]+)="([^"]*)"/g)].map(([, name, text]) => [name!, plain(text!)]),
    ),
  );

/** The text of markup, without its tags. */
export const textIn = (markup: string): string => plain(markup.replace(/<[^>]*>/g, ''));

const plain = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (name) => ENTITIES[name]!);
