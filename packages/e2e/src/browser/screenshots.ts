import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { repositoryRoot } from '../repositoryRoot';
import { artifacts } from './demoProcess';

/** The width of a phone. */
export const PHONE = 360;
/** That of a window on a desk. */
export const USUAL = 1280;
/** That of the widest screen that is looked at. */
export const WIDEST = 2560;

/**
 * Makes pictures of a page: light on a desk, dark on a phone. The walk makes the others.
 *
 * @param sight - what must be seen on both of them.
 */
export async function photograph(sight: Locator, name: string): Promise<void> {
  const page = sight.page();
  const usual = page.viewportSize()!;
  await shoot(sight, { name, scheme: 'light', width: USUAL });
  await show(page, 'dark');
  await shoot(sight, { name, scheme: 'dark', width: PHONE });
  await show(page, 'light');
  await page.setViewportSize(usual);
}

/**
 * Makes a picture of something that has been opened on a page, and leaves it open.
 *
 * @remarks
 * Backstage draws everything anew when the theme changes, and when a window becomes as narrow as a phone or wider.
 */
export async function photographOpen(
  sight: Locator,
  name: string,
): Promise<void> {
  const page = sight.page();
  const usual = page.viewportSize()!;
  const scheme = await page.evaluate(
    () => document.body.dataset.themeMode ?? '',
  );
  await shoot(sight, { name, scheme, width: usual.width });
  await page.setViewportSize(usual);
}

/**
 * Makes a picture for the README, in `docs/images`.
 *
 * @remarks
 * Only with `UPDATE_SCREENSHOTS=1`; a test run leaves the checkout as it is.
 *
 * @param part - what the picture is cut to; all of the page without it.
 */
export async function photographForReadme(
  sight: Locator,
  name: string,
  part?: Locator,
): Promise<void> {
  const page = sight.page();
  if (process.env.UPDATE_SCREENSHOTS !== '1') {
    return;
  }
  const usual = page.viewportSize()!;
  await unfold(sight, USUAL);
  await save(part ?? page, join(repositoryRoot, 'docs/images', `${name}.png`));
  await page.setViewportSize(usual);
}

async function show(page: Page, scheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.waitForFunction(
    mode => document.body.getAttribute('data-theme-mode') === mode,
    scheme,
  );
}

/** Makes the window so high that nothing of the page has to be scrolled to; a picture of a scrolled page repeats its sidebar. */
async function unfold(sight: Locator, width: number) {
  const page = sight.page();
  await page.setViewportSize({ width, height: 640 });
  await sight.waitFor();
  for (let attempt = 0; attempt < 3; attempt++) {
    const hidden = await page.evaluate(measureHidden);
    const { height } = page.viewportSize()!;
    if (hidden <= 0) {
      break;
    }
    await page.setViewportSize({ width, height: height + hidden });
  }
}

/** How many pixels of the page or of a dialog are out of sight. Runs in the page. */
function measureHidden(): Promise<number> {
  const settled = new Promise(done =>
    requestAnimationFrame(() => requestAnimationFrame(done)),
  );
  return settled.then(() => {
    const dialog = document.querySelector('[role=dialog]');
    const scope = dialog ?? document;
    const scrolling = [...scope.querySelectorAll('*')].filter(
      element =>
        /auto|scroll/.test(getComputedStyle(element).overflowY) &&
        !element.matches('[role=region], [role=region] *'),
    );
    const page = dialog ? [] : [document.documentElement];
    return Math.max(
      0,
      ...[...scrolling, ...page].map(
        ({ scrollHeight, clientHeight }) => scrollHeight - clientHeight,
      ),
    );
  });
}

/** Makes one picture of a page, as high as all of it, in which something must be seen. */
export async function shoot(
  sight: Locator,
  picture: { name: string; scheme: string; width: number },
) {
  const { name, scheme, width } = picture;
  await unfold(sight, width);
  const file = `${name}-${scheme}-${width}.png`;
  await save(sight.page(), join(artifacts, 'screenshots', file));
}

async function save(subject: Page | Locator, path: string) {
  mkdirSync(dirname(path), { recursive: true });
  await subject.screenshot({ path, animations: 'disabled', caret: 'hide' });
}
