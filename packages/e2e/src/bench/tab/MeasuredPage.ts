import type { Browser, Locator, Page } from 'playwright-core';
import { findLongestTask } from './mainThread';

/** What something on a page cost. */
export type Cost = {
  /** The longest stretch in which the page answered nothing, in milliseconds by the clock; 0 where none was over 50. */
  longest: number;
  /** The longest task in milliseconds of the processor: what the above is on a machine that does nothing else. */
  longestOfProcessor: number;
  /** From its start until it is seen and the page answers again, in milliseconds. */
  interactive: number;
};

type Task = { at: number; took: number };
type WithTasks = { slipwayTasks: Task[] };

/** How long a page must have been calm, in milliseconds. */
const calm = 1_000;

/** A page that notes its long tasks. */
export class MeasuredPage {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
  ) {}

  /** From the next navigation on the page notes its long tasks. */
  static async watch(browser: Browser, page: Page): Promise<MeasuredPage> {
    await page.addInitScript(() => {
      const tasks: Task[] = [];
      Object.assign(globalThis, { slipwayTasks: tasks });
      new PerformanceObserver(list =>
        list
          .getEntries()
          .forEach(({ startTime, duration }) =>
            tasks.push({ at: startTime, took: duration }),
          ),
      ).observe({ type: 'longtask', buffered: true });
    });
    return new MeasuredPage(browser, page);
  }

  /** Measures a navigation to that address. */
  async load(url: string, sight: Locator): Promise<Cost> {
    await this.#trace();
    await this.page.goto(url, { waitUntil: 'commit' });
    return this.#costSince(0, sight);
  }

  /** Measures something that is done on the page. */
  async act(action: () => Promise<unknown>, sight: Locator): Promise<Cost> {
    await this.#trace();
    const start = await this.#now();
    await action();
    return this.#costSince(start, sight);
  }

  async #costSince(start: number, sight: Locator): Promise<Cost> {
    await sight.waitFor();
    const seen = await this.#now();
    await this.page.waitForFunction(
      ({ since, quiet }) => {
        const { slipwayTasks: noted } = globalThis as unknown as WithTasks;
        const last = noted.at(-1);
        const busyUntil = Math.max(since, last ? last.at + last.took : 0);
        return performance.now() - busyUntil > quiet;
      },
      { since: seen, quiet: calm },
      { polling: 100 },
    );
    const tasks = await this.page.evaluate(
      since =>
        (globalThis as unknown as WithTasks).slipwayTasks.filter(
          task => task.at + task.took >= since,
        ),
      start,
    );
    const trace = JSON.parse((await this.browser.stopTracing()).toString());
    const ends = tasks.map(task => task.at + task.took);
    return {
      longest: Math.max(0, ...tasks.map(({ took }) => took)),
      longestOfProcessor: findLongestTask(trace.traceEvents),
      interactive: Math.max(seen, ...ends) - start,
    };
  }

  #trace(): Promise<void> {
    return this.browser.startTracing(this.page, {
      categories: ['toplevel', 'disabled-by-default-devtools.timeline'],
    });
  }

  #now(): Promise<number> {
    return this.page.evaluate(() => performance.now());
  }
}
