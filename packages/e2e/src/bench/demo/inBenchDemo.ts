import type { Browser } from 'playwright-core';
import type { BenchResult } from '../report';
import { BenchDemo } from './BenchDemo';
import { withBrowser } from './withBrowser';

/** Measures something of the demo portal in a browser; both are ended afterwards. */
export async function inBenchDemo(
  log: (line: string) => void,
  measure: (demo: BenchDemo, browser: Browser) => Promise<BenchResult>,
): Promise<BenchResult> {
  const demo = await BenchDemo.start(log);
  try {
    return await withBrowser(browser => measure(demo, browser));
  } finally {
    await demo.stop();
  }
}
