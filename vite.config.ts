import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { chunks, preloaded } from './build/chunks.ts';
import { citations } from './build/citations.ts';
import { devPages } from './build/dev.ts';
import { woff2Only } from './build/fonts.ts';
import { mdx } from './build/mdx.ts';
import { prerender } from './build/prerender.ts';

export default defineConfig({
  // Every address in the built pages is relative, so the book can stand at any path.
  base: './',
  plugins: [
    mdx(),
    citations(),
    react({ include: /\.(mdx|tsx?)$/ }),
    woff2Only(),
    devPages(),
    prerender(),
  ],
  build: {
    target: 'es2022',
    // light-dark() and nesting as written: older targets would rewrite them.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A data: URL for a font or a worker would break the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false, resolveDependencies: preloaded },
    reportCompressedSize: false,
  },
  environments: { client: { build: { rolldownOptions: chunks } } },
  worker: { format: 'es' },
});
