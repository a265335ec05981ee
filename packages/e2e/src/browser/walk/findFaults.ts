import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

type WithAxe = { axe?: typeof axe };

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds in what is open: the dialog, or the page beside the portal's own navigation. Only what is serious. */
export async function findFaults(page: Page): Promise<string[]> {
  // The portal's own cards do not name what they show while they load.
  await page.waitForFunction(
    () => !document.querySelector('main .MuiCircularProgress-root'),
  );
  const isThere = await page.evaluate(
    () => (globalThis as WithAxe).axe !== undefined,
  );
  if (!isThere) {
    await page.evaluate(source);
  }
  return page.evaluate(async () => {
    const scope = document.querySelector('[role=dialog]')
      ? '[role=dialog]'
      : 'main';
    const { violations } = await (globalThis as WithAxe).axe!.run(scope, {
      resultTypes: ['violations'],
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(
          ({ html, failureSummary }) =>
            `${id}: ${html.slice(0, 160)} ${failureSummary}`,
        ),
      );
  });
}
