/**
 * How far a run has been carried out, shown in every figure of a lab by three attributes on what is there already, as the
 * spotlight does it: data-later on what is not yet computed, data-now on what the present operation makes, data-reads on
 * what it reads. What is given (inputs, weights, the state before the first step) is always there.
 */
export interface Progress {
  /** For a result, as madeBy of notation/operations.ts names it, the number of the operation that makes it, from 1. */
  readonly madeAt: ReadonlyMap<string, number>;
  /** So many operations have been carried out. */
  readonly done: number;
  readonly now: ReadonlySet<string>;
  readonly reads: ReadonlySet<string>;
}

/** Numbers, lines and bands of figures; sentences about the whole run and the panel of the operation stay complete. */
const MARKED = ['[data-term]', '[data-param]'].map((mark) => `figure ${mark}`).join();
const COMPLETE = '.operations, .frame-sentence';
const ATTRIBUTES = ['data-later', 'data-now', 'data-reads'] as const;

/** The name of the result that an element shows. A share is there with the error it is a part of. */
export function resultOf(element: HTMLElement | SVGElement): string {
  const { term, param, face = 'value', consumer = '' } = element.dataset;
  if (term !== undefined) return `${face === 'value' ? 'value' : 'error'} ${term}`;
  if (face === 'value') return `weight ${param}`;
  const step = /@(\d+)$/.exec(consumer);
  return face === 'share' && step ? `share ${param}@${step[1]}` : `gradient ${param}`;
}

/** Sets the three attributes below `root`, and takes them away where they are out of place; all of them for null. */
export function showProgress(root: Element, progress: Progress | null): void {
  if (progress === null) {
    for (const attribute of ATTRIBUTES)
      for (const old of root.querySelectorAll(`[${attribute}]`)) old.removeAttribute(attribute);
    return;
  }
  const { madeAt, done, now, reads } = progress;
  for (const element of root.querySelectorAll<HTMLElement | SVGElement>(MARKED)) {
    if (element.closest(COMPLETE)) continue;
    const result = resultOf(element);
    element.toggleAttribute('data-later', (madeAt.get(result) ?? 0) > done);
    element.toggleAttribute('data-now', now.has(result));
    element.toggleAttribute('data-reads', reads.has(result));
  }
}

/** Keeps them right while figures draw themselves anew; returns how to stop, which leaves them as they are. */
export function keepProgress(root: Element, progress: Progress): () => void {
  const show = () => showProgress(root, progress);
  show();
  // Called before the browser paints, so that nothing later is ever seen for a frame.
  const observer = new MutationObserver(show);
  observer.observe(root, {
    subtree: true,
    childList: true,
    attributeFilter: ['data-term', 'data-param', 'data-face', 'data-consumer'],
  });
  return () => observer.disconnect();
}
