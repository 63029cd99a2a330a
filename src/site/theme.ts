/** The reader's choice of theme. It lives on <html>, where public/theme.js puts it before the first paint. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();

export function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const currentTheme = (): Theme =>
  (document.documentElement.dataset.theme as Theme | undefined) ?? 'system';

export function chooseTheme(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem('unfolded:theme');
    else localStorage.setItem('unfolded:theme', theme);
  } catch {
    // Without storage the choice holds for this page only.
  }
  for (const listener of listeners) listener();
}
