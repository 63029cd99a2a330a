/**
 * Formulas, listings and tables that are wider than the page scroll inside themselves, and only then can the
 * keyboard reach them. Returns how to stop watching.
 */
const wide = 'div.formula, main pre, main table';

export function reachScrollers(root: ParentNode = document): () => void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const box = target.closest<HTMLElement>(wide);
      if (box) mark(box);
    }
  });
  for (const box of root.querySelectorAll(wide)) {
    observer.observe(box);
    // The content grows when its fonts arrive, and its box does not.
    if (box.firstElementChild) observer.observe(box.firstElementChild);
  }
  return () => observer.disconnect();
}

function mark(box: HTMLElement) {
  const { overflowX, overflowY } = getComputedStyle(box);
  const scrolls =
    (overflowX === 'auto' && box.scrollWidth > box.clientWidth) ||
    (overflowY === 'auto' && box.scrollHeight > box.clientHeight);
  if (scrolls) box.tabIndex = 0;
  else box.removeAttribute('tabindex');
}
