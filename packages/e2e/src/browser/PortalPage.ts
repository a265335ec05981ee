import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { Complaints } from './Complaints';
import { OperationDialog } from './OperationDialog';
import type { Person } from './people';
import { Traffic } from './Traffic';

/** @see {@link PortalPage.open} */
export interface PageOptions {
  /** In pixels. @default 1280 */
  width?: number;
  /** @default 'light' */
  colorScheme?: 'light' | 'dark';
  /** Whether it stays open after the test that opened it. @default false */
  kept?: boolean;
}

/** A browser of one person in front of the portal. */
export class PortalPage {
  readonly #context: BrowserContext;
  readonly #complaints: Complaints;
  /** What goes over the wire. */
  readonly traffic: Traffic;
  readonly dialog: OperationDialog;

  private constructor(
    context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
    readonly isKept: boolean,
  ) {
    this.#context = context;
    this.#complaints = new Complaints(page);
    this.traffic = new Traffic(page);
    this.dialog = new OperationDialog(page);
  }

  static async open(
    browser: Browser,
    url: string,
    { width = 1280, colorScheme = 'light', kept = false }: PageOptions,
  ): Promise<PortalPage> {
    const context = await browser.newContext({
      viewport: { width, height: 1000 },
      colorScheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.goto(url);
    return new PortalPage(context, page, url, kept);
  }

  /** The errors in the console that no test has expected, since it was asked for them last. */
  takeComplaints(): string[] {
    return this.#complaints.take();
  }

  /** Says that the backend is going to refuse something: the browser writes that to its console. */
  expectRefusal(status: number): void {
    this.#complaints.expectRefusal(status);
  }

  /** Closes it; what is on the screen is kept as a picture. */
  async close(picture: string): Promise<void> {
    await this.page
      .screenshot({ path: picture, animations: 'disabled' })
      .catch(() => undefined);
    await this.#context.close();
  }

  /** Chooses a person on the sign-in page, and waits until the portal is there. */
  async signIn({ name }: Person): Promise<void> {
    await this.page.getByRole('button', { name: `Sign in as ${name}` }).click();
    await this.page
      .getByRole('heading', { name: 'Catalog', level: 1 })
      .waitFor();
  }

  /** Opens a component from the catalog by clicks, as a person does. */
  async walkTo(component: string): Promise<void> {
    await this.page.getByRole('link', { name: component, exact: true }).click();
    await this.page
      .getByRole('link', { name: 'Operations', exact: true })
      .click();
    await this.#environments.waitFor();
  }

  /** Opens a component's tab by its address. */
  async openOperations(component: string): Promise<void> {
    await this.page.goto(
      `${this.url}/catalog/default/component/${component}/operations`,
    );
    await this.#environments.waitFor();
  }

  /** Opens a data store's tab by its address. */
  async openDatastore(resource: string): Promise<void> {
    await this.openPath(`/catalog/default/resource/${resource}/operations`);
    await this.datastore(resource, 'Production').waitFor();
  }

  async openPath(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`, { waitUntil: 'commit' });
  }

  /** Chooses the language of everything that is opened from now on. */
  async speak(language: 'en' | 'de'): Promise<void> {
    await this.page.evaluate(
      chosen => localStorage.setItem('language', chosen),
      language,
    );
  }

  /** Unfolds what the Kubernetes plugin shows: the cluster, then the deployment in that namespace. */
  async unfoldKubernetesTab(cluster: string, namespace: string): Promise<void> {
    for (const name of [
      new RegExp(`^${cluster} `),
      new RegExp(`Deployment.*namespace: ${namespace}`, 's'),
    ]) {
      const folded = this.page.getByRole('button', { name, expanded: false });
      await folded.first().click();
    }
  }

  /** The column of an environment. */
  column(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true });
  }

  /** The titles of the columns, from left to right. */
  async columnTitles(): Promise<string[]> {
    await this.page.getByRole('heading', { level: 3 }).first().waitFor();
    return this.page.getByRole('heading', { level: 3 }).allInnerTexts();
  }

  /** A data store in an environment: how it stands and what can be done. */
  datastore(name: string, environment: string): Locator {
    return this.page.getByRole('group', {
      name: `${name} in ${environment}`,
      exact: true,
    });
  }

  /** The button of an operation on a data store. */
  datastoreButton(name: string, environment: string, kind: string): Locator {
    return this.datastore(name, environment).getByRole('button', {
      name: `${kind}: ${name} in ${environment}`,
    });
  }

  rollBackButton(environment: string): Locator {
    return this.column(environment)
      .getByRole('button', { name: 'Roll back', exact: true })
      .first();
  }

  /** Opens the menu of a column and chooses one of its operations. */
  async choose(environment: string, operation: string): Promise<void> {
    await this.column(environment)
      .getByRole('button', { name: /^More operations/ })
      .first()
      .click();
    await this.page.getByRole('menuitem', { name: operation }).click();
  }

  get #environments(): Locator {
    return this.page.getByRole('heading', { name: 'Environments', level: 2 });
  }
}
