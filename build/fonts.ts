import type { Plugin } from 'vite';

/** KaTeX names each font in three formats; every browser this book runs in reads the first, woff2. */
export function woff2Only(): Plugin {
  return {
    name: 'unfolded:woff2-only',
    enforce: 'pre',
    transform: {
      filter: { id: /katex[^/]*\.css$/ },
      handler: (css) => ({
        code: css.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, ''),
        map: null,
      }),
    },
  };
}
