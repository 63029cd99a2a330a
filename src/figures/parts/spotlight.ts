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
 * Calls back when something comes to show another place than before, by itself or since it is new: a figure may follow the lab a moment
 * later. Returns how to stop it.
 */
export function onPlacesChange(root: Element, listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(root, {
    subtree: true,
    childList: true,
    attributeFilter: [...places, 'data-unit', 'data-row', 'data-column'],
  });
  return () => observer.disconnect();
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

/** Sets `attribute` on all that shows the place (its unit, or all units where it names none), and on nothing else. */
export function light(root: Element, attribute: string, place: string | null, step: number): void {
  for (const old of root.querySelectorAll(`[${attribute}]`)) old.removeAttribute(attribute);
  if (place === null) return;
  const wanted = split(place);
  for (const element of root.querySelectorAll(selector)) {
    const shown = split(placeOf(element, step)!);
    if (shown.base !== wanted.base) continue;
    // A line of a drawing carries a whole quantity: it is lit with the whole, not with each of its units.
    const isWhole = shown.index === '' && !element.hasAttribute('data-flow');
    if (shown.index === wanted.index || isWhole || wanted.index === '')
      element.setAttribute(attribute, '');
  }
}
