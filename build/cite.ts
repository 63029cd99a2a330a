import type { Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { entryOf, namesOf, references } from '../content/references.ts';
import { partsOf, placeOf, termNamed } from '../content/terms.ts';
import { formula } from './katex.ts';

type Element = MdxJsxTextElement | MdxJsxFlowElement;

/**
 * Remark plugin: <Cite id="…" /> and <Term name="…" /> get what they show from content/references.ts and content/terms.ts
 * here, so that no page loads the lists. A name that is not in them stops the build with its line.
 */
export function cite() {
  return (tree: Root, file: VFile) => {
    visit(tree, (node) => {
      if (node.type !== 'mdxJsxTextElement' && node.type !== 'mdxJsxFlowElement') return;
      const more =
        node.name === 'Cite' ? cited(node, file) : node.name === 'Term' ? defined(node, file) : [];
      node.attributes.push(...more.map(([name, value]) => attribute(name, value)));
    });
  };
}

type Attributes = readonly (readonly [name: string, value: string])[];

function cited(node: Element, file: VFile): Attributes {
  const id = textOf(node, 'id', file);
  const reference = references.find((one) => one.id === id);
  if (!reference) file.fail(`There is no "${id}" in content/references.ts`, node.position);
  return [
    ['names', namesOf(reference)],
    ['year', String(reference.year)],
    ['entry', entryOf(reference)],
  ];
}

function defined(node: Element, file: VFile): Attributes {
  const name = textOf(node, 'name', file);
  const term = termNamed(name);
  if (!term) file.fail(`There is no "${name}" in content/terms.ts`, node.position);
  return [
    ['place', placeOf(term)],
    ['definition', html(term.says)],
  ];
}

/** An attribute that is written as text. */
function textOf(node: Element, name: string, file: VFile): string {
  const found = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === name);
  const value = found?.value;
  if (typeof value !== 'string')
    file.fail(`<${node.name}> needs ${name}, written as text: ${name}="…"`, node.position);
  return value;
}

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A definition with its formulas set. */
export function html(says: string): string {
  return partsOf(says)
    .map((part) =>
      typeof part === 'string'
        ? escape(part)
        : `<span class="formula">${formula(part.tex, false)}</span>`,
    )
    .join('');
}

const attribute = (name: string, value: string): MdxJsxAttribute => ({
  type: 'mdxJsxAttribute',
  name,
  value,
});
