/**
 * What the HTML of the page already says, and its script therefore need neither carry nor compute again: formulas set at build
 * time, by their numbers, and numbers of the book, by React's ids.
 */
const formulas = new Map<string, string>();
const constants = new Map<string, string>();

/** Reads it off the page. To be called before the page comes to life. */
export function keepWhatIsSet(root: Element): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-formula]'))
    formulas.set(element.dataset.formula!, element.innerHTML);
  for (const element of root.querySelectorAll<HTMLElement>('[data-constant]'))
    constants.set(element.dataset.constant!, element.textContent);
}

export const formulaKept = (n: string): string | undefined => formulas.get(n);
export const constantKept = (id: string): string | undefined => constants.get(id);
