import katex from 'katex';

/** Macros every formula of the book may use, so that a symbol is written in one way everywhere. */
const macros: Record<string, string> = {};

/**
 * TeX to one HTML string, with MathML inside it for screen readers. Throws on anything KaTeX only warns
 * about. \htmlData and \htmlClass are let through: with them a formula names the quantities it shows.
 */
export function formula(tex: string, displayMode: boolean): string {
  return katex.renderToString(tex, {
    displayMode,
    macros: { ...macros },
    output: 'htmlAndMathml',
    throwOnError: true,
    strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
    trust: ({ command }) => command === '\\htmlData' || command === '\\htmlClass',
  });
}
