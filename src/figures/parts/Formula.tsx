import type katexModule from 'katex';
import { useEffect, useRef, useState } from 'react';

type Katex = typeof katexModule;

// On the server KaTeX is at hand; in the browser it comes later, since the HTML already holds the first formulas.
let katex: Katex | null = import.meta.env.SSR ? (await import('katex')).default : null;
let loading: Promise<void> | null = null;

function loadKatex(): Promise<void> {
  return (loading ??= import('katex').then((module) => {
    katex = module.default;
  }));
}

/** \htmlData marks the symbols that light up; nothing else of KaTeX's trusted commands is let through. */
const trust = ({ command }: { command: string }) => command === '\\htmlData';

const render = (tex: string, display: boolean) =>
  katex!.renderToString(tex, { displayMode: display, throwOnError: false, trust, strict: false });

/**
 * A formula that may change while the page is read. The first is in the HTML and stays untouched by hydration; the
 * renderer is fetched when another is needed, and from then on this formula is its own.
 */
export function Formula({ tex, display = false }: { tex: string; display?: boolean }) {
  const element = useRef<HTMLSpanElement>(null);
  const [first] = useState(tex);
  const [live, setLive] = useState(katex !== null);
  useEffect(() => {
    const inHtml = tex === first && element.current?.firstChild;
    if (!live && !inHtml) void loadKatex().then(() => setLive(true));
  }, [tex, first, live]);

  // Where the HTML has it, an empty string: React compares it with nothing and leaves the HTML alone.
  const html = live ? render(tex, display) : '';
  return (
    <span
      ref={element}
      className="formula"
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
