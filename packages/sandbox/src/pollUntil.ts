import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer.
 *
 * @param ask - returns undefined as long as there is none; what it throws ends the wait.
 * @returns the answer, or undefined when the time is over.
 */
export async function pollUntil<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  options: {
    /** How long to ask, in milliseconds. */
    within: number;
    /**
     * The pause between two questions, in milliseconds.
     *
     * @default 50
     */
    every?: number;
  },
): Promise<T | undefined> {
  const end = performance.now() + options.within;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || performance.now() > end) {
      return answer;
    }
    await delay(options.every ?? 50);
  }
}
