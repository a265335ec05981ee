import type { Page, Route } from 'playwright-core';
import { answerRequest } from '../../../../../plugins/slipway/dev/answerRequest';

/** An answer that is there beforehand. */
export interface CannedAnswer {
  method: 'GET' | 'POST';
  /** Of the path below `/api/slipway`. */
  path: RegExp;
  /** @default 200 */
  status?: number;
  body: object;
}

/** What Slipway's backend says. */
export interface Scene {
  /** One of the scenarios of `plugins/slipway/dev`, which every service then shows. @default what the demo's own backend says */
  scenario?: string;
  /** What is said otherwise. */
  answers?: readonly CannedAnswer[];
}

/** Stands between a page and Slipway's backend, for the states that the demo is not in. */
export class StandInBackend {
  /** What is played from now on. */
  scene: Scene = {};

  private constructor() {}

  static async install(page: Page): Promise<StandInBackend> {
    const standIn = new StandInBackend();
    await page.route('**/api/slipway/**', route => standIn.#answer(route));
    return standIn;
  }

  async #answer(route: Route): Promise<void> {
    const { scenario, answers = [] } = this.scene;
    const request = route.request();
    const url = new URL(request.url());
    const path = url.pathname.replace('/api/slipway', '');
    const canned = answers.find(
      answer => answer.method === request.method() && answer.path.test(path),
    );
    if (canned) {
      await route.fulfill({ status: canned.status, json: canned.body });
    } else if (scenario === undefined) {
      await route.continue();
    } else {
      url.pathname = url.pathname.replace(
        /(\/services\/[^/]+\/[^/]+\/)[^/]+/,
        `$1${scenario}`,
      );
      await fulfil(route, url);
    }
  }
}

async function fulfil(route: Route, url: URL) {
  const request = route.request();
  const answer = await answerRequest(
    request.method(),
    url,
    request.postData() ?? '',
  );
  await route.fulfill({
    status: answer.status,
    contentType: 'application/json',
    body: await answer.text(),
  });
}
