/** A link that leads nowhere stops the build. Takes each page's finished HTML by its path. */
export function checkLinks(html: Map<string, string>) {
  const lost: string[] = [];
  for (const [path, text] of html) {
    for (const [, href] of text.matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
      const target = new URL(href.replaceAll('&amp;', '&'), `https://book.invalid${path}`);
      if (target.host !== 'book.invalid') continue;
      const page = html.get(target.pathname);
      const id = decodeURIComponent(target.hash.slice(1));
      // A hash with a "=" is a state of the page, not a place on it.
      if (!page || (id && !id.includes('=') && !page.includes(`id="${id}"`)))
        lost.push(`${path} links to ${href}, and there is no such ${page ? 'place' : 'page'}.`);
    }
  }
  if (lost.length) throw new Error(lost.join('\n'));
}
