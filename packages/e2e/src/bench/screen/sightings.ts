/** A number that was seen, and when. */
export type Sighting = { at: number; value: number };

/**
 * How long each change took until it was seen.
 *
 * @remarks
 * The value only grows, from change to change. Who looks now and then sees the newest only, and with it all before.
 *
 * @param changes - when each was made, and what the value has been since.
 * @returns undefined for one that was never seen.
 */
export function delaysOf(
  changes: readonly Sighting[],
  sightings: readonly Sighting[],
): (number | undefined)[] {
  return changes.map(({ at, value }) => {
    const seen = sightings.find(sighting => sighting.value >= value);
    // A watch can be quicker than the answer to who made the change.
    return seen && Math.max(0, seen.at - at);
  });
}

const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Pauses between changes that fall evenly over the rhythm of whoever looks now and then.
 *
 * @returns milliseconds, from the shortest to twice of it.
 */
export function pauseAfter(round: number, shortest: number): number {
  return shortest * (1 + ((round * golden) % 1));
}
