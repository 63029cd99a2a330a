/**
 * The reader's choice of theme. It lives on <html>, where public/theme.js puts it before the first paint.
 * A choice that agrees with the system is no choice: it is forgotten, and the book follows the system again.
 */
export function toggleTheme() {
  const { dataset } = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const next = (dataset.theme ?? system) === 'dark' ? 'light' : 'dark';
  if (next === system) delete dataset.theme;
  else dataset.theme = next;
  try {
    if (next === system) localStorage.removeItem('unfolded:theme');
    else localStorage.setItem('unfolded:theme', next);
  } catch {
    // Without storage the choice holds for this page only.
  }
}
