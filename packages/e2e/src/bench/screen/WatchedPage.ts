import type { Page } from 'playwright-core';
import type { Sighting } from './sightings';

/** Where numbers are on a page. */
export type Spot = {
  /** CSS selector of the elements among which it is. */
  selector: string;
  /** What the text of that element contains. */
  contains: string;
  /** Finds the numbers in that text, a group each. */
  pattern: RegExp;
};

type Look = { at: number; values: number[] };
type WithLooks = { slipwayLooks: Look[] };

/** A page that notes the numbers in one spot whenever its document changes. */
export class WatchedPage {
  private constructor(private readonly page: Page) {}

  /** Watches a page from now on, once the spot is there. */
  static async watch(page: Page, spot: Spot): Promise<WatchedPage> {
    const { selector, contains, pattern } = spot;
    await page.evaluate(
      ({ css, text, source }) => {
        const looks: Look[] = [];
        Object.assign(globalThis, { slipwayLooks: looks });
        const look = () => {
          const element = [...document.querySelectorAll(css)].find(found =>
            found.textContent?.includes(text),
          );
          const found = new RegExp(source).exec(element?.textContent ?? '');
          const values = (found ?? []).slice(1).map(Number);
          const before = looks.at(-1)?.values;
          if (found && String(values) !== String(before)) {
            looks.push({ at: Date.now(), values });
          }
        };
        look();
        new MutationObserver(look).observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      },
      { css: selector, text: contains, source: pattern.source },
    );
    const watched = new WatchedPage(page);
    await page.waitForFunction(
      () => (globalThis as unknown as WithLooks).slipwayLooks.length > 0,
    );
    return watched;
  }

  /** What the number of that group has been up to now. */
  async sightings(group = 0): Promise<Sighting[]> {
    const looks = await this.page.evaluate(
      () => (globalThis as unknown as WithLooks).slipwayLooks,
    );
    return looks.map(({ at, values }) => ({ at, value: values[group] ?? NaN }));
  }
}
