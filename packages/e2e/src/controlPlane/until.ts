import { setTimeout as sleep } from 'node:timers/promises';

/** @see {@link until} */
export interface UntilOptions {
  /** @default 60_000 */
  timeoutMs?: number;
  /** Asked at each attempt; a sentence ends the waiting with it as the error. @default never */
  failure?: () => Promise<string | undefined>;
}

/** Waits until `check` holds, asking every 100 ms; a check that throws counts as not yet. */
export async function until(
  what: string,
  check: () => Promise<boolean>,
  options: UntilOptions = {},
): Promise<void> {
  const { timeoutMs = 60_000, failure } = options;
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      if (await check()) {
        return;
      }
      last = undefined;
    } catch (error) {
      last = error;
    }
    const failed = await failure?.();
    if (failed) {
      throw new Error(failed);
    }
    await sleep(100);
  }
  throw new Error(
    `${what} did not happen within ${timeoutMs / 1000} s${last ? `: ${String(last)}` : ''}`,
  );
}
