import { ensureChromium } from './chromium';
import { runJest } from './jestStage';
import { Stage } from './stage';

/** The tests that go the whole way in a browser, on simulated clusters. */
export const browserTests: Stage = {
  group: 'browser',
  name: 'browser',
  async run() {
    const chromium = await ensureChromium();
    if (!chromium) {
      return {
        status: 'failed',
        reason:
          'there is no Chromium: install it, name one in CHROMIUM, or leave these tests out with --skip browser',
      };
    }
    return runJest({
      name: 'browser',
      command: ['jest', '--config=jest.browser.config.js', '--runInBand'],
      folder: 'packages/e2e',
      environment: { CHROMIUM: chromium },
    });
  },
};
