/**
 * The rows a reader has run, kept in their browser. Each stands with the whole setup it was run with, so that it is shown only
 * beside the test and the network that it belongs to.
 */
import { setupOf, type Choice, type Own } from './choice.ts';

const KEY = 'unfolded:long-lag';
/** Of more rows than these the oldest is let go. */
export const MOST_ROWS = 40;

/** The text with one more row. */
export function withRow(text: string | null, own: Own): string {
  const { test, network, T, run } = own;
  const row = { test: test.id, network: network.id, T, setup: setupText(own), run };
  return JSON.stringify([...listOf(text), row].slice(-MOST_ROWS));
}

export const setupText = (choice: Choice) => JSON.stringify(setupOf(choice));

/** Whatever was kept, as a list. */
export function listOf(text: string | null): unknown[] {
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** Adds a row to what is there by now, another tab's too. A sentence where nothing can be kept. */
export function keep(own: Own): string | null {
  try {
    localStorage.setItem(KEY, withRow(localStorage.getItem(KEY), own));
    return null;
  } catch {
    return 'This browser does not let the page keep your rows: they are here until you leave.';
  }
}

/** What is kept; null where nothing is, or nothing can be. */
export function keptText(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
