/**
 * Pointing at a quantity anywhere lights it everywhere: in formulas (data-quantity, data-parameter, written by the
 * notation), in numbers (data-term, data-param) and in drawings (data-place). One listener and two attributes on the page
 * serve all of them, so that no figure needs to know of another.
 */
import { parsePlace } from '../../lab/place.ts';

/** "1.h@t+1" with t = 2 is "1.h@3": formulas in prose speak of t, the figure of the step in view. */
export function atStep(quantity: string, step: number): string {
  return quantity.replace(
    /@t([+-]\d+)?$/,
    (_, offset: string | undefined) => `@${step + Number(offset ?? 0)}`,
  );
}

const places = ['data-term', 'data-param', 'data-quantity', 'data-parameter', 'data-place'];
const selector = places.map((place) => `[${place}]`).join();

/**
 * Calls back with the elements that come to show another place than before, by themselves or since they are new: a figure may follow
 * the lab a moment later. Returns how to stop it.
 */
export function onPlacesChange(
  root: Element,
  listener: (changed: readonly Element[]) => void,
): () => void {
  const observer = new MutationObserver((records) => {
    const changed = records.flatMap(({ type, target, addedNodes }) =>
      type === 'attributes' ? [target as Element] : [...addedNodes].flatMap(marksIn),
    );
    if (changed.length > 0) listener(changed);
  });
  observer.observe(root, {
    subtree: true,
    childList: true,
    attributeFilter: [...places, 'data-unit', 'data-row', 'data-column'],
  });
  return () => observer.disconnect();
}

/** What shows a place, of a node and all in it. */
export function marksIn(node: Node): Element[] {
  if (!(node instanceof Element)) return [];
  const inside = node.firstElementChild ? [...node.querySelectorAll(selector)] : [];
  return node.matches(selector) ? [node, ...inside] : inside;
}

/** The place that an element shows, in the form of lab/place.ts; null where it shows none. */
export function placeOf(element: Element, step: number): string | null {
  const marked = element.closest(selector);
  if (!(marked instanceof HTMLElement || marked instanceof SVGElement)) return null;
  const { term, param, quantity, parameter, place, unit, row, column } = marked.dataset;
  if (place !== undefined) return place;
  const base = term ?? param ?? (quantity === undefined ? parameter : atStep(quantity, step));
  const index = unit === undefined ? [row, column].filter((k) => k !== undefined) : unit.split(',');
  return base === undefined ? null : [base, ...index].join('.');
}

const split = (place: string): { base: string; index: string } => {
  const parsed = parsePlace(place);
  if (!parsed) return { base: place, index: '' };
  const index = parsed.kind === 'quantity' ? [parsed.unit ?? ''] : parsed.index;
  const base =
    parsed.kind === 'quantity'
      ? `${parsed.layer}.${parsed.name}@${parsed.t}`
      : `${parsed.layer}.${parsed.parameter}`;
  return { base, index: index.join('.') };
};

/** Sets `attribute` on those of the elements that show the place (its unit, or all units where it names none), and takes it from the others. */
export function light(
  elements: Iterable<Element>,
  attribute: string,
  place: string | null,
  step: number,
): void {
  const wanted = place === null ? null : split(place);
  for (const element of elements)
    element.toggleAttribute(attribute, wanted !== null && shows(element, wanted, step));
}

function shows(element: Element, wanted: ReturnType<typeof split>, step: number): boolean {
  const place = placeOf(element, step);
  if (place === null) return false;
  const shown = split(place);
  if (shown.base !== wanted.base) return false;
  // A line of a drawing carries a whole quantity: it is lit with the whole, not with each of its units.
  const isWhole = shown.index === '' && !element.hasAttribute('data-flow');
  return shown.index === wanted.index || isWhole || wanted.index === '';
}
