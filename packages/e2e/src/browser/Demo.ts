import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import type { DemoCluster } from './clusters/DemoCluster';
import { DemoDatabases } from './DemoDatabases';
import { openDemoCluster, type ClusterKind } from './clusters/openDemoCluster';
import type { SimulatorControl } from './clusters/SimulatorControl';
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

interface DemoParts {
  url: string;
  data: string;
  browser: Browser;
  end: () => Promise<void>;
}

/** The whole demo on throw-away data, and a browser in front of it. */
export class Demo {
  readonly url: string;
  readonly cluster: DemoCluster;
  readonly databases: DemoDatabases;
  readonly #simulator: SimulatorControl | undefined;
  readonly #browser: Browser;
  readonly #end: () => Promise<void>;
  readonly #pages: PortalPage[] = [];

  private constructor(
    readonly kind: ClusterKind,
    { url, data, browser, end }: DemoParts,
  ) {
    const { cluster, simulator } = openDemoCluster(kind, data);
    this.url = url;
    this.cluster = cluster;
    this.databases = new DemoDatabases(data);
    this.#simulator = simulator;
    this.#browser = browser;
    this.#end = end;
  }

  /** Starts it by `scripts/start`, which takes from half a minute to some minutes. */
  static async start(kind: ClusterKind): Promise<Demo> {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: browserArguments,
    });
    const data = await mkdtemp(join(tmpdir(), 'slipway-browser-'));
    const remove = () => rm(data, { recursive: true, force: true });
    try {
      // PostgreSQL runs as another user where we are root.
      await chmod(data, 0o755);
      const { url, interrupt } = await startDemoProcess(kind, data);
      const end = () => interrupt().finally(remove);
      return new Demo(kind, { url, data, browser, end });
    } catch (error) {
      await browser.close();
      await remove();
      throw error;
    }
  }

  /** What only a simulated cluster can be told. */
  get simulator(): SimulatorControl {
    if (!this.#simulator) {
      throw new Error(`The demo runs on the ${this.kind} cluster`);
    }
    return this.#simulator;
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
   * Closes what was opened, but for what is kept.
   *
   * @param test - names the pictures of what was on the screens at last.
   * @returns what their consoles say that no test expected.
   */
  async closePages(test: string): Promise<string[]> {
    const pages = this.#pages.splice(0);
    this.#pages.push(...pages.filter(({ isKept }) => isKept));
    const folder = join(artifacts, 'last');
    await Promise.all(
      pages
        .filter(({ isKept }) => !isKept)
        .map((page, index) =>
          page.close(
            join(folder, `${test.replaceAll(/\W+/g, '-')}-${index}.png`),
          ),
        ),
    );
    return pages.flatMap(page => page.takeComplaints());
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#end();
  }
}
