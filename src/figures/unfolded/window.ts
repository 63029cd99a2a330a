/** Which steps of a long run are drawn: the first, the last, and those near the step in view. */
export type Item =
  | { readonly kind: 'step'; readonly t: number }
  /** Steps that are not drawn. */
  | { readonly kind: 'gap'; readonly from: number; readonly to: number };

/** Up to so many steps all are drawn. */
export const MOST_STEPS = 16;
/** On each side of the step in view. */
export const REACH = 6;

/** In the order of time. A gap stands for two steps at least: one alone takes no more room drawn than left out. */
export function windowOf(steps: number, focus: number): Item[] {
  if (steps <= MOST_STEPS) return span(1, steps);
  const from = Math.min(Math.max(focus - REACH, 1), steps - 2 * REACH);
  const to = from + 2 * REACH;
  const gap = (first: number, last: number): Item[] =>
    last - first < 1 ? span(first, last) : [{ kind: 'gap', from: first, to: last }];
  return [
    ...(from > 1 ? [...span(1, 1), ...gap(2, from - 1)] : []),
    ...span(from, to),
    ...(to < steps ? [...gap(to + 1, steps - 1), ...span(steps, steps)] : []),
  ];
}

function span(from: number, to: number): Item[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => ({
    kind: 'step',
    t: from + k,
  }));
}

/** The steps drawn. */
export function stepsOf(items: readonly Item[]): number[] {
  return items.flatMap((item) => (item.kind === 'step' ? [item.t] : []));
}

/** In words: "1, 37 to 49 and 300". */
export function stepsInWords(items: readonly Item[]): string {
  const spans: [number, number][] = [];
  for (const t of stepsOf(items)) {
    const last = spans.at(-1);
    if (last && last[1] === t - 1) last[1] = t;
    else spans.push([t, t]);
  }
  const words = spans.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
