/**
 * What an edit changed is marked for a moment: each number whose data-number became another fades in again. While a drag
 * goes on nothing is marked (everything moves anyway), and never with reduced motion.
 */
export function flashChanges(root: Element, isBusy: () => boolean): () => void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const observer = new MutationObserver((records) => {
    if (calm.matches || isBusy()) return;
    // First all are looked at, then all are animated: one after the other would lay out the page again for each.
    const changed = records.flatMap(({ target, oldValue }) => {
      const element = target as HTMLElement;
      return element.dataset.number !== oldValue && element.checkVisibility() ? [element] : [];
    });
    for (const element of changed) element.animate([{ opacity: 0.25 }, { opacity: 1 }], 500);
  });
  observer.observe(root, {
    subtree: true,
    attributeFilter: ['data-number'],
    attributeOldValue: true,
  });
  return () => observer.disconnect();
}
