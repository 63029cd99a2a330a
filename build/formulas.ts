import type { Root } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { formula } from './katex.ts';

/**
 * Remark plugin: each $formula$ becomes one element with an HTML string in it, <SetFormula />, by its number in the chapter. As
 * a tree of React elements the same formula weighs a third more and takes longer to hydrate. Where a page brings its formulas
 * in its HTML, as every built page does, `withHtml` is false and the script does not carry them a second time.
 */
export function formulas({ withHtml = true }: { withHtml?: boolean } = {}) {
  return (tree: Root, file: VFile) => {
    let number = 0;
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
      parent.children[index] = {
        type: display ? 'mdxJsxFlowElement' : 'mdxJsxTextElement',
        name: 'SetFormula',
        attributes: [
          attribute('n', String(number++)),
          ...(display ? [attribute('display', null)] : []),
          ...(withHtml ? [attribute('html', html)] : []),
        ],
        children: [],
      };
    });
  };
}

const attribute = (name: string, value: string | null): MdxJsxAttribute => ({
  type: 'mdxJsxAttribute',
  name,
  value,
});
