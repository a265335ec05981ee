import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { DemoCluster } from './DemoCluster';
import { artifacts, startDemoProcess } from './demoProcess';
import { PortalApi } from './PortalApi';
import { PortalPage, type PageOptions } from './PortalPage';
import type { Person } from './people';

const browserArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The whole demo on throw-away data, and a browser in front of it. */
export class Demo {
  readonly #browser: Browser;
  readonly #end: () => Promise<void>;
  readonly #pages: PortalPage[] = [];

  private constructor(
    readonly url: string,
    readonly cluster: DemoCluster,
    ending: { browser: Browser; end: () => Promise<void> },
  ) {
    this.#browser = ending.browser;
    this.#end = ending.end;
  }

  /** Starts it by `scripts/start`, which takes from half a minute to some minutes. */
  static async start(): Promise<Demo> {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: browserArguments,
    });
    const data = await mkdtemp(join(tmpdir(), 'slipway-browser-'));
    const remove = () => rm(data, { recursive: true, force: true });
    try {
      // PostgreSQL runs as another user where we are root.
      await chmod(data, 0o755);
      const { url, interrupt } = await startDemoProcess(data);
      const end = () => interrupt().finally(remove);
      return new Demo(url, new DemoCluster(join(data, 'cluster')), {
        browser,
        end,
      });
    } catch (error) {
      await browser.close();
      await remove();
      throw error;
    }
  }

  /** Opens a browser of its own, in which nobody has signed in. */
  async open(options: PageOptions = {}): Promise<PortalPage> {
    const page = await PortalPage.open(this.#browser, this.url, options);
    this.#pages.push(page);
    return page;
  }

  /** Opens a browser and signs in. */
  async signIn(person: Person, options?: PageOptions): Promise<PortalPage> {
    const page = await this.open(options);
    await page.signIn(person);
    return page;
  }

  /** The HTTP API, past the screens, with a person's own token. */
  async apiOf(person: Person): Promise<PortalApi> {
    return PortalApi.signIn(this.url, person);
  }

  /**
   * Closes what was opened.
   *
   * @param test - names the pictures of what was on the screens at last.
   * @returns what their consoles say that no test expected.
   */
  async closePages(test: string): Promise<string[]> {
    const pages = this.#pages.splice(0);
    const folder = join(artifacts, 'last');
    await Promise.all(
      pages.map((page, index) =>
        page.close(
          join(folder, `${test.replaceAll(/\W+/g, '-')}-${index}.png`),
        ),
      ),
    );
    return pages.flatMap(({ complaints }) => complaints);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#end();
  }
}
