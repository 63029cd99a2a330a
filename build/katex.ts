import katex from 'katex';

/**
 * Macros every formula of the book may use. They name what a symbol stands for, so that it lights up with its numbers:
 * \val{1.h@t}{h_t}, \err{1.h@t}{\frac{\partial L}{\partial h_t}}, \wt{1.W_hh}{W_{hh}}. A time t is the step in view.
 */
const macros: Record<string, string> = {
  '\\val': '\\htmlData{quantity=#1,face=value}{#2}',
  '\\err': '\\htmlData{quantity=#1,face=error}{#2}',
  '\\wt': '\\htmlData{parameter=#1}{#2}',
};

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
