import type { Root } from 'mdast';
import type { MdxJsxAttribute, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { piecesOf, type Piece } from '../src/notation/python/pieces.ts';
import { wiringOfCell } from '../src/notation/wiring.ts';

/** Remark plugin: in ```python the words that stand for a quantity or a weight of the plain network light up with it. */
export function code() {
  const wiring = wiringOfCell('rnn');
  return (tree: Root) => {
    visit(tree, 'code', (node, index, parent) => {
      if (node.lang !== 'python' || !parent || index === undefined) return;
      parent.children[index] = {
        type: 'mdxJsxFlowElement',
        name: 'pre',
        attributes: [attribute('tabIndex', '0')],
        children: [
          {
            type: 'mdxJsxFlowElement',
            name: 'code',
            attributes: [],
            children: piecesOf(node.value, wiring).map(elementOf),
          },
        ],
      } as never;
    });
  };
}

const attribute = (name: string, value: string): MdxJsxAttribute => ({
  type: 'mdxJsxAttribute',
  name,
  value,
});

function elementOf({ text, quantity, face, parameter }: Piece): MdxJsxTextElement {
  const data = { 'data-quantity': quantity, 'data-face': face, 'data-parameter': parameter };
  return {
    type: 'mdxJsxTextElement',
    name: 'span',
    attributes: Object.entries(data).flatMap(([name, value]) =>
      value === undefined ? [] : [attribute(name, value)],
    ),
    children: [{ type: 'text', value: text }],
  };
}
