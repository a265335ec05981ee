import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Everything that a dialog has said since it was watched. */
    slipwayWords: string;
  }
}

/** Writes down everything that the open dialog says from now on, however briefly. */
export async function watchWords(
  page: Page,
): Promise<{ heard(): Promise<string> }> {
  await page.evaluate(() => {
    window.slipwayWords = '';
    const dialog = document.querySelector<HTMLElement>('[role=dialog]')!;
    new MutationObserver(() => {
      window.slipwayWords += `${dialog.innerText}\n`;
    }).observe(dialog, { subtree: true, childList: true, characterData: true });
  });
  return { heard: () => page.evaluate(() => window.slipwayWords) };
}
