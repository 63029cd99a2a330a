/** The value of a printed expression: what a patient reader with a calculator would get. */
const functions = {
  tanh: Math.tanh,
  exp: Math.exp,
  log: Math.log,
  sigma: (a: number) => 1 / (1 + Math.exp(-a)),
};

export function evaluate(tex: string): number {
  const source = tex
    .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '(($1) / ($2))')
    .replace(/ \\times 10\^\{(-?\d+)\}/g, 'e$1')
    .replace(/\\cdot/g, '*')
    .replace(/\^2/g, '**2')
    .replace(/\\(tanh|exp|log|sigma)\(/g, 'f.$1(');
  if (!/^(?:f\.(?:tanh|exp|log|sigma)|[\d.e+\-*/() ])*$/.test(source))
    throw new Error(`Not an expression of numbers: ${tex}`);
  return (new Function('f', `return ${source}`) as (f: typeof functions) => number)(functions);
}
