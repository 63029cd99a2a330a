import type { Plugin } from 'vite';

/** In development there is one page, index.html: it learns from the address which page it is to be. */
export function devPages(): Plugin {
  return {
    name: 'unfolded:dev-pages',
    apply: 'serve',
    transformIndexHtml: (html, { originalUrl = '/' }) =>
      html
        .replace(
          'data-page="/"',
          `data-page="${encodeURI(decodeURI(originalUrl.replace(/[?#].*/, '')))}"`,
        )
        .replace('<!--head-->', '<title>Unfolded</title>')
        .replace('<!--page-->', ''),
  };
}
