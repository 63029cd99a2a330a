import { prerender } from 'react-dom/static';
import type { Page } from './pages.ts';
import { Whole } from './Whole.tsx';

export { pages } from './pages.ts';
export { toRoot } from './path.ts';

/** The HTML inside #root. Errors reject: a page that cannot be rendered stops the build. */
export async function render(page: Page): Promise<string> {
  const { default: Content } = await page.load();
  let failure: unknown;
  const { prelude } = await prerender(<Whole page={page} Content={Content} />, {
    progressiveChunkSize: Infinity,
    onError: (error) => {
      failure ??= error;
    },
  });
  const html = await new Response(prelude).text();
  if (failure) throw failure;
  return html;
}
