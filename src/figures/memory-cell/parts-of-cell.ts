/** What can be gone into further: a gate of the cell, a product of two of its quantities. */
import type { Cell, Product } from '../../engine/cell.ts';
import { parsePlace } from '../../lab/place.ts';
import { gatesOf, stepBefore, type View } from './model.ts';

export interface Gate {
  /** y = fn(a), and a = Σ W q. */
  readonly gate: string;
  readonly sum: string;
}

/** Two or more quantities of a cell multiplied: f⊙c′ in the equation of c. */
export interface Times {
  readonly to: string;
  readonly term: number;
  readonly product: Product;
  /** The factor that stands for it: pinning it chooses this product. */
  readonly by: string;
}

export function timesOf({ equations }: Cell): Times[] {
  const all = equations.flatMap(({ name: to, terms }) =>
    terms.flatMap((product, term) => (product.factors.length > 1 ? [{ to, term, product }] : [])),
  );
  const uses = (name: string) =>
    all.filter(({ product }) =>
      product.factors.some((factor) => factor.name === name && !factor.previous),
    ).length;
  const taken = new Set<string>();
  // Those first that have a factor of their own: u of a GRU stands in two products, and is left to the one with h′.
  const own = new Map(
    all
      .toSorted((a, b) => fewest(a.product, uses) - fewest(b.product, uses))
      .map((one) => {
        const factors = one.product.factors.filter(({ previous }) => !previous);
        const free = factors.filter(({ name }) => !taken.has(name));
        const by = (free.toSorted((a, b) => uses(a.name) - uses(b.name))[0] ?? factors[0])?.name;
        taken.add(by ?? one.to);
        return [one, by ?? one.to];
      }),
  );
  return all.map((one) => ({ ...one, by: own.get(one)! }));
}

function fewest({ factors }: Product, uses: (name: string) => number): number {
  return Math.min(
    ...factors.filter(({ previous }) => !previous).map(({ name }) => uses(name)),
    factors.length,
  );
}

/** The name of the pinned quantity, if it is one of this cell at this step, or of its state before: "c'". */
function pinnedNode(view: View, pin: string | null): string | null {
  const place = pin === null ? null : parsePlace(pin);
  if (place?.kind !== 'quantity' || place.layer !== view.strand.key) return null;
  if (place.t === view.t) return place.name;
  return place.t === stepBefore(view) ? `${place.name}'` : null;
}

/** The pinned gate, else the forget gate, else the first there is. */
export function gateInView(view: View, pin: string | null): Gate | undefined {
  const gates = gatesOf(view.strand.plan.cell);
  const pinned = pinnedNode(view, pin);
  return (
    gates.find(({ gate, sum }) => gate === pinned || sum === pinned) ??
    gates.find(({ gate }) => gate === 'f') ??
    gates[0]
  );
}

/** The product of the pinned quantity, else the first there is. */
export function timesInView(view: View, pin: string | null): Times | undefined {
  const { cell } = view.strand.plan;
  const products = timesOf(cell);
  const pinned = pinnedNode(view, pin);
  const gate = gatesOf(cell).find(({ sum }) => sum === pinned)?.gate ?? pinned;
  return (
    products.find(({ by }) => by === gate) ??
    products.find(({ product }) =>
      product.factors.some(({ name, previous }) => `${name}${previous ? "'" : ''}` === gate),
    ) ??
    products.find(({ to }) => to === gate) ??
    products[0]
  );
}
