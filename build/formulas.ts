import type { Root } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { formula } from './katex.ts';

/**
 * Remark plugin: each $formula$ becomes one element with an HTML string in it. As a tree of React elements
 * the same formula weighs a third more and takes longer to hydrate.
 */
export function formulas() {
  return (tree: Root, file: VFile) => {
    visit(tree, (node, index, parent) => {
      if (!parent || index === undefined) return;
      if (node.type !== 'math' && node.type !== 'inlineMath') return;
      const display = node.type === 'math';
      let html = '';
      try {
        html = formula(node.value, display);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        file.fail(`A formula cannot be set: ${reason}`, node.position);
      }
      parent.children[index] = display
        ? {
            type: 'mdxJsxFlowElement',
            name: 'div',
            attributes: [attribute('className', 'formula'), innerHtml(html)],
            children: [],
          }
        : {
            type: 'mdxJsxTextElement',
            name: 'span',
            attributes: [attribute('className', 'formula'), innerHtml(html)],
            children: [],
          };
    });
  };
}

const attribute = (name: string, value: string): MdxJsxAttribute => ({
  type: 'mdxJsxAttribute',
  name,
  value,
});

/** `dangerouslySetInnerHTML={{ __html: "…" }}`, as the syntax tree that MDX compiles. */
const innerHtml = (html: string): MdxJsxAttribute => ({
  type: 'mdxJsxAttribute',
  name: 'dangerouslySetInnerHTML',
  value: {
    type: 'mdxJsxAttributeValueExpression',
    value: JSON.stringify({ __html: html }),
    data: {
      estree: {
        type: 'Program',
        sourceType: 'module',
        comments: [],
        body: [
          {
            type: 'ExpressionStatement',
            expression: {
              type: 'ObjectExpression',
              properties: [
                {
                  type: 'Property',
                  kind: 'init',
                  method: false,
                  shorthand: false,
                  computed: false,
                  key: { type: 'Identifier', name: '__html' },
                  value: { type: 'Literal', value: html },
                },
              ],
            },
          },
        ],
      },
    },
  },
});
