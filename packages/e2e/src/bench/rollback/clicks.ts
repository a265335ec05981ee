import type { Page } from 'playwright-core';

type WithClick = { slipwayClickedAt: number };

/** Notes when the page was clicked last: what drives the page looks whether it may click first, and that takes a while. */
export async function noteClicks(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener(
      'click',
      () => Object.assign(globalThis, { slipwayClickedAt: Date.now() }),
      { capture: true },
    );
  });
}

/** When it was, in milliseconds since 1970. */
export function lastClick(page: Page): Promise<number> {
  return page.evaluate(
    () => (globalThis as unknown as WithClick).slipwayClickedAt,
  );
}
