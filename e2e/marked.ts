/** Whether what the HTML of a page has is still there when the page has come to life. */
import type { Page } from '@playwright/test';

/** Remembers all elements of figures. */
export const mark = (page: Page, within = 'figure') =>
  page.evaluate((within) => {
    Object.assign(window, { marked: [...document.querySelectorAll(`${within} *`)] });
  }, within);
/** How many of them others have taken the place of. */
export const lost = (page: Page) =>
  page.evaluate(
    () =>
      (window as unknown as { marked: Element[] }).marked.filter((one) => !one.isConnected).length,
  );
