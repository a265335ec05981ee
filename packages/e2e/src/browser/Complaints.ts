import type { Page } from 'playwright-core';

/** What a page's console says that it should not. */
export class Complaints {
  readonly #unexpected: string[] = [];
  readonly #refusals = new Set<number>();

  constructor(page: Page) {
    page.on('pageerror', error => this.#unexpected.push(String(error)));
    page.on('console', message => {
      if (message.type() === 'error' && !this.#isExpected(message.text())) {
        this.#unexpected.push(`${message.text()} (${message.location().url})`);
      }
    });
  }

  /** What it has said since it was asked last. */
  take(): string[] {
    return this.#unexpected.splice(0);
  }

  /** The browser itself writes a line for each answer of that status. */
  expectRefusal(status: number): void {
    this.#refusals.add(status);
  }

  #isExpected(text: string): boolean {
    const [, status] =
      /Failed to load resource: .* status of (\d+)/.exec(text) ?? [];
    return status !== undefined && this.#refusals.has(Number(status));
  }
}
