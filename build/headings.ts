import type { Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';

/** Rehype plugin: a section's heading can be linked to, by the words of its title. */
export function headings() {
  return (tree: Root) => {
    const taken = new Set<string>();
    visit(tree, 'element', (node) => {
      if (!/^h[2-4]$/.test(node.tagName) || node.properties.id) return;
      const words = node.children.map(textOf).join('').toLowerCase();
      const slug = words.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'section';
      let id = slug;
      for (let n = 2; taken.has(id); n++) id = `${slug}-${n}`;
      taken.add(id);
      node.properties.id = id;
    });
  };
}

const textOf = (node: RootContent): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';
