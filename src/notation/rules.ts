/** The rules by which the error of a quantity follows from those of its consumers, in words: read off its terms. */
import type { Strand } from '../engine/network.ts';
import { countInWords } from './count.ts';
import { errorTerms, type ErrorTerm } from './error.ts';
import type { Expression } from './expression.ts';
import type { Unprinted } from './formula.ts';
import type { Time } from './time.ts';
import type { Wiring } from './wiring.ts';
import { quantityInWords } from './words.ts';

/**
 * "The memory is read in two places, so its error is the sum of two parts: from the future and through the squashed memory.
 * On the way back a function passes its slope’s share and a product passes the other factor." Null where the network has no such error.
 */
export function ruleInWords(wiring: Wiring, strand: Strand, name: string, t: Time): string | null {
  const terms = errorTerms(wiring, { layer: strand.key, name, t });
  if (!terms) return null;
  const quantity = `The ${quantityInWords(strand.plan.cell, name)}`;
  if (terms.length === 0) return `${quantity} is read by nothing: its error is zero.`;
  const from = listed(terms.map(({ words }) => words));
  const read =
    terms.length === 1
      ? `${quantity} is read in one place, so its error has one part: ${from}.`
      : `${quantity} is read in ${countInWords(terms.length)} places, so its error is the sum of ${countInWords(terms.length)} parts: ${from}.`;
  const rules = rulesOf(terms);
  const all = rules.length === 0 ? read : `${read} On the way back ${listed(rules)}.`;
  return all.replaceAll("'", '’');
}

function rulesOf(terms: readonly Unprinted<ErrorTerm>[]): string[] {
  const met = new Set<Rule>();
  for (const { sign, of } of terms) {
    if (sign < 0) met.add('complement');
    gather(of, met);
  }
  return (Object.keys(RULES) as Rule[]).filter((rule) => met.has(rule)).map((rule) => RULES[rule]);
}

const RULES = {
  slope: 'a function passes its slope’s share',
  factor: 'a product passes the other factor',
  diagonal: 'a weight for each unit multiplies again',
  matrix: 'a matrix is turned over',
  complement: 'what enters as 1 minus it comes back with the sign changed',
} as const;
type Rule = keyof typeof RULES;

function gather(e: Expression, met: Set<Rule>): void {
  switch (e.kind) {
    case 'slope':
      met.add('slope');
      return;
    case 'value':
    case 'complement':
      met.add('factor');
      return;
    case 'parameter':
      met.add('diagonal');
      return;
    case 'matrix':
      met.add('matrix');
      return gather(e.of, met);
    case 'product':
      return e.factors.forEach((factor) => gather(factor, met));
    case 'sum':
      for (const { sign, of } of e.terms) {
        if (sign < 0) met.add('complement');
        gather(of, met);
      }
      return;
    case 'rows':
      return gather(e.of, met);
    default:
      return;
  }
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join();
  const between = words.some((word) => word.includes(',')) ? '; ' : ', ';
  return `${words.slice(0, -1).join(between)}${between === '; ' ? '; ' : ' '}and ${words.at(-1)}`;
}
