import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { piecesOf, type Piece } from '../src/notation/python/pieces.ts';
import { wiringOfCell } from '../src/notation/wiring.ts';

/**
 * Rehype plugin: in ```python the words that stand for a quantity or a weight of the plain network light up with it. A block
 * that may scroll can be reached by keyboard.
 */
export function code() {
  const wiring = wiringOfCell('rnn');
  return (tree: Root) => {
    visit(tree, 'element', (pre) => {
      const [block] = pre.children;
      if (pre.tagName !== 'pre' || block?.type !== 'element') return;
      pre.properties.tabIndex = 0;
      const [text] = block.children;
      if (!String(block.properties.className).includes('language-python') || text?.type !== 'text')
        return;
      block.children = piecesOf(text.value.trimEnd(), wiring).map(elementOf);
    });
  };
}

function elementOf({ text, quantity, face, parameter }: Piece): ElementContent {
  const children: Element['children'] = [{ type: 'text', value: text }];
  if (quantity === undefined && parameter === undefined) return children[0]!;
  const properties = {
    dataQuantity: quantity,
    dataFace: face,
    dataParameter: parameter,
  };
  return { type: 'element', tagName: 'span', properties, children };
}
