import type { Locator, Page } from 'playwright-core';

/** The dialog of an operation, whichever kind. */
export class OperationDialog {
  constructor(private readonly page: Page) {}

  get root(): Locator {
    return this.page.getByRole('dialog');
  }

  get title(): Locator {
    return this.root.getByRole('heading', { level: 2 });
  }

  /** The option of a version among the revisions. */
  revision(version: string): Locator {
    return this.root.getByRole('radio', { name: version });
  }

  /** A part of the plan by its heading. */
  section(title: string): Locator {
    return this.root
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: title }) });
  }

  get reason(): Locator {
    return this.root.getByRole('textbox', { name: 'Reason' });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** Chooses a version to roll back to and waits for the plan. */
  async review(version: string): Promise<void> {
    await this.revision(version).check();
    await this.button('Review').click();
    await this.section('What changes').waitFor();
  }

  /** Waits until the operation that was asked for has ended well. */
  async succeeds(): Promise<void> {
    await this.root
      .getByText('Succeeded', { exact: true })
      .waitFor({ timeout: 90_000 });
  }

  /** Closes it, and waits until it is gone. */
  async close(name: 'Close' | 'Cancel'): Promise<void> {
    await this.button(name).click();
    await this.root.waitFor({ state: 'detached' });
  }
}
