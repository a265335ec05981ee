import type { Locator, Page } from 'playwright-core';

/** Presses Tab until it has the focus. */
export async function tabTo(page: Page, sight: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await sight.evaluate(isFocused)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}

/** Runs in the page. */
export function isFocused(element: Element): boolean {
  return document.activeElement === element;
}
