import { toggleTheme } from './theme.ts';

/**
 * One word: the theme that a press leads to. Both words are in the page and the style sheet shows the right
 * one, so it is right before any script runs, and the server need not know the reader's choice.
 */
export const ThemeButton = () => (
  <button type="button" className="word theme" onClick={toggleTheme}>
    <span className="to-dark">Dark</span>
    <span className="to-light">Light</span>
    <span className="vh"> theme</span>
  </button>
);
