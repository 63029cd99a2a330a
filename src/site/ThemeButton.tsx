import { useSyncExternalStore } from 'react';
import { chooseTheme, currentTheme, subscribe, themes } from './theme.ts';

export function ThemeButton() {
  // The server cannot know the choice, so the first render says 'system' and the next one corrects it.
  const theme = useSyncExternalStore(subscribe, currentTheme, () => 'system' as const);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length];
  return (
    <button type="button" className="theme" onClick={() => chooseTheme(next)}>
      Theme: {theme}
    </button>
  );
}
