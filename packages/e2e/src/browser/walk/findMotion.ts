import type { Page } from 'playwright-core';

/** What goes on moving although the reader has asked for calm; only of our own screens, which are made of MUI 5. */
export function findMotion(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(
        ({ playState, effect }) =>
          playState === 'running' &&
          effect?.getComputedTiming().endTime === Infinity,
      )
      .map(({ effect }) => (effect as KeyframeEffect).target)
      .filter(target => target?.closest('[class*="v5-Mui"]'))
      .map(target => `moves: ${target?.outerHTML.slice(0, 160)}`),
  );
}
