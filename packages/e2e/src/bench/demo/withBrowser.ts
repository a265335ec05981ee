import { ServiceUnavailableError } from '@backstage/errors';
import { chromium, type Browser } from 'playwright-core';
import { ensureChromium } from 'sandbox/src/proof/chromium';

/** Does something with a browser, which is closed afterwards. */
export async function withBrowser<TResult>(
  act: (browser: Browser) => Promise<TResult>,
): Promise<TResult> {
  const executablePath = await ensureChromium();
  if (!executablePath) {
    throw new ServiceUnavailableError('There is no Chromium');
  }
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  try {
    return await act(browser);
  } finally {
    await browser.close();
  }
}
